// What each screen shows: the answers of the API, shared by the verbs that make them and the pages that draw them.
import type { Call } from "./callViews.ts";
import type { CivilDate } from "./civilDate.ts";
import type { HandInKind } from "./deadlines/states.ts";
import type { OvertimeTopic } from "./digest.ts";
import type { Trouble } from "./duty.ts";
import type { Quarter } from "./fiscalYear.ts";
import type { CriterionState, Grade } from "./grade.ts";
import type { IndicatorView } from "./indicator.ts";
import type { SupportFrom } from "./review.ts";
import type { ReviewNews, ReviewView } from "./reviewViews.ts";
import type { Role } from "./roles.ts";

export interface UnitRef {
  id: string;
  name: string;
}

export interface RoundRef {
  id: string;
  fiscalYear: number;
  quarter: Quarter;
  opensOn: CivilDate;
  dueOn: CivilDate;
}

/** GET /api/me */
export interface Me {
  name: string;
  staffNumber: string;
  city: string;
  today: CivilDate;
  fiscalYear: number;
  /** The posts of today, the main one first. */
  posts: { unit: UnitRef; title: string; role: Role; isMain: boolean }[];
  /** Sections whose goals this person reports on. */
  reportsFor: UnitRef[];
  /** Departments whose grid this person may open. */
  oversees: UnitRef[];
  isAdmin: boolean;
  /** Belongs to the section that looks after the city's working hours. */
  isPersonnel: boolean;
  /** Sections in which this person may order overtime today and is asked to. */
  ordersIn: UnitRef[];
  /** Units whose people's hours this person may see. */
  hoursOf: UnitRef[];
}

/** Something that a post has to do by a day. */
export type DutyView =
  | {
      kind: "report";
      key: string;
      unit: UnitRef;
      round: RoundRef;
      total: number;
      answered: number;
      /** The first goal without an answer. */
      nextGoalId: string | null;
      dueOn: CivilDate;
      /** Asked in the place of somebody absent. */
      isStandIn: boolean;
    }
  | { kind: "read"; key: string; point: PointCard; dueOn: CivilDate }
  /** Of a superior: new reports of all units below, in one. */
  | { kind: "review"; key: string; reports: number; dueOn: CivilDate }
  /** A superior has asked back; `goalId` is the goal to begin with. */
  | { kind: "question"; key: string; unit: UnitRef; goalId: string; questions: number; dueOn: CivilDate }
  /** For administrators: what the bot could not deliver. */
  | { kind: "trouble"; key: string; trouble: Trouble; dueOn: CivilDate }
  /** `count` orders, evenings or people; a unit where the place to look at is that unit's. */
  | {
      kind: "overtime";
      key: string;
      topic: OvertimeTopic;
      unit: UnitRef | null;
      count: number;
      dueOn: CivilDate;
      isStandIn: boolean;
    }
  | {
      kind: "deadline";
      key: string;
      deadlineId: string;
      /** The goal whose day it is. */
      goalId: string | null;
      title: string;
      unit: UnitRef;
      /** Null for a goal. */
      handIn: HandInKind | null;
      dueOn: CivilDate;
      isStandIn: boolean;
    };

/** GET /api/home: open duties, most urgent first. */
export interface Home {
  today: CivilDate;
  duties: DutyView[];
  /** When the next question will come: shown when everything is done. */
  nextRoundOpensOn: CivilDate;
  thisWeeksPoint: PointCard | null;
  /** What superiors said and nobody of the unit has seen. */
  reviewNews: ReviewNews[];
  /** 待っている相手 */
  waiting: WaitingFor[];
}

/** For whoever leads a unit: the units below it that have not answered an open round, the most urgent first. */
export interface WaitingFor {
  lead: UnitRef;
  /** Whether the list of the department can be opened. */
  hasList: boolean;
  units: { unit: UnitRef; dueOn: CivilDate; total: number; answered: number }[];
}

/** A point as a short card. */
export interface PointCard {
  id: string;
  policyTitle: string;
  /** As in the paper: 3(3). */
  path: string;
  /** The short form, or the beginning of the text. */
  shortForm: string;
  isPriority: boolean;
  readAt: number | null;
}

/** GET /api/policies: the year's papers that concern this person: the city's and the departments' of their posts. */
export interface PoliciesView {
  fiscalYear: number;
  policies: {
    id: string;
    title: string;
    issuedOn: CivilDate | null;
    issuerTitle: string | null;
    unit: UnitRef;
    sections: { label: string; heading: string; text: string; points: PointView[] }[];
  }[];
}

/** A point with its words as written and what hangs below it. */
export interface PointView extends PointCard {
  label: string;
  text: string;
  points: PointView[];
}

/** GET /api/points/:pointId */
export interface PointPage {
  point: PointView;
  section: { label: string; heading: string };
  policy: { id: string; title: string; issuedOn: CivilDate | null; issuerTitle: string | null };
}

/** The newest answer for a goal, in one line. */
export interface ReportMark {
  gradeId: string;
  needsSupport: boolean;
  version: number;
  submittedAt: number;
}

/** GET /api/units/:unitId/goals?year= */
export interface UnitGoals {
  unit: UnitRef;
  department: UnitRef;
  fiscalYear: number;
  grades: Grade[];
  /** Rounds of the year that were opened, oldest first; `openRoundId` is the one being asked. */
  rounds: RoundRef[];
  openRoundId: string | null;
  canReport: boolean;
  goals: {
    id: string;
    number: number;
    title: string;
    category: string;
    deadline: { text: string; date: CivilDate | null };
    isShared: boolean;
    /** False for a goal that a corrected sheet took away: shown for its history, counted nowhere. */
    isAsked: boolean;
    /** By round id; a round without an entry was not answered. */
    reports: Record<string, ReportMark>;
  }[];
}

export interface ReportView {
  id: string;
  version: number;
  round: RoundRef;
  gradeId: string;
  judgements: Record<string, CriterionState>;
  done: string;
  blocked: string;
  next: string;
  /** The quarter whose words these are, every one; null where the answer has words of its own, or none. */
  carriedFrom: Quarter | null;
  needsSupport: boolean;
  /** Null where nobody said whose help is wanted. */
  supportFrom: SupportFrom | null;
  /** Numbers given, by indicator id. */
  values: Record<string, number>;
  /** As they were when it was sent. */
  authorName: string;
  authorTitle: string;
  unitName: string;
  submittedAt: number;
}

/** GET /api/units/:unitId/goals/:goalId: the goal, its history and, where allowed, the form. */
export interface GoalPage {
  unit: UnitRef;
  goal: {
    id: string;
    fiscalYear: number;
    number: number;
    title: string;
    category: string;
    deadline: { text: string; date: CivilDate | null };
    isShared: boolean;
    criteria: { id: string; text: string; indicators: IndicatorView[] }[];
    steps: { text: string; quarter: Quarter | null }[];
  };
  /** Criteria that a corrected sheet took away but the history still judges. */
  formerCriteria: { id: string; text: string }[];
  /** Indicators that a corrected sheet took away but the history has numbers of. */
  formerIndicators: IndicatorView[];
  grades: Grade[];
  /** The round being asked, if any. */
  openRound: RoundRef | null;
  canReport: boolean;
  /** The newest answer of the open round. */
  current: ReportView | null;
  /** The newest answer of the latest earlier round. */
  previous: ReportView | null;
  /** Every version of every round, newest first. */
  history: ReportView[];
  /** What superiors said, the newest first, by report id. */
  reviews: Record<string, ReviewView[]>;
  /** Whether this person may say something of it as a superior. */
  canReview: boolean;
  /** Where this goal stands (from 1; 0 when no longer asked) among the unit's goals, and the next unanswered one. */
  place: { index: number; total: number; answered: number; nextGoalId: string | null };
  /** Titles of those who can read it: 部長, 行政改革室 … */
  readers: string[];
  /** The title of each from whom help can be asked; null where the city has nobody there. */
  supporters: Record<SupportFrom, string | null>;
}

/** POST /api/units/:unitId/goals/:goalId/reports */
export interface ReportInput {
  roundId: string;
  /** Made once per act of sending, so that a repeated request is stored once. */
  submissionKey: string;
  /** The newest version the writer had seen; 0 when there was none. */
  baseVersion: number;
  gradeId: string;
  judgements: Record<string, CriterionState>;
  done: string;
  blocked: string;
  next: string;
  needsSupport: boolean;
  /** Whose help is asked for; left out where nobody said. */
  supportFrom?: SupportFrom | null | undefined;
  /** Numbers by indicator id; an indicator without a number is left out. */
  values?: Record<string, number> | undefined;
}

/** What came of it. */
export type SubmitOutcome =
  | {
      kind: "recorded";
      report: ReportView;
      /** The same act had arrived before; this is what was recorded then. */
      isRepeat: boolean;
      remaining: number;
      nextGoalId: string | null;
    }
  | { kind: "refused"; reason: "goalNotAsked" }
  | { kind: "refused"; reason: "roundNotOpen" }
  /** This act of sending was recorded before, and taken back since. */
  | { kind: "refused"; reason: "takenBack" }
  | { kind: "refused"; reason: "newerVersion"; latest: ReportView }
  | { kind: "refused"; reason: "invalid"; field: keyof ReportInput; message: string };

/** GET /api/departments/:unitId/grid: units × quarters, with places in lists instead of ids and nothing said twice. */
export interface DepartmentGrid {
  department: UnitRef;
  /** The city's clock, UTC ms. */
  now: number;
  fiscalYear: number;
  grades: Grade[];
  rounds: RoundRef[];
  openRoundId: string | null;
  /** In the order of the sheets. */
  goals: { id: string; number: number; title: string }[];
  units: {
    unit: UnitRef;
    /** 声をかける: the newest call in the round being asked. */
    call: Call | null;
    /** Places in `goals`, ascending. */
    goals: number[];
    /** Those of `goals` that a corrected sheet took away: shown for their history, counted nowhere. */
    former: number[];
    /** By round, then as in `goals`: the place in `grades`, -1 for a grade of another scale; null is silence. */
    marks: (number | null)[][];
    /** By round: those of `goals` whose answer asks for support. */
    support: number[][];
  }[];
}
