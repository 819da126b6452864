// 声をかける: what a director sees before calling the silent units, and what comes of it. Posts and counts, no names.
import type { CivilDate } from "./civilDate.ts";
import type { LadderRung } from "./settings.ts";
import type { RoundRef, UnitRef } from "./views.ts";

/** What a call would do for one person. Instants are UTC ms. */
export type CallFate =
  /** `at` is now, or the opening of their place of work. */
  | { kind: "hears"; at: number }
  | { kind: "notLinked" }
  | { kind: "blocked" }
  | { kind: "absent"; untilDay: CivilDate }
  /** あとで */
  | { kind: "snoozed"; until: number }
  /** They were called on this day, or had its one message. */
  | { kind: "hadMessage" }
  | { kind: "monthlyCap" }
  | { kind: "quota" };

/** People of one unit with the same title and the same fate. */
export interface CalledPeople {
  title: string;
  people: number;
  isStandIn: boolean;
  fate: CallFate;
}

/** A call: when it was made, and from when its people hear it. UTC ms. */
export interface Call {
  at: number;
  hearsAt: number;
}

/** A unit that has not answered everything. */
export interface CallUnit {
  unit: UnitRef;
  total: number;
  answered: number;
  /** One that is still in force: it is not called again. */
  call: Call | null;
  /** Whether a call would reach anybody. */
  canCall: boolean;
  people: CalledPeople[];
}

/** GET /api/departments/:unitId/call */
export interface CallPreview {
  /** The round being asked; null when none is. */
  round: RoundRef | null;
  isPaused: boolean;
  /** The city's clock, UTC ms. */
  now: number;
  /** When it would be said: `now`, or the next opening. */
  hearsAt: number;
  units: CallUnit[];
  /** What is sent, as LINE message objects, and to whom; people with the same card together. */
  cards: { units: string[]; people: number; messages: unknown[] }[];
  /** What is planned for that day anyway and would be said by this. */
  replaces: LadderRung | null;
  /** What is planned next, for whoever has not answered by then. */
  next: { rung: LadderRung; day: CivilDate } | null;
}

/** Why nobody is called. */
export type CallRefusal =
  /** 一時停止 */
  | "paused"
  /** They have answered since, or nothing is asked. */
  | "answered"
  /** Somebody has called them already. */
  | "calledBefore"
  /** None of their people can be reached on that day. */
  | "nobodyReached";

/** POST /api/departments/:unitId/call */
export type CallOutcome =
  | { kind: "called"; units: { unitId: string; call: Call }[] }
  | { kind: "refused"; reason: CallRefusal };
