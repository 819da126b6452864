// Each page's code is a file of its own, loaded when the page is opened.
import lazy from "preact-iso/lazy";
import { exec } from "preact-iso/router";

export const HomePage = lazy(() => import("./HomePage.tsx"));
export const GoalsPage = lazy(() => import("./GoalsPage.tsx"));
export const ReportPage = lazy(() => import("./ReportPage.tsx"));
export const GoalPage = lazy(() => import("./goal/GoalPage.tsx"));
export const PoliciesPage = lazy(() => import("./PoliciesPage.tsx"));
export const PointPage = lazy(() => import("./PointPage.tsx"));
export const DepartmentPage = lazy(() => import("./department/DepartmentPage.tsx"));
export const SettingsPage = lazy(() => import("./SettingsPage.tsx"));
export const LinkedPage = lazy(() => import("./LinkedPage.tsx"));

const PAGES = [
  { pattern: "/", page: HomePage },
  { pattern: "/goals/:unitId?", page: GoalsPage },
  { pattern: "/report", page: ReportPage },
  { pattern: "/units/:unitId/goals/:goalId", page: GoalPage },
  { pattern: "/policies", page: PoliciesPage },
  { pattern: "/points/:pointId", page: PointPage },
  { pattern: "/departments/:unitId?", page: DepartmentPage },
  { pattern: "/settings", page: SettingsPage },
  { pattern: "/link", page: LinkedPage },
];

/** Fetches the code of the page at a path before it is drawn. */
export async function preloadPage(path: string): Promise<void> {
  const found = PAGES.find(({ pattern }) => exec(path, pattern, { path, query: {}, params: {} }));
  await found?.page.preload();
}

/** Fetches the code of all pages, once the first is drawn. */
export function preloadRest() {
  for (const { page } of PAGES) void page.preload();
}
