import type { CivilDate } from "../domain/civilDate.ts";
import type { Difference } from "../domain/differences.ts";
import type { UnknownUnit } from "../domain/matchUnits.ts";
import type { Month } from "../domain/overtime/month.ts";

/** How any import may be run. */
export interface ImportOptions {
  /** Make units that are missing instead of refusing. */
  createUnits?: boolean;
  /** Store the good rows although others were bad; nothing is withdrawn or ended then. */
  skipBadRows?: boolean;
  /** Compare and report, write nothing. */
  dryRun?: boolean;
  /** The name of the root, where the organisation has none yet. */
  cityName?: string | undefined;
}

/** One thing that an import changed, named as people know it. */
export interface Change {
  subject: string;
  differences: Difference[];
}

/** What came of an import. Counts and names, in the paper's order. */
export interface Imported {
  kind: "imported";
  dryRun: boolean;
  /** The unit whose paper it is, where there is one. */
  unit: string | null;
  fiscalYear: number | null;
  added: string[];
  changed: Change[];
  /** No longer in the paper: withdrawn or ended, their history kept. */
  withdrawn: string[];
  /** Stored, not in the paper and left as they are. */
  left: string[];
  unchanged: number;
  createdUnits: string[];
  /** Bad rows that were left out because it was wished so, with their lines. */
  skipped?: string[];
}

export type ImportRefusal =
  | { kind: "refused"; reason: "nothingRead" }
  /** Nobody knows which column of the attendance system is which; the headings it has. */
  | { kind: "refused"; reason: "columnsUnknown"; headings: string[] }
  /** Days of people who are not in the roster, hold no post on the day, or that are still to come. */
  | {
      kind: "refused";
      reason: "unplacedDaysOfStaff";
      rows: { line: number; staffNumber: string; day: CivilDate; why: "noStaff" | "noPost" | "future" }[];
    }
  | { kind: "refused"; reason: "monthsLocked"; months: Month[] }
  | { kind: "refused"; reason: "badRows"; errors: number }
  | { kind: "refused"; reason: "yearUnknown" }
  | { kind: "refused"; reason: "departmentUnknown" }
  | { kind: "refused"; reason: "departmentNotFound"; name: string; nearest: string[] }
  | { kind: "refused"; reason: "unknownUnits"; units: UnknownUnit[] }
  /** Names in a list of days that no unit bears, or more than one. */
  | { kind: "refused"; reason: "unplacedDays"; units: UnknownUnit[] }
  /** Two ways of writing one unit, with the same day. */
  | { kind: "refused"; reason: "dayTwice"; day: CivilDate }
  /** Two ways of writing one unit, with hours for the same month. */
  | { kind: "refused"; reason: "allotmentTwice"; unit: string; month: Month }
  /** Less than the unit has passed on to others already; minutes. */
  | { kind: "refused"; reason: "allotmentPassedOn"; unit: string; month: Month; passedOn: number }
  /** Nobody there could be spoken to for a year or more. */
  | { kind: "refused"; reason: "neverOpen"; from: CivilDate }
  /** Somebody else changed the same things between reading and writing. */
  | { kind: "refused"; reason: "changedMeanwhile" };

export type ImportOutcome = Imported | ImportRefusal;

/** Why a document of which nothing was read cannot be stored. */
export function emptyRefusal(document: {
  kind: string;
  headings?: string[];
  isUnderstood?: boolean;
}): ImportRefusal {
  const { headings, isUnderstood } = document;
  return headings && headings.length > 0 && !isUnderstood
    ? { kind: "refused", reason: "columnsUnknown", headings }
    : { kind: "refused", reason: "nothingRead" };
}

/** A document with an error in its problems is not all of the paper. */
export function errorsIn(document: { problems: readonly { severity: "error" | "notice" }[] }): number {
  return document.problems.filter((problem) => problem.severity === "error").length;
}
