import type { Grade } from "./grade.ts";

/** 上向き · 同じ · 下向き */
export const TRENDS = ["better", "same", "worse"] as const;
export type Trend = (typeof TRENDS)[number];

/**
 * From one answer of a unit for a goal to its next. A scale goes from its best grade down; what is finished or stopped
 * stands beside it, and without two answers there is no trend.
 * @param grades the scale, the best first
 */
export function trendOf(
  before: string | undefined,
  after: string | undefined,
  grades: readonly Grade[],
): Trend | null {
  const steps = grades.filter(({ tone }) => tone !== "done").map(({ id }) => id);
  const from = steps.indexOf(before ?? "");
  const to = steps.indexOf(after ?? "");
  if (from < 0 || to < 0) return null;
  return to < from ? "better" : to > from ? "worse" : "same";
}
