import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Page } from "../components/Page.tsx";
import { useApp } from "../store/app.ts";
import type { StartFailure } from "../store/session.ts";
import { words } from "../text/index.ts";

/** The app could not ask who is there. */
export function StartFailed({ reason }: { reason: StartFailure }) {
  const { session } = useApp();
  const { title, text } = words.errors[reason];
  return (
    <Page title={words.app}>
      <Notice title={title} text={text} live>
        <Button onPress={session.tryAgain}>{words.errors.retry}</Button>
      </Notice>
    </Page>
  );
}
