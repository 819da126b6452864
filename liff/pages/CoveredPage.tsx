import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Page } from "../components/Page.tsx";
import { useApp } from "../store/app.ts";
import { words } from "../text/index.ts";
import { loginWords } from "../text/pages/login.ts";

/**
 * In front of a page whose session nobody used, or its owner ended elsewhere: what it shows and what is typed in it wait
 * behind for the same person.
 */
export default function CoveredPage() {
  const { session } = useApp();
  const state = session.state.value;
  const [titleBehind] = useState(document.title);
  useEffect(
    () => () => {
      document.title = titleBehind;
    },
    [],
  );
  const why = state.status === "expired" && state.why === "ended" ? "ended" : "idle";
  return (
    <Page title={words.app}>
      <Notice title={loginWords[why].title} text={loginWords[why].text} live>
        <Button onPress={session.loginAgain}>{loginWords.login}</Button>
        <Button look="quiet" onPress={() => void session.logOut()}>
          {loginWords.other}
        </Button>
      </Notice>
    </Page>
  );
}
