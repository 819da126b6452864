// What the screens of hours show to those who lead a section or a department, and to the personnel section. All lengths
// are minutes, all times minutes after the 00:00 with which their day begins.
import type { CivilDate } from "../civilDate.ts";
import type { UnitRef } from "../views.ts";
import type { BurnDownEnd, BurnDownPoint } from "./burnDown.ts";
import type { HoursNow } from "./hoursNow.ts";
import type { Levelling } from "./levelling.ts";
import type { Month } from "./month.ts";
import type { ReasonSum } from "./reasons.ts";
import type { ExceptionKind, Regime, TransferState, WarningLevel } from "./states.ts";

/** A person as the lists name them. */
export interface PersonRef {
  staffId: string;
  name: string;
  title: string;
}

/** GET /api/units/:unitId/overtime/hours?month= */
export interface UnitHours {
  unit: UnitRef;
  today: CivilDate;
  /** The month shown, and those of its fiscal year from April to March. */
  month: Month;
  months: Month[];
  /** By which all should have left. */
  leaveBy: number;
  /** The unit is a section itself. */
  isSection: boolean;
  /** In the order of the organisation. */
  sections: SectionHours[];
  /** By section and staff number, never by hours; nobody is left out for having none. */
  people: PersonMonths[];
  /** Of those with a warning, in the same order. */
  warned: WarnedPerson[];
  lastEvening: LastEvening;
  /** Why people stayed in the month shown. */
  reasons: ReasonHours[];
  exceptions: ExceptionView[];
  transfers: TransferView[];
  regimes: RegimeView[];
  /** Units that have hours of their own in the month and can be asked for some, or be given some. */
  partners: (UnitRef & { department: string })[];
  may: {
    /** Declares exceptions, as director or for the personnel section. */
    declare: boolean;
    /** Takes hours out of the limits by an exception, and designates sections. */
    designate: boolean;
    /** Asks for hours and gives them. */
    transfer: boolean;
    /** Leads the people, and says what is going to be done about a warning. */
    look: boolean;
  };
}

export interface SectionHours {
  unit: UnitRef;
  regime: Regime;
  people: number;
  /** 配当時間 of the month shown and of its quarter; null where none were given. */
  month: AllotmentWindow | null;
  quarter: AllotmentWindow | null;
  /** Recorded in the month, and ordered but not yet recorded. */
  used: number;
  pending: number;
  /** Applications that wait for whoever leads the section. */
  waiting: number;
  /** How many people are warned of, by level. */
  warned: Record<Exclude<WarningLevel, "calm">, number>;
  /** Of the last month that is over. */
  levelling: Levelling & {
    month: Month;
    /** Those who carried the most in all the months; only for whoever leads the section, never sent to anybody else. */
    carriers: PersonRef[] | null;
  };
}

/** Hours given for a window with what became of them. */
export interface AllotmentWindow {
  from: CivilDate;
  to: CivilDate;
  allotted: number;
  used: number;
  left: number;
  forecast: number | null;
  end: BurnDownEnd;
  /** For the chart; the first is the day before the window. */
  points: BurnDownPoint[];
  days: { done: number; left: number };
}

/** What a person worked in a section; one that left it, or leads it by now, stands there with what was worked in it. */
export interface PersonMonths {
  person: PersonRef;
  sectionId: string;
  /** Of those who can be ordered to stay in the section today. */
  isHere: boolean;
  /** In the section, of `UnitHours.months`, in their order, with what is ordered and unconfirmed; null for those to come. */
  months: (number | null)[];
  /** Months in which some of that is unconfirmed and counted as ordered. */
  pending: Month[];
  /** What they worked in other sections in a month; only of those who are here. */
  elsewhere: Readonly<Partial<Record<Month, number>>>;
  /** Months that came near the limit of a month, or over it. */
  marks: Readonly<Partial<Record<Month, "near" | "over">>>;
  /** Until the end of the month shown, wherever it was worked; of those who are not here, in the section. */
  year: number;
  /** Of the month shown; those near a limit are among the warned, with all of it. Null for those who are not here. */
  hours: Pick<HoursNow, "used" | "left"> | null;
}

export interface WarnedPerson {
  person: PersonRef;
  sectionId: string;
  hours: HoursNow;
  /** Who has looked at it at this level or a more serious one, and what they mean to do. */
  looks: { name: string; title: string; word: string; lookedAt: number; isOwn: boolean }[];
}

/** Who stayed past the hour on the last working day, and on days off since. */
export interface LastEvening {
  from: CivilDate;
  to: CivilDate;
  stays: LateStay[];
}

export interface LateStay {
  person: PersonRef;
  sectionId: string;
  day: CivilDate;
  until: number;
  /** The person has not yet said when they left; `until` is what was ordered. */
  isUnsettled: boolean;
  task: string;
  reason: string;
  /** What was declared for the day beforehand. */
  exception: ExceptionKind | null;
}

export interface ReasonHours extends ReasonSum {
  /** As the city calls it, or that it was for a goal; empty where nothing was chosen. */
  label: string;
  isGoal: boolean;
}

export interface ExceptionView {
  id: string;
  unit: UnitRef;
  fromDay: CivilDate;
  untilDay: CivilDate;
  kind: ExceptionKind;
  word: string;
  isSpecialDuty: boolean;
  declaredBy: string;
  /** Whoever looks at it may end it. */
  mayEnd: boolean;
}

export interface TransferView {
  id: string;
  from: UnitRef;
  to: UnitRef;
  month: Month;
  minutes: number;
  word: string;
  state: TransferState;
  proposedBy: string;
  proposedAt: number;
  decisionWord: string;
  /** What whoever looks at it may do, and for which unit. */
  mine: { kind: "decide" | "withdraw"; unitId: string } | null;
}

export interface RegimeView {
  unit: UnitRef;
  validFrom: CivilDate;
  regime: Regime;
}

/** PUT /api/units/:unitId/overtime/warnings/:staffId and PUT /api/overtime/warning for one's own. */
export interface LookInput {
  month: Month;
  level: Exclude<WarningLevel, "calm">;
  /** What the person means to do; may be empty. */
  word: string;
}

/** POST /api/units/:unitId/overtime/exceptions */
export interface ExceptionInput {
  fromDay: CivilDate;
  untilDay: CivilDate;
  kind: ExceptionKind;
  word: string;
  isSpecialDuty: boolean;
}

export type ExceptionRefusal =
  | { reason: "notDirector" }
  | { reason: "specialDutyByPersonnel" }
  | { reason: "reversed" }
  | { reason: "past" }
  | { reason: "tooFar"; mostDay: CivilDate }
  | { reason: "tooLong"; days: number }
  | { reason: "wordMissing" }
  | { reason: "overlapping" }
  | { reason: "notFound" };

/** PUT /api/units/:unitId/overtime/regime */
export interface RegimeInput {
  validFrom: CivilDate;
  regime: Regime;
}

export type RegimeRefusal =
  | { reason: "tooLongAgo"; leastDay: CivilDate }
  | { reason: "tooFar"; mostDay: CivilDate };

/** POST /api/units/:unitId/overtime/transfers */
export interface TransferInput {
  /** Made once per act of sending: the same act arriving twice is stored once. */
  submissionKey: string;
  otherUnitId: string;
  /** Whether `:unitId` gives the hours or is given them. */
  direction: "give" | "take";
  month: Month;
  /** Minutes, or a length as people write it. */
  minutes: number | string;
  word: string;
}

export type TransferRefusal =
  | { reason: "notLeader" }
  | { reason: "unclear"; text: string }
  | { reason: "nothing" }
  /** More than anybody passes on at once; minutes. */
  | { reason: "tooMuch"; most: number }
  | { reason: "sameUnit" }
  | { reason: "noSuchUnit" }
  /** The city itself gives hours out and passes none on. */
  | { reason: "wholeCity" }
  /** Too many proposals of the unit wait for an answer: from one other unit, or in all. */
  | { reason: "tooManyOpen"; ofUnit: number; ofAll: number }
  | { reason: "monthOver" }
  | { reason: "tooFar"; mostMonth: Month }
  /** The giver has less than that; only told to whoever leads the giver. */
  | { reason: "notEnough"; left: number | null }
  | { reason: "ownProposal" }
  | { reason: "alreadyDecided"; state: TransferState }
  | { reason: "notFound" }
  | { reason: "otherAct" };
