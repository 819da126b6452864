import { ErrorState } from "../components/ErrorState.tsx";
import { Page } from "../components/Page.tsx";
import { words } from "../text/index.ts";

/** The code of a page could not be fetched. */
export function LoadFailedPage() {
  return (
    <Page title={words.app}>
      <ErrorState
        failure={{ kind: navigator.onLine ? "server" : "offline" }}
        onRetry={() => location.reload()}
      />
    </Page>
  );
}
