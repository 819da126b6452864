// What the pages ask the server for, by name. Also lets the start of the app ask before the page's code is there.
import { exec } from "preact-iso/router";
import type { Api } from "../api.ts";
import type { Query, Resources } from "./resources.ts";

export type Queries = ReturnType<typeof createQueries>;

export function createQueries(api: Api) {
  return {
    home: () => ({ key: "home", load: api.home }),
    unitGoals: (unitId: string) => ({ key: `goals/${unitId}`, load: () => api.unitGoals(unitId) }),
    goalPage: (unitId: string, goalId: string) => ({
      key: `goal/${unitId}/${goalId}`,
      load: () => api.goalPage(unitId, goalId),
    }),
    policies: () => ({ key: "policies", load: api.policies }),
    point: (pointId: string) => ({ key: `point/${pointId}`, load: () => api.point(pointId) }),
    grid: (unitId: string) => ({ key: `grid/${unitId}`, load: () => api.grid(unitId) }),
  };
}

/** Asks for the data of a page whose address alone says what it needs. */
export function askAhead(path: string, queries: Queries, resources: Resources) {
  const query = queryOf(path, queries);
  if (query) resources.open(query as Query<unknown>);
}

function queryOf(path: string, queries: Queries) {
  if (path === "/" || path === "/report") return queries.home();
  if (path === "/policies") return queries.policies();
  const goal = params(path, "/units/:unitId/goals/:goalId");
  if (goal) return queries.goalPage(goal.unitId ?? "", goal.goalId ?? "");
  const goals = params(path, "/goals/:unitId");
  if (goals) return queries.unitGoals(goals.unitId ?? "");
  const point = params(path, "/points/:pointId");
  if (point) return queries.point(point.pointId ?? "");
  const department = params(path, "/departments/:unitId");
  if (department) return queries.grid(department.unitId ?? "");
  return null;
}

function params(path: string, pattern: string): Record<string, string> | null {
  const match = exec(path, pattern, { path, query: {}, params: {} }) as ReturnType<typeof exec> | undefined;
  return match ? match.params : null;
}
