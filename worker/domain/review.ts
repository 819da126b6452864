// 確認: what a superior says of a report. Never a score: a sign that it was read, thanks, an offer to talk, a question.
import type { Grade } from "./grade.ts";

/** 了解 · 助かる · 相談しよう · 質問して戻す */
export const REVIEW_MARKS = ["seen", "helpful", "discuss", "question"] as const;
export type ReviewMark = (typeof REVIEW_MARKS)[number];

/** Longest word of a reviewer, in UTF-16 code units. */
export const MAX_REVIEW_CHARACTERS = 500;

/** By when a report is looked at and a question answered, in working days. */
export const REVIEW_WORKING_DAYS = 5;

/** A report may be taken back by its author for so long, by the server's clock. */
export const UNDO_SECONDS = 60;
/** What the way to the server may cost on top, without a word about it on the screen. */
export const UNDO_GRACE_SECONDS = 5;

/**
 * Whether a report can be acknowledged together with others: nobody asks for help in it, names an obstacle, or says
 * that the goal is behind.
 */
export function isPlain(
  report: { needsSupport: boolean; blocked: string },
  grade: Pick<Grade, "tone"> | undefined,
): boolean {
  return (
    !report.needsSupport &&
    report.blocked === "" &&
    grade !== undefined &&
    grade.tone !== "warn" &&
    grade.tone !== "bad"
  );
}

/** Whose help a report asks for: the next superior, the department's director, the reform office. */
export const SUPPORT_FROM = ["superior", "director", "office"] as const;
export type SupportFrom = (typeof SUPPORT_FROM)[number];
