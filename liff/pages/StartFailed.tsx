import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Page } from "../components/Page.tsx";
import { useApp } from "../store/app.ts";
import type { SessionState } from "../store/session.ts";
import { words } from "../text/index.ts";

/** The app could not find out who is there: why, and what helps. */
export function StartFailed({
  reason,
  inClient,
}: Omit<Extract<SessionState, { status: "failed" }>, "status">) {
  const { session } = useApp();
  const said = words.errors[reason];
  const text = "inClient" in said && inClient ? said.inClient : said.text;
  return (
    <Page title={words.app}>
      <Notice title={said.title} text={text} live>
        {reason === "stale" && inClient && <Button onPress={session.close}>{words.errors.close}</Button>}
        {reason === "stale" && !inClient && (
          <Button onPress={session.loginAgain}>{words.errors.login}</Button>
        )}
        {reason !== "stale" && <Button onPress={session.tryAgain}>{words.errors.retry}</Button>}
      </Notice>
    </Page>
  );
}
