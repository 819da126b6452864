import type { CoverageView, GoalPointsView } from "../../worker/domain/policyViews.ts";
import { nested, type Routes } from "../api.ts";

/** 重点事項: how far one has come, what serves a point, and which points a goal serves. */
export function policyCalls({ routes, ask }: Routes) {
  const points = routes.units[":unitId"].goals[":goalId"].points;
  return {
    markOpened: (pointId: string, isFinished: boolean) =>
      ask(routes.points[":pointId"].opening.$put({ param: { pointId }, json: { isFinished } })),
    goalPoints: (unitId: string, goalId: string) =>
      nested<GoalPointsView>(ask(points.$get({ param: { unitId, goalId } }))),
    linkGoal: (unitId: string, goalId: string, pointIds: string[]) =>
      ask(points.$put({ param: { unitId, goalId }, json: { pointIds } })),
    /** Of a department, or of the whole city where no unit is named. */
    coverage: (unitId: string | undefined) =>
      nested<CoverageView>(
        unitId
          ? ask(routes.departments[":unitId"].coverage.$get({ param: { unitId }, query: {} }))
          : ask(routes.admin.coverage.$get({ query: {} })),
      ),
  };
}
