import { useEffect, useState } from "preact/hooks";
import { ErrorBoundary } from "preact-iso/lazy";
import { Route, Router } from "preact-iso/router";
import { ErrorState } from "../components/ErrorState.tsx";
import { NotFoundPage, PAGES, preloadRest } from "./index.ts";

const IDLE_MS = 1_500;

/** Which page an address shows. */
export function Pages() {
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const timer = setTimeout(preloadRest, IDLE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (broken) return <ErrorState failure={{ kind: "server" }} onRetry={() => location.reload()} />;
  return (
    <ErrorBoundary onError={() => setBroken(true)}>
      <Router>
        {PAGES.map(({ pattern, component }) => (
          <Route key={pattern} path={pattern} component={component} />
        ))}
        <Route default component={NotFoundPage} />
      </Router>
    </ErrorBoundary>
  );
}
