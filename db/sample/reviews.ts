import { readFileSync } from "node:fs";
import type { ReviewMark } from "../../worker/domain/review.ts";
import { DEPARTMENT_OF_SHEET, type SampleSheet } from "./departments.ts";

/** What a director said of a report of this year. */
export interface SampleReview {
  quarter: number;
  goalSheet: SampleSheet;
  number: number;
  unit: string;
  reviewer: string;
  mark: ReviewMark;
  word: string;
  reviewedAt: string;
  seenAt?: string;
}

const FISCAL_YEAR = 2026;

/** The reviews of one report, by the number of the reviewer and the department that they lead. */
export function reviewRowsOf(
  report: Pick<SampleReview, "quarter" | "goalSheet" | "number" | "unit"> & { fiscalYear: number },
  reviews: readonly SampleReview[],
) {
  if (report.fiscalYear !== FISCAL_YEAR) return [];
  const isOfReport = (review: SampleReview) =>
    (["quarter", "goalSheet", "number", "unit"] as const).every((key) => review[key] === report[key]);
  return reviews.filter(isOfReport).map(({ reviewer, mark, word, reviewedAt, seenAt }) => ({
    reviewer,
    department: DEPARTMENT_OF_SHEET[report.goalSheet],
    mark,
    word,
    reviewedAt: Date.parse(reviewedAt),
    seenAt: seenAt ? Date.parse(seenAt) : null,
  }));
}

/** Everything that was said. */
export function readReviews(): SampleReview[] {
  return JSON.parse(readFileSync(new URL("./reviews.json", import.meta.url), "utf8"));
}
