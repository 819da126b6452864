// What the screens of applications and orders show. All lengths and times are minutes; times count from the 00:00 with
// which the day of the order begins.
import type { CivilDate } from "../civilDate.ts";
import type { UnitRef } from "../views.ts";
import type { HoursNow } from "./hoursNow.ts";
import type { Month } from "./month.ts";
import type { SpanRefusal } from "./order.ts";
import type { Purpose, WishRefusal } from "./orderWish.ts";
import type { OvertimeReason } from "./settings.ts";
import type { OrderOrigin, OrderState, WarningLevel } from "./states.ts";
import type { Evening } from "./viewsResults.ts";

/** An order as its newest version has it. */
export interface OrderView {
  orderId: string;
  version: number;
  day: CivilDate;
  from: number;
  until: number;
  breakMinutes: number;
  /** Without the break. */
  minutes: number;
  task: string;
  purpose: Purpose | null;
  /** The goal or the reason class in words; empty where there is none any more. */
  purposeLabel: string;
  state: OrderState;
  origin: OrderOrigin;
  /** 締切後 */
  isLate: boolean;
  /** 事後 */
  isAfterwards: boolean;
  isRestDay: boolean;
  /** What whoever decided said. */
  word: string;
  /** Who wrote this version. */
  authorName: string;
  authorTitle: string;
  writtenAt: number;
  /** What the person said the next morning; null until then. */
  result: { from: number; until: number; breakMinutes: number } | null;
}

/** A day as the form needs it. */
export interface FormDay {
  day: CivilDate;
  isRestDay: boolean;
  /** The working hours of the day; on a rest day those of any other. */
  opens: number;
  closes: number;
}

/** What can be chosen as the purpose of work. */
export interface PurposeChoices {
  goals: { id: string; number: number; title: string }[];
  reasons: OvertimeReason[];
}

/** GET /api/overtime?month= */
export interface OwnOvertime {
  today: CivilDate;
  /** The time of day at which this was told, in minutes. */
  toldAt: number;
  month: Month;
  /** Where an application of today would go; null for those who hold no post or lead a section. */
  unit: UnitRef | null;
  /** Why this person asks for no overtime. */
  mayNot: "noPost" | "leadsSection" | null;
  /** Titles of those who see an application. */
  readers: string[];
  /** Until when applications of a day are asked for, and when the board is called up. */
  applyBy: number;
  boardAt: number;
  days: FormDay[];
  choices: PurposeChoices;
  /** What this person did last, the newest first. */
  lastTasks: { task: string; purpose: Purpose }[];
  /** Of the month, the latest day first. */
  orders: OrderView[];
  /** Ordered evenings of the last weeks, whatever month is shown, the oldest first. */
  evenings: Evening[];
  hours: HoursNow;
  /** The most serious level of the month's hours that this person has looked at. */
  lookedAt: WarningLevel;
  /** The personnel section has closed the month. */
  isLocked: boolean;
  /** How to reach the personnel section; empty where none is named. */
  contact: string;
}

/** What is asked for, or ordered. */
export interface OrderWish {
  day: CivilDate;
  from: number | string;
  until: number | string;
  breakMinutes: number | string;
  task: string;
  purpose: Purpose | null;
}

/** POST /api/overtime/orders */
export interface ApplicationInput extends OrderWish {
  /** Made once per act of sending: the same act arriving twice is stored once. */
  submissionKey: string;
}

/** PUT /api/overtime/orders/:orderId */
export interface ChangeInput extends ApplicationInput {
  baseVersion: number;
}

/** Why nothing was stored. */
export type OrderRefusal =
  | SpanRefusal
  | WishRefusal
  | { reason: "goalUnknown" }
  | { reason: "locked"; month: Month }
  | { reason: "noPost" }
  | { reason: "leadsSection" }
  | { reason: "notFound" }
  | { reason: "newerVersion" }
  | { reason: "alreadyDecided" }
  | { reason: "otherAct" }
  | { reason: "ownOrder" }
  | { reason: "hasResult" }
  | { reason: "wordMissing" }
  | { reason: "wordTooLong"; most: number }
  /** Somebody who was to be ordered does not work in the section on the day, or leads it. */
  | { reason: "notInSection"; name: string }
  | { reason: "nobodyChosen" };

/** What came of an application, a change or a withdrawal. */
export type OrderOutcome =
  | {
      kind: "stored";
      order: OrderView;
      /** The same act had arrived before; this is what was stored then. */
      isRepeat: boolean;
      /** Titles of those who see it. */
      readers: string[];
      boardAt: number;
    }
  | { kind: "refused"; refusal: OrderRefusal };

/** One decision of whoever orders. `change` orders it with other times or another task. */
export type Decision =
  | { kind: "order" }
  | { kind: "decline"; word: string }
  | {
      kind: "change";
      from: number | string;
      until: number | string;
      breakMinutes: number | string;
      task: string;
      word: string;
    };

/** POST /api/units/:unitId/overtime/decisions */
export interface DecisionsInput {
  submissionKey: string;
  decisions: { orderId: string; baseVersion: number; decision: Decision }[];
}

/** What came of one decision; `moved` holds the newest version, to be looked at first. */
export type DecisionOutcome = { orderId: string } & (
  | { kind: "decided"; order: OrderView; isRepeat: boolean }
  | { kind: "moved"; latest: OrderView }
  | { kind: "refused"; refusal: OrderRefusal }
);

/** POST /api/units/:unitId/overtime/orders: on the initiative of whoever leads the section. */
export interface InitiativeInput extends ApplicationInput {
  staffIds: string[];
  word: string;
}

/** All are ordered, or nobody is. */
export type InitiativeOutcome =
  | { kind: "ordered"; orders: (OrderView & { staffId: string; name: string })[]; isRepeat: boolean }
  | { kind: "refused"; refusal: OrderRefusal; name: string | null };

/** Why an application is to be looked at before it is ordered. */
export type LookFirst = "over" | "onCourse" | "near" | "late" | "allotment";

/** 日を過ぎている, 今夜, この先: when the evening of an application is. */
export const BOARD_GROUPS = ["past", "tonight", "later"] as const;
export type BoardGroup = (typeof BOARD_GROUPS)[number];

export interface BoardOrder {
  order: OrderView;
  group: BoardGroup;
  person: { staffId: string; name: string; title: string; unit: UnitRef };
  /** Of the month of the order, before it. */
  hours: HoursNow;
  /** Left below the limit when all that the person waits for is ordered. */
  leftAfter: number;
  /** Whether other applications of the person are counted in it. */
  isWithOthers: boolean;
  /** Left of the allotment when this one is ordered; null without an allotment, and for another month. */
  allotmentLeftAfter: number | null;
  look: LookFirst[];
  /** Nobody decides on their own application. */
  isOwn: boolean;
}

/** 配当時間 of a unit for the month of the board. */
export interface BoardAllotment {
  unit: UnitRef;
  minutes: number;
  /** Recorded, and ordered but not yet recorded. */
  used: number;
  pending: number;
  left: number;
  /** When everything that waits is ordered. */
  leftAfterAll: number;
  /** The working day on which it is used up if it goes on like this; null when it lasts. */
  runsOutOn: CivilDate | null;
  /** Too few days are behind to say whether it lasts. */
  isEarly: boolean;
  /** How far the month is: working days until today of all. */
  daysDone: number;
  daysAll: number;
}

/** GET /api/units/:unitId/overtime/board?day= */
export interface Board {
  unit: UnitRef;
  today: CivilDate;
  day: CivilDate;
  /** By which all should have left. */
  leaveBy: number;
  isLocked: boolean;
  /** The section's own, or those of the parts that have nobody else to lead them; none where none were given. */
  allotments: BoardAllotment[];
  /** Of whatever day, by group; in a group those to be looked at first on top. */
  waiting: BoardOrder[];
  /** Of the day of the board, and of whatever day what was decided today. */
  decided: BoardOrder[];
  /** Who can be ordered to stay. */
  people: { staffId: string; name: string; title: string }[];
  days: FormDay[];
  choices: PurposeChoices;
  /** Null for whoever does not lead the section. */
  delegations: DelegationsView | null;
}

export interface DelegationsView {
  given: {
    id: string;
    staffId: string;
    name: string;
    title: string;
    fromDay: CivilDate;
    untilDay: CivilDate | null;
  }[];
  candidates: { staffId: string; name: string; title: string }[];
}

/** POST /api/units/:unitId/overtime/delegations */
export interface DelegationInput {
  staffId: string;
  fromDay: CivilDate;
  untilDay: CivilDate | null;
}

export type DelegationRefusal =
  | { reason: "notLeader" }
  | { reason: "notCandidate" }
  | { reason: "reversed" }
  | { reason: "past" }
  | { reason: "tooFar"; mostDay: CivilDate }
  | { reason: "overlapping" };
