// What the screens about 声かけ show: the answers of the API, shared by the verbs that make them and the pages that
// draw them. Everything here is for the city's own people; nothing of it goes to LINE.
import type { CivilDate } from "./civilDate.ts";
import type { NotNudged } from "./ladder.ts";
import type { Occasion } from "./occasion.ts";
import type { QuotaClass } from "./quota.ts";
import type { CitySettings } from "./settings.ts";
import type { RoundRef, UnitRef } from "./views.ts";

/** A member of staff with the main post of today. */
export interface PersonRef {
  staffId: string;
  staffNumber: string;
  name: string;
  unitName: string;
  title: string;
}

/** A member of staff as colleagues see one another: numbers are for whoever needs them for their work. */
export type ColleagueRef = Omit<PersonRef, "staffNumber">;

/** GET /api/admin/deliveries: what was sent, and what needs a hand. */
export interface DeliveriesView {
  today: CivilDate;
  /** The city's clock, UTC ms. */
  now: number;
  /** 一時停止: nothing is sent until an administrator resumes. */
  isPaused: boolean;
  /** Whether the bot may speak now to those who keep the city's hours, and from when if not. */
  speaking: { kind: "maySpeak" } | { kind: "silent"; reason: "closedDay" | "outsideHours"; opensAt: number };
  /** Those of today, and older ones that are unfinished or that nobody has looked at; newest first. */
  batches: BatchView[];
  troubles: Trouble[];
}

/** GET /api/admin/deliveries/plan: what will be said today and to whom, and whether the month's quota reaches for it. */
export interface DeliveryPlanView {
  quota: QuotaView;
  plan: PlanView;
}

export interface QuotaView {
  /** `2026-11` */
  month: string;
  /** What LINE says; null when it gave no answer. `limit` is null on a plan without one. */
  line: { limit: number | null; used: number } | null;
  /** How many messages the rest of the month needs at most, after today. */
  needed: Record<QuotaClass, number>;
  /** People whose message is held back today because the quota does not reach. */
  held: number;
  /** When an administrator took note of the shortage. */
  settledAt: number | null;
}

/** The plan of now, before it is sent. Lists of people are the first hundred; the counts are whole. */
export interface PlanView {
  /** One entry for the same words, the largest first. */
  digests: {
    key: string;
    occasion: Occasion;
    /** The words, as LINE shows them in the list of talks. */
    altText: string;
    people: number;
    /** LINE calls it takes: one for 500 people. */
    calls: number;
    first: PersonRef[];
    /** Its people are not the caller's to see: it says something of overtime. */
    isHidden: boolean;
  }[];
  /** Who is not spoken to about something open, by reason, the most first. */
  others: { reason: NotNudged["reason"]; people: number; first: NotNudgedPerson[] }[];
}

export interface NotNudgedPerson {
  person: PersonRef;
  why: NotNudged;
}

/** 送信 */
export interface BatchView {
  id: string;
  day: CivilDate;
  occasion: Occasion;
  altText: string;
  recipients: number;
  state: "planned" | "sending" | "accepted" | "held" | "failed" | "uncertain" | "dropped";
  reason: string | null;
  attempts: number;
  /** LINE's last status (0 is no answer) and request id, for an inquiry at LINE. */
  lastStatus: number | null;
  lineRequestId: string | null;
  createdAt: number;
  firstAttemptAt: number | null;
  nextAttemptAt: number | null;
  finishedAt: number | null;
  /** `failed` or `uncertain`, and not sent again yet. */
  canResend: boolean;
  resentAs: string | null;
  settledAt: number | null;
}

/** GET /api/admin/batches/:batchId */
export interface BatchPage {
  batch: BatchView;
  people: PersonRef[];
  /** Its people are not the caller's to see: it says something of overtime. */
  isHidden: boolean;
}

/** What keeps the bot from reaching somebody, for an administrator to mend. */
export type Trouble =
  | { kind: "roundWithoutGoals"; round: RoundRef }
  /** Everybody in it is asked instead; nobody when `staff` is 0. */
  | { kind: "unitWithoutChief"; unit: UnitRef; staff: number }
  | { kind: "notLinked"; people: number; first: PersonRef[] }
  | { kind: "blocked"; people: number; first: PersonRef[] };

/** GET /api/admin/preview?staffNumber=&day=: what a person would get on a day, whatever was sent before. */
export interface PreviewView {
  person: PersonRef;
  /** The day asked for, or the next one on which the city works. */
  day: CivilDate;
  /** LINE message objects, as they would be sent; none when nothing is open for the person. */
  messages: unknown[];
  /** What it would say of overtime is left out, as it is not the caller's to see. */
  isOvertimeLeftOut: boolean;
}

/** GET /api/promise: 声かけの約束, from the settings in force and the caller's own unit. */
export interface PromiseView {
  today: CivilDate;
  isPaused: boolean;
  /** Whose calendar the caller keeps: the city's or a unit's of its own. */
  calendar: {
    owner: UnitRef;
    hours: { from: string; to: string };
    /** 0 is Sunday. */
    weekdays: number[];
    opensOnHolidays: boolean;
    /** 年末年始, `12-29`; null for a unit that has none. */
    yearEndClosing: { from: string; to: string } | null;
    /** Days of the next 60 that differ, the nearest first. */
    days: {
      day: CivilDate;
      kind: "closed" | "open" | "half";
      hours: { from: string; to: string } | null;
      name: string;
    }[];
  };
  /** The rungs in force, with the days they fall on in the round that is open or comes next. */
  report: {
    round: { quarter: 1 | 2 | 3 | 4; opensOn: CivilDate; dueOn: CivilDate; isOpen: boolean };
    rungs: { rung: CitySettings["ladders"]["report"][number]; day: CivilDate }[];
  };
  read: { weekday: number; rungs: CitySettings["ladders"]["read"] };
  /** The rungs of a deadline that has none of its own. */
  deadline: CitySettings["ladders"]["deadline"];
  /** When those who order overtime are called to what waits, `16:45`. */
  boardAt: string;
  /** Titles of those who are told when the caller's unit stays silent; null where nobody is. */
  escalation: { superior: string | null; director: string | null };
  pushesPerMonth: number | null;
  mostSnoozes: number;
}

/** 不在 */
export interface AbsenceView {
  id: string;
  fromDay: CivilDate;
  untilDay: CivilDate;
  deputy: { staffId: string; name: string } | null;
}

/** GET /api/absences: the caller's own, and who may be asked instead. */
export interface AbsencesView {
  today: CivilDate;
  absences: AbsenceView[];
  /** Those who hold a post in one of the caller's units. */
  deputies: ColleagueRef[];
  /** The deputy of the last absence, where still possible. */
  usualDeputyId: string | null;
}
