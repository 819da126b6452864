// Each page's code is a file of its own, loaded when the page is opened.
import type { FunctionComponent } from "preact";
import lazy from "preact-iso/lazy";
import { exec } from "preact-iso/router";
import { reloadForNewCode } from "../store/oncePerWhile.ts";
import { LoadFailedPage } from "./LoadFailedPage.tsx";

type Load = () => Promise<{ default: FunctionComponent }>;

const page = (pattern: string, load: Load) => ({ pattern, load, component: lazy(orReload(load)) });

/** The pages that need somebody signed in, by the pattern of their address. */
export const PAGES = [
  page("/", () => import("./HomePage.tsx")),
  page("/goals/:unitId?", () => import("./GoalsPage.tsx")),
  page("/report", () => import("./ReportPage.tsx")),
  page("/units/:unitId/goals/:goalId", () => import("./goal/GoalPage.tsx")),
  page("/review", () => import("./review/ReviewPage.tsx")),
  page("/policies", () => import("./PoliciesPage.tsx")),
  page("/units/:unitId/goals/:goalId/points", () => import("./policy/GoalPointsPage.tsx")),
  page("/coverage/:unitId?", () => import("./policy/CoveragePage.tsx")),
  page("/points/:pointId", () => import("./PointPage.tsx")),
  page("/departments/:unitId?", () => import("./department/DepartmentPage.tsx")),
  page("/departments/:unitId/talk", () => import("./talk/TalkPage.tsx")),
  page("/deadlines", () => import("./deadlines/DeadlinesPage.tsx")),
  page("/deadlines/new", () => import("./deadlines/DeadlineFormPage.tsx")),
  page("/deadlines/:deadlineId", () => import("./deadlines/DeadlinePage.tsx")),
  page("/deadlines/:deadlineId/edit", () => import("./deadlines/DeadlineFormPage.tsx")),
  page("/morning/:unitId?", () => import("./morning/MorningPage.tsx")),
  page("/settings/calendar", () => import("./settings/CalendarPage.tsx")),
  page("/settings", () => import("./settings/SettingsPage.tsx")),
  page("/promise", () => import("./promise/PromisePage.tsx")),
  page("/admin/deliveries", () => import("./admin/deliveries/DeliveriesPage.tsx")),
  page("/admin/settings", () => import("./admin/rules/RulesPage.tsx")),
  page("/overtime", () => import("./overtime/OvertimePage.tsx")),
  page("/overtime/board/:unitId?", () => import("./overtime/board/BoardPage.tsx")),
  page("/overtime/department/:unitId?", () => import("./overtime/hours/DepartmentHoursPage.tsx")),
  page("/overtime/section/:unitId?", () => import("./overtime/hours/SectionHoursPage.tsx")),
  page("/overtime/settle/:unitId?", () => import("./overtime/settle/SettlePage.tsx")),
  page("/overtime/personnel", () => import("./overtime/personnel/PersonnelPage.tsx")),
  page("/admin/invites", () => import("./admin/invites/InvitesPage.tsx")),
  page("/link", () => import("./LinkedPage.tsx")),
  page("/logged-in", () => import("./LoggedInPage.tsx")),
];

/** What is shown where no page fits. */
export const NotFoundPage = lazy(orReload(() => import("./NotFoundPage.tsx")));

/** Fetches the code of the page at a path before it is drawn. */
export async function preloadPage(path: string): Promise<void> {
  const found = PAGES.find(({ pattern }) => exec(path, pattern, { path, query: {}, params: {} }));
  await found?.component.preload();
}

/**
 * Fetches the code of everybody's pages ahead, one after the other: asked for at once they would hold up a tap. One that
 * cannot be had now is asked for again when it is opened.
 */
export async function preloadRest(): Promise<void> {
  for (const { pattern, load } of PAGES) {
    if (!pattern.startsWith("/admin/")) await load().catch(() => undefined);
  }
}

/** A page's code from before the last deployment is gone: the new code is one reload away. */
function orReload(load: Load): Load {
  return () =>
    load().catch(() => {
      if (navigator.onLine) reloadForNewCode();
      return { default: LoadFailedPage };
    });
}
