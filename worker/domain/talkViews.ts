// What the page of 面談資料 shows and sends.
import type { CivilDate } from "./civilDate.ts";
import type { FiscalYear, Quarter } from "./fiscalYear.ts";
import type { Grade } from "./grade.ts";
import type { Target } from "./indicator.ts";
import type { SupportFrom } from "./review.ts";
import type { HeldTalk, TalkDayProblem, TalkStage } from "./talk.ts";
import type { OpenQuestion } from "./talkQuestions.ts";
import type { RoundRef, UnitRef } from "./views.ts";

/** A goal in a line of the paper. */
export interface GoalRef {
  id: string;
  number: number;
  title: string;
}

/** A point of a paper and how many goals of the department serve it. */
export interface TalkPoint {
  id: string;
  path: string;
  shortForm: string;
  goals: number;
}

/** A goal as it stands: how many of its sections are at which grade, how many are silent. */
export interface TalkGoal extends GoalRef {
  deadline: string;
  /** 達成水準, as written. Only in 期首. */
  levels: string[];
  sections: UnitRef[];
  /** The newest quarter first, and in the order of the scale: an answer may be of an earlier quarter than the others. */
  states: { quarter: Quarter; gradeId: string; units: number }[];
  silent: number;
  needsSupport: boolean;
}

/** What has changed since the talk before. */
export type TalkChange =
  | { kind: "support"; goals: GoalRef[] }
  | { kind: "moved"; goal: GoalRef; unit: UnitRef; from: string; to: string }
  /** Nothing said in the last round that is due. */
  | { kind: "silent"; units: { unit: UnitRef; goals: number; asked: number }[] }
  | { kind: "answered"; units: { unit: UnitRef; goals: number }[] };

/** Help that a section asks for in its newest answer. */
export interface TalkSupport {
  goal: GoalRef;
  unit: UnitRef;
  from: SupportFrom | null;
  blocked: string;
  quarter: Quarter;
  carriedFrom: Quarter | null;
}

/** The newest number of an indicator, and whose it is where several sections measure. */
export interface TalkIndicator extends Target {
  id: string;
  goal: GoalRef;
  text: string;
  newest: { value: number; quarter: Quarter; unit: UnitRef | null } | null;
}

/** A goal that the year before left unfinished. */
export interface CarriedGoal {
  goal: GoalRef;
  unit: UnitRef;
  /** Null where the year ended in silence. */
  grade: Grade | null;
  needsSupport: boolean;
}

/** GET /api/departments/:unitId/talk?stage=&year= */
export interface TalkPage {
  department: UnitRef;
  fiscalYear: FiscalYear;
  stage: TalkStage;
  /** The title of the department's director today; no name. */
  director: string | null;
  today: CivilDate;
  /** When the talk of this stage was held; the paper then shows what was known that day. */
  heldOn: CivilDate | null;
  since: HeldTalk | null;
  grades: Grade[];
  /** The last round that is due, of which silence is told. */
  dueRound: RoundRef | null;
  cityPoints: TalkPoint[];
  ownPoints: TalkPoint[];
  goals: TalkGoal[];
  changes: TalkChange[];
  questions: OpenQuestion[];
  supports: TalkSupport[];
  indicators: TalkIndicator[];
  /** Only in 期首. */
  carried: CarriedGoal[];
  /** Whether there are goals of the year before at all. Only in 期首. */
  hasYearBefore: boolean;
}

/** What came of recording the day of a talk. */
export type TalkOutcome =
  | { kind: "recorded" }
  | { kind: "refused"; refusal: { reason: "notFound" } | TalkDayProblem };
