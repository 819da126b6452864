import { ButtonLink } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Page } from "../components/Page.tsx";
import { useMe } from "../store/app.ts";
import { words } from "../text/index.ts";
import { linkWords } from "../text/pages/link.ts";

/** /link for somebody who is linked already. */
export default function LinkedPage() {
  const { name } = useMe();
  return (
    <Page title={linkWords.title}>
      <Notice title={linkWords.already(name)}>
        <ButtonLink href="/">{words.openHome}</ButtonLink>
        <ButtonLink href="/settings" look="quiet">
          {words.nav.settings}
        </ButtonLink>
      </Notice>
    </Page>
  );
}
