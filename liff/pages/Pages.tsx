import { useEffect, useState } from "preact/hooks";
import { ErrorBoundary } from "preact-iso/lazy";
import { Route, Router } from "preact-iso/router";
import { ErrorState } from "../components/ErrorState.tsx";
import {
  DepartmentPage,
  GoalPage,
  GoalsPage,
  HomePage,
  LinkedPage,
  PointPage,
  PoliciesPage,
  preloadRest,
  ReportPage,
  SettingsPage,
} from "./index.ts";
import { NotFoundPage } from "./NotFoundPage.tsx";

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
        <Route path="/" component={HomePage} />
        <Route path="/goals/:unitId?" component={GoalsPage} />
        <Route path="/report" component={ReportPage} />
        <Route path="/units/:unitId/goals/:goalId" component={GoalPage} />
        <Route path="/policies" component={PoliciesPage} />
        <Route path="/points/:pointId" component={PointPage} />
        <Route path="/departments/:unitId?" component={DepartmentPage} />
        <Route path="/settings" component={SettingsPage} />
        <Route path="/link" component={LinkedPage} />
        <Route default component={NotFoundPage} />
      </Router>
    </ErrorBoundary>
  );
}
