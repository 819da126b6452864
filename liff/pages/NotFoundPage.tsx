import { ButtonLink } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Page } from "../components/Page.tsx";
import { words } from "../text/index.ts";

export default function NotFoundPage() {
  const { title, text } = words.errors.notFound;
  return (
    <Page title={words.app}>
      <Notice title={title} text={text}>
        <ButtonLink href="/">{words.openHome}</ButtonLink>
      </Notice>
    </Page>
  );
}
