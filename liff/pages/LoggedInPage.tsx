import { useEffect } from "preact/hooks";
import { ButtonLink } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Page } from "../components/Page.tsx";
import { useApp } from "../store/app.ts";
import { words } from "../text/index.ts";
import { loginWords } from "../text/pages/login.ts";

/** The end of a login beside a page that waits for it: tells that page, and closes where the browser lets it. */
export default function LoggedInPage() {
  const { otherTabs } = useApp();
  useEffect(() => {
    otherTabs.tell("signedIn");
    window.close();
  }, []);
  return (
    <Page title={loginWords.loggedIn.title}>
      <Notice title={loginWords.loggedIn.text}>
        <ButtonLink href="/" look="quiet">
          {words.openHome}
        </ButtonLink>
      </Notice>
    </Page>
  );
}
