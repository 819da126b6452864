import { useLocation } from "preact-iso/router";
import { ButtonLink } from "../components/Button.tsx";
import { DoneArt } from "../components/DoneArt.tsx";
import { Notice } from "../components/Notice.tsx";
import { Page } from "../components/Page.tsx";
import { useMe } from "../store/app.ts";
import { words } from "../text/index.ts";

/** /link for somebody who is linked, just now or since long. */
export default function LinkedPage() {
  const { name } = useMe();
  const { query } = useLocation();
  const isNew = "linked" in query;
  return (
    <Page title={words.link.title}>
      <Notice
        art={isNew && <DoneArt />}
        title={isNew ? words.link.linked : words.link.already(name)}
        text={isNew && words.link.linkedText(name)}
        live
      >
        <ButtonLink href="/">{words.openHome}</ButtonLink>
        <ButtonLink href="/settings" look="quiet">
          {words.settings.title}
        </ButtonLink>
      </Notice>
    </Page>
  );
}
