// 年度末 is where everything is due and nobody looks before March: what has not begun by October is shown then.
import type { CivilDate } from "../civilDate.ts";
import { type FiscalYear, fiscalYearRange, type Quarter, quarterOf } from "../fiscalYear.ts";
import type { CriterionState, GradeTone } from "../grade.ts";
import type { UnitRef } from "../views.ts";

/** From the third quarter on, the end of the year is near. */
const FIRST_QUARTER_SHOWN = 3;

export interface GoalStart {
  goalId: string;
  number: number;
  title: string;
  unit: UnitRef;
  fiscalYear: FiscalYear;
  /** Null where no day was read. */
  deadline: CivilDate | null;
  /** The quarters of its steps; null where nobody has placed a step. */
  steps: readonly (Quarter | null)[];
  /** The newest answer of the year; null where there is none. */
  answer: { tone: GradeTone; criteria: readonly CriterionState[] } | null;
}

/** A goal that should have begun. */
export type LateStart = Pick<GoalStart, "goalId" | "number" | "title" | "unit"> & {
  /** Nobody has answered for it this year; else the newest answer says that nothing is reached yet. */
  isSilent: boolean;
};

/**
 * The goals that are due at the end of the year, whose steps had their quarter, and of which no answer says that
 * anything has begun. Steps that nobody has placed are taken for the first half. Nothing before October.
 */
export function lateStarts(goals: readonly GoalStart[], today: CivilDate): LateStart[] {
  return goals.filter((goal) => isLate(goal, today)).map(toLateStart);
}

function isLate({ fiscalYear, deadline, steps, answer }: GoalStart, today: CivilDate): boolean {
  const now = quarterOf(today);
  if (now.fiscalYear !== fiscalYear || now.quarter < FIRST_QUARTER_SHOWN) return false;
  if (deadline !== null && deadline !== fiscalYearRange(fiscalYear).to) return false;
  const placed = steps.filter((quarter) => quarter !== null);
  const isPast = placed.length === 0 || placed.some((quarter) => quarter < now.quarter);
  return isPast && !hasBegun(answer);
}

/** A grade that is not a call for attention, or a criterion that is reached at least in part. */
function hasBegun(answer: GoalStart["answer"]): boolean {
  if (!answer) return false;
  const isCalm = answer.tone !== "warn" && answer.tone !== "bad";
  return isCalm || answer.criteria.some((state) => state !== "notYet");
}

function toLateStart({ goalId, number, title, unit, answer }: GoalStart): LateStart {
  return { goalId, number, title, unit, isSilent: answer === null };
}
