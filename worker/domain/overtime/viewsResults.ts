// What the screens show and send about the end of an evening, and about months in which order and record are put beside
// each other. All lengths and times are minutes; times count from the 00:00 with which the day of the order begins.
import type { CivilDate } from "../civilDate.ts";
import type { UnitRef } from "../views.ts";
import type { Interview } from "./interview.ts";
import type { Month } from "./month.ts";
import type { ResultRefusal } from "./result.ts";

/** 実績 as the person said it. An order that was not used has `until` equal to `from`. */
export interface ResultView {
  version: number;
  from: number;
  until: number;
  breakMinutes: number;
  /** Without the break. */
  minutes: number;
  word: string;
  writtenAt: number;
}

/** An ordered evening of one's own, with what was said of it. */
export interface Evening {
  orderId: string;
  day: CivilDate;
  from: number;
  until: number;
  breakMinutes: number;
  minutes: number;
  task: string;
  isRestDay: boolean;
  /** Null until the person has said it. */
  result: ResultView | null;
}

/** 「命令どおり」, 「使わなかった」, or the times as they were. */
export type SaidResult =
  | { kind: "asOrdered" }
  | { kind: "notUsed" }
  | { kind: "times"; from: number | string; until: number | string; breakMinutes: number | string };

/** POST /api/overtime/results */
export interface ResultsInput {
  /** Made once per act of sending: the same act arriving twice is stored once. */
  submissionKey: string;
  results: {
    orderId: string;
    /** Version of the result that was looked at; 0 where there was none. */
    baseVersion: number;
    said: SaidResult;
    word: string;
  }[];
}

/** What came of one of them; `moved` holds what was said meanwhile, to be looked at first. */
export type ResultOutcome = { orderId: string } & (
  | { kind: "recorded"; day: CivilDate; result: ResultView; hasActual: boolean; isRepeat: boolean }
  | { kind: "moved"; latest: ResultView | null }
  | { kind: "refused"; refusal: ResultRefusal }
);

/** A person as the lists name them. */
export interface SettledPerson {
  staffId: string;
  name: string;
  title: string;
}

/** The four lists of a month. Each asks to put the record right. */
export const SETTLEMENT_LISTS = ["unsettled", "noOrder", "longerThanOrdered", "notUsed"] as const;
export type SettlementList = (typeof SETTLEMENT_LISTS)[number];

/** A day of a person on which order and record are apart, or on which the person has not yet said anything. */
export interface SettlementLine {
  list: SettlementList;
  person: SettledPerson;
  sectionId: string;
  day: CivilDate;
  orders: {
    orderId: string;
    from: number;
    until: number;
    breakMinutes: number;
    task: string;
    word: string;
  }[];
  /** All orders of the day. */
  ordered: number;
  /** Of record; null until there is one. */
  worked: number | null;
  /** When the person left, where it is known. */
  leftAt: number | null;
  isActual: boolean;
  /** What an order afterwards would most likely say; null where one cannot help, or is not this reader's to give. */
  afterwards: { from: number; until: number } | null;
}

/** GET /api/units/:unitId/overtime/settlement?month= */
export interface Settlement {
  unit: UnitRef;
  today: CivilDate;
  month: Month;
  isLocked: boolean;
  /** In the order of the organisation. */
  sections: UnitRef[];
  /** By section, day and staff number; never by hours. */
  lines: SettlementLine[];
  /** Why people stay, for an order afterwards. */
  reasons: { key: string; label: string }[];
  /** How to reach the personnel section; empty where none is named. */
  contact: string;
}

/** POST /api/units/:unitId/overtime/settlement: what was worked longer than ordered is ordered afterwards. */
export interface AfterwardsInput {
  submissionKey: string;
  staffId: string;
  day: CivilDate;
  word: string;
}

/** How many days of a unit are on which list. */
export type SettlementCounts = Record<SettlementList, number>;

/** The same of all that closing a month would leave as it is, with the applications on which nobody has decided. */
export type MonthOpen = SettlementCounts & { undecided: number };

/** GET /api/overtime/personnel?month= */
export interface Personnel {
  today: CivilDate;
  month: Month;
  /** The newest first, the running one among them. */
  months: { month: Month; isOver: boolean; lockedAt: number | null; lockedBy: string }[];
  /** Of the month in the whole city, also in units that are no longer there. */
  open: MonthOpen;
  /** In the order of the organisation; those without any overtime in the month as well. */
  departments: { unit: UnitRef; open: MonthOpen }[];
  /** Whom a doctor is to see after the month, by section and staff number. */
  interviews: {
    person: SettledPerson;
    section: string;
    interview: Exclude<Interview, { kind: "none" }>;
  }[];
  /** 特例業務 of the month, to be looked into afterwards. */
  special: { person: SettledPerson; section: string; day: CivilDate; minutes: number; word: string }[];
  contact: string;
}

/** Something about a file, at its place. */
export interface PaperRemark {
  line: number | null;
  column: string | null;
  message: string;
}

/** POST /api/overtime/actuals: what a file of the attendance system would change, or has changed. */
export interface ActualsAnswer {
  /** Days that were read. */
  read: number;
  problems: PaperRemark[];
  /** How many more there are of these. */
  moreProblems: number;
  /** What was read, and is for somebody to look at. */
  notices: PaperRemark[];
  moreNotices: number;
  /** The headings of the table, for whoever has to say which is which. */
  headings: string[];
  isUnderstood: boolean;
  /** A number of hours that may be meant in 60進 or 10進 (minutes as each has it), where nobody has said which. */
  unclearHours: { line: number; written: string; base60: number; decimal: number } | null;
  /** Null where it is refused; why is in `message`. */
  changes: {
    added: string[];
    changed: { subject: string; before: string; after: string }[];
    counts: { added: number; changed: number; unchanged: number; skipped: number };
  } | null;
  /** Bad lines can be left out. */
  maySkip: boolean;
  message: string | null;
}
