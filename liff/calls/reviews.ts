import type { ReviewInput, ReviewsView } from "../../worker/domain/reviewViews.ts";
import { nested, type Routes } from "../api.ts";

/** 確認, and 取り消す. */
export function reviewCalls({ routes, ask }: Routes) {
  const report = routes.reports[":reportId"];
  const unit = routes.units[":unitId"];
  return {
    reviews: () => nested<ReviewsView>(ask(routes.reviews.$get())),
    review: (reportId: string, json: ReviewInput) => ask(report.reviews.$post({ param: { reportId }, json })),
    acknowledge: (unitId: string, reportIds: string[]) =>
      ask(unit.reviews.seen.$post({ param: { unitId }, json: { reportIds } })),
    markSeen: (unitId: string, goalId: string) =>
      ask(unit.goals[":goalId"].reviews.seen.$put({ param: { unitId, goalId } })),
    undo: (reportId: string) => ask(report.undo.$post({ param: { reportId } })),
  };
}
