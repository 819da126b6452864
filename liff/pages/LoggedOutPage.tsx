import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Page } from "../components/Page.tsx";
import { useApp } from "../store/app.ts";
import { isInsideLine } from "../store/loginBeside.ts";
import { words } from "../text/index.ts";
import { loginWords } from "../text/pages/login.ts";

const said = loginWords.loggedOut;

/** Nobody is here any more. The way back in is a fresh start, with nothing in the memory of the page. */
export default function LoggedOutPage() {
  const { session } = useApp();
  const inside = isInsideLine();
  return (
    <Page title={words.app}>
      <Notice title={said.title} text={said.text} live>
        <p class="hint">{inside ? said.insideLine : said.shared}</p>
        {inside ? (
          <Button onPress={session.close}>{said.close}</Button>
        ) : (
          <Button onPress={() => location.assign("/")}>{said.login}</Button>
        )}
      </Notice>
    </Page>
  );
}
