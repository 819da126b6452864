// What the screens of 確認 show and send.
import type { Quarter } from "./fiscalYear.ts";
import type { Grade } from "./grade.ts";
import type { ReviewMark, SupportFrom } from "./review.ts";
import type { RoundRef, UnitRef } from "./views.ts";

/** What a superior said of a version of a report. */
export interface ReviewView {
  id: string;
  mark: ReviewMark;
  /** Empty where nothing was written. */
  word: string;
  /** As they were when it was said. */
  reviewerName: string;
  reviewerTitle: string;
  reviewedAt: number;
  /** Somebody of the unit has seen it. */
  isSeen: boolean;
}

/** A report nobody above has looked at yet. */
export interface FreshReport {
  id: string;
  version: number;
  round: RoundRef;
  goal: { id: string; number: number; title: string };
  gradeId: string;
  /** The grade of the latest earlier round that was answered. */
  previousGradeId: string | null;
  done: string;
  blocked: string;
  next: string;
  /** The quarter whose words these are, every one. */
  carriedFrom: Quarter | null;
  needsSupport: boolean;
  supportFrom: SupportFrom | null;
  authorName: string;
  authorTitle: string;
  submittedAt: number;
  /** Can be acknowledged together with others. */
  isPlain: boolean;
}

/** GET /api/reviews: new reports of the units whose nearest superior the caller is; those asking for help first. */
export interface ReviewsView {
  grades: Grade[];
  /** All of them, also those beyond what one answer holds. */
  total: number;
  units: { unit: UnitRef; reports: FreshReport[] }[];
}

/** POST /api/reports/:reportId/reviews */
export interface ReviewInput {
  /** Made once per act, so that a repeated request is stored once. */
  reviewKey: string;
  mark: ReviewMark;
  word: string;
}

/** What came of it. */
export type ReviewOutcome =
  | { kind: "reviewed"; review: ReviewView; isRepeat: boolean }
  | { kind: "refused"; reason: ReviewRefusal };

export type ReviewRefusal =
  | "notFound"
  /** The caller does not lead a unit above. */
  | "notSuperior"
  | "ownReport"
  | "newerVersion"
  /** A question cannot be answered any more. */
  | "roundNotOpen"
  | "wordMissing"
  | "wordTooLong"
  | "otherAct";

/** POST /api/reports/:reportId/undo */
export type UndoOutcome = { kind: "undone"; isRepeat: boolean } | { kind: "refused"; reason: UndoRefusal };

export type UndoRefusal = "notFound" | "notAuthor" | "tooLate" | "newerVersion" | "reviewed" | "roundNotOpen";

/** What superiors said of a unit's reports and nobody of it has seen: a quiet line on the home screen. */
export interface ReviewNews {
  unit: UnitRef;
  /** The goal to open first. */
  goalId: string;
  count: number;
}
