// やること: what a post has to do by a day. Derived from rounds, goals, reports, points and readings; never stored.
import type { CivilDate } from "./civilDate.ts";
import type { HandInBy, HandInKind } from "./deadlines/states.ts";
import type { Quarter } from "./fiscalYear.ts";
import type { WarningLevel } from "./overtime/states.ts";
import { monthOf } from "./quota.ts";
import type { LadderRung } from "./settings.ts";
import type { RoundRef, UnitRef } from "./views.ts";

/** Answer the goals of one unit in one round. */
export interface ReportDuty {
  kind: "report";
  /** `report:<round>:<unit>` */
  key: string;
  round: RoundRef;
  unit: UnitRef;
  total: number;
  answered: number;
  /** The first goal without an answer, in the order of the sheet. */
  nextGoalId: string | null;
  dueOn: CivilDate;
  /** Staff ids of those whose posts have to see to it. */
  assignees: readonly string[];
  /** Those of them who are absent on the day, until when, and who is asked instead. */
  absent: readonly Absent[];
  /** Those who lead the units above, the nearest first. */
  superiors: readonly Superior[];
}

/** Somebody with a duty who is not there. `standInId` is null where nobody could be asked instead. */
export interface Absent {
  staffId: string;
  untilDay: CivilDate;
  standInId: string | null;
}

/** Somebody who leads a unit above. */
export interface Superior {
  staffId: string;
  role: "chief" | "director";
  /** How many units above: 1 is the parent. */
  distance: number;
  /** Since when the post is held. */
  since: CivilDate;
}

/** Read the week's 重点事項. */
export interface ReadDuty {
  kind: "read";
  /** `read:<point>` */
  key: string;
  point: DutyPoint;
  /** The quarter whose rotation brought it. */
  quarter: Quarter;
  askedOn: CivilDate;
  dueOn: CivilDate;
  /** Staff ids of those who have not read it. */
  assignees: readonly string[];
  /** Staff ids of those who have. */
  readers: readonly string[];
}

/** Look at the new reports of one unit. Of its nearest superiors. */
export interface ReviewDuty {
  kind: "review";
  /** `review:<unit>` */
  key: string;
  unit: UnitRef;
  /** Newest versions of which no superior has said anything. */
  reports: number;
  /** The day of the oldest of them. */
  since: CivilDate;
  dueOn: CivilDate;
  assignees: readonly string[];
}

/** Answer what a superior asked back about reports of one unit. */
export interface QuestionDuty {
  kind: "question";
  /** `question:<unit>` */
  key: string;
  unit: UnitRef;
  questions: number;
  /** The goal asked about first. */
  goalId: string;
  /** The day of the oldest question. */
  since: CivilDate;
  dueOn: CivilDate;
  assignees: readonly string[];
  absent: readonly Absent[];
}

/**
 * What overtime asks of people: to decide on applications, to confirm when they left, to look at hours that come near a
 * limit, to see who stayed late, to answer for hours another section asks for.
 */
export const OVERTIME_MATTERS = ["orders", "results", "warnings", "late", "transfers"] as const;
export type OvertimeMatter = (typeof OVERTIME_MATTERS)[number];

/** Something to see to about overtime; `overtimeDuties.ts` says what each matter counts. */
export interface OvertimeDuty {
  kind: "overtime";
  matter: OvertimeMatter;
  /** Begins with the matter: `orders:<section>:<day>`, `results:<person>:<day>`, … */
  key: string;
  /** The section or department that is meant; null where it is one's own. */
  unit: UnitRef | null;
  /** The person whose own hours are meant, in a warning. */
  about: string | null;
  /** How serious a warning is; null for other matters. */
  level: Exclude<WarningLevel, "calm"> | null;
  /** Of the department above the section. */
  isAbove: boolean;
  /** Said beside something else, never in a message of its own. */
  ridesAlong: boolean;
  count: number;
  /** The day of the oldest, and of the newest. */
  since: CivilDate;
  newest: CivilDate;
  dueOn: CivilDate;
  /** The minute of the due day before which nobody is called; null where none is set. */
  fromMinute: number | null;
  assignees: readonly string[];
  absent: readonly Absent[];
}

/** Hand in what a deadline asks of one unit, or of people of one unit. */
export interface DeadlineDuty {
  kind: "deadline";
  /** `deadline:<deadline>:<unit>` */
  key: string;
  deadlineId: string;
  /** The goal whose day it is: met by an answer, nothing is handed in. */
  goalId: string | null;
  title: string;
  unit: UnitRef;
  /** Null for a goal. */
  handIn: HandInKind | null;
  handInBy: HandInBy;
  opensOn: CivilDate;
  /** A working day: where the day itself is closed, the one before it. */
  dueOn: CivilDate;
  /** Rungs of its own; null where those of the city count. */
  ladder: readonly LadderRung[] | null;
  assignees: readonly string[];
  absent: readonly Absent[];
  superiors: readonly Superior[];
}

/** Look after what the bot could not deliver, or a code that strangers have ended. Of administrators, and urgent. */
export interface TroubleDuty {
  kind: "trouble";
  /** `trouble:batches:<day>`, `trouble:quota:<month>` or `trouble:invites:<day>` */
  key: string;
  trouble: Trouble;
  since: CivilDate;
  dueOn: CivilDate;
  assignees: readonly string[];
}

/**
 * Batches of a day that failed or whose end is unknown, people whose message the quota holds back, or 連携コード that
 * wrong tries ended on a day.
 */
export type Trouble =
  | { kind: "batches"; failed: number; uncertain: number }
  | { kind: "quota"; held: number }
  | { kind: "invites"; burnt: number };

export type Duty =
  | ReportDuty
  | ReadDuty
  | ReviewDuty
  | QuestionDuty
  | TroubleDuty
  | OvertimeDuty
  | DeadlineDuty;

/** A point as a card needs it. */
export interface DutyPoint {
  id: string;
  policyTitle: string;
  path: string;
  shortForm: string;
}

export function reportDutyKey(roundId: string, unitId: string): string {
  return `report:${roundId}:${unitId}`;
}

export function readDutyKey(pointId: string): string {
  return `read:${pointId}`;
}

export function reviewDutyKey(unitId: string): string {
  return `review:${unitId}`;
}

export function questionDutyKey(unitId: string): string {
  return `question:${unitId}`;
}

/** A trouble is one for all that happened on a day; a quota's, for all of its month. */
export function troubleDutyKey(kind: Trouble["kind"], since: CivilDate): string {
  return `trouble:${kind}:${kind === "quota" ? monthOf(since) : since}`;
}

/** Whether nothing is left to do. */
export function isDone(duty: Duty): boolean {
  switch (duty.kind) {
    case "report":
      return duty.answered >= duty.total;
    case "read":
      return duty.assignees.length === 0;
    case "review":
    case "question":
    case "trouble":
    case "overtime":
    case "deadline":
      return false;
  }
}

/** Those with the duty who are not there; nobody is asked in their place where the duty can wait for them. */
export function absentOf(duty: Duty): readonly Absent[] {
  return "absent" in duty ? duty.absent : [];
}

/** Those above who may be told of it. */
export function superiorsOf(duty: Duty): readonly Superior[] {
  return "superiors" in duty ? duty.superiors : [];
}

/** Who answers for a unit: its chiefs; where it has none, everybody who holds a post in it. */
export function reportersOf(unit: {
  chiefs: readonly string[];
  staff: readonly string[];
}): readonly string[] {
  return unit.chiefs.length > 0 ? unit.chiefs : unit.staff;
}
