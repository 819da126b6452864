import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Page } from "../components/Page.tsx";
import { useApp } from "../store/app.ts";
import type { LoginTrouble } from "../store/session.ts";
import { words } from "../text/index.ts";
import { loginTroubleWords } from "../text/pages/loginTrouble.ts";

/** Something beside the network stands in the way of a login: what it is, and what helps. */
export default function LoginTroublePage() {
  const { session } = useApp();
  const state = session.state.value;
  if (state.status !== "stopped") return null;
  const said = loginTroubleWords[state.trouble];
  const text = "inClient" in said && state.inClient ? said.inClient : said.text;
  return (
    <Page title={words.app}>
      <Notice title={said.title} text={text} live>
        <WayOn trouble={state.trouble} inClient={state.inClient} />
      </Notice>
    </Page>
  );
}

function WayOn({ trouble, inClient }: { trouble: LoginTrouble; inClient: boolean }) {
  const { session } = useApp();
  if (trouble !== "stale") return <Button onPress={session.tryAgain}>{words.errors.retry}</Button>;
  return inClient ? (
    <Button onPress={session.close}>{words.errors.close}</Button>
  ) : (
    <Button onPress={session.loginAgain}>{words.errors.login}</Button>
  );
}
