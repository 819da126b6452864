import type { Problem, UnclearHours } from "../documents/index.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { Difference } from "../domain/differences.ts";
import type { UnknownUnit } from "../domain/matchUnits.ts";
import type { Month } from "../domain/overtime/month.ts";

/** A row, as its line, number and title, and the title of the stored goal that has the number. */
export interface TakenNumber {
  line: number | null;
  number: number;
  title: string;
  holder: string;
}

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
  /** Nobody has said whether 1.30 is an hour and thirty minutes or 1.3 hours, and the column does not show it. */
  | { kind: "refused"; reason: "hoursUnclear"; hours: UnclearHours }
  /** Days of people who are not in the roster, hold no post on the day, or that are still to come. */
  | {
      kind: "refused";
      reason: "unplacedDaysOfStaff";
      rows: { line: number; staffNumber: string; day: CivilDate; why: "noStaff" | "noPost" | "future" }[];
    }
  | { kind: "refused"; reason: "monthsLocked"; months: Month[] }
  | { kind: "refused"; reason: "badRows"; errors: number }
  /** What is wrong is of the whole paper, so no row can be left out for it; what was found, in words. */
  | { kind: "refused"; reason: "damagedPaper"; faults: string[] }
  /** With rows left out nothing is withdrawn, and these numbers are still those of goals that might have gone. */
  | { kind: "refused"; reason: "numbersTaken"; numbers: TakenNumber[] }
  /** Numbers known under a wholly different name: 改姓, or somebody else? */
  | {
      kind: "refused";
      reason: "namesDiffer";
      people: { staffNumber: string; before: string; after: string }[];
    }
  /** Something was said about numbers that the roster does not have, or both things about one. */
  | { kind: "refused"; reason: "choicesUnfit"; staffNumbers: string[] }
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
  unclearHours?: UnclearHours | null;
}): ImportRefusal {
  const { headings, isUnderstood, unclearHours } = document;
  if (unclearHours) return { kind: "refused", reason: "hoursUnclear", hours: unclearHours };
  return headings && headings.length > 0 && !isUnderstood
    ? { kind: "refused", reason: "columnsUnknown", headings }
    : { kind: "refused", reason: "nothingRead" };
}

/** A paper with what was found wrong while it was read. */
export interface ReadPaper {
  problems: readonly Pick<Problem, "severity" | "line" | "message">[];
}

/** A document with an error in its problems is not all of the paper. */
export function errorsIn({ problems }: ReadPaper): number {
  return problems.filter(({ severity }) => severity === "error").length;
}

/**
 * Why a paper cannot be taken as it was read; null where it can. Bad rows may be left out on request, a fault of the whole
 * paper may not: what it hides is not known, and storing the rest would erase what is stored.
 */
export function unreadRefusal(paper: ReadPaper, { skipBadRows }: ImportOptions): ImportRefusal | null {
  const errors = paper.problems.filter(({ severity }) => severity === "error");
  const ofPaper = errors.filter(({ line }) => line === null);
  if (ofPaper.length > 0) {
    return { kind: "refused", reason: "damagedPaper", faults: ofPaper.map(({ message }) => message) };
  }
  if (errors.length === 0 || skipBadRows) return null;
  return { kind: "refused", reason: "badRows", errors: errors.length };
}
