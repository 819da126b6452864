// What the screens of 期限 show, shared by the verbs that make it and the pages that draw it.
import type { CivilDate } from "../civilDate.ts";
import type { Role } from "../roles.ts";
import type { LadderRung } from "../settings.ts";
import type { UnitRef } from "../views.ts";
import type { DeadlineProblem } from "./checkDeadline.ts";
import type { LateStart } from "./lateStarts.ts";
import type { HandInBy, HandInKind, Repeat } from "./states.ts";

/** A unit and those below it, and there everybody, a role, or the holders of a 職名. */
export interface Audience {
  unitId: string;
  role: Role | null;
  title: string | null;
}

/** What an owner decides of a deadline. */
export interface DeadlineInput {
  title: string;
  /** What is meant, in the owner's words; may be empty. */
  note: string;
  opensOn: CivilDate;
  dueOn: CivilDate;
  ownerUnitId: string;
  handIn: HandInKind;
  handInBy: HandInBy;
  repeat: Repeat;
  /** Null follows the city's. */
  ladder: LadderRung[] | null;
  audiences: Audience[];
}

/** 提出: when, by whom and with which paper. */
export interface HandInView {
  /** UTC ms. */
  at: number;
  staffName: string;
  paper: string;
}

/** A deadline of a unit of the person's, or of the person. */
export interface MyDeadline {
  deadlineId: string;
  /** The goal whose day it is: met by an answer, nothing is handed in. */
  goalId: string | null;
  title: string;
  note: string;
  /** Empty for a goal. */
  ownerName: string;
  unit: UnitRef;
  /** For what is handed in: the unit or the person. */
  subjectId: string;
  /** Null for a goal. */
  handIn: HandInKind | null;
  handInBy: HandInBy;
  opensOn: CivilDate;
  /** The working day by which it has to be done; `writtenDueOn` is the day as it was set. */
  dueOn: CivilDate;
  writtenDueOn: CivilDate;
  /** Whether the person is the one who is asked; a colleague may hand in for the unit all the same. */
  isAsked: boolean;
  handedIn: HandInView | null;
}

/** A deadline that a unit, or people of it, have not met. */
export interface UnmetDeadline {
  deadlineId: string;
  goalId: string | null;
  title: string;
  unit: UnitRef;
  dueOn: CivilDate;
  /** How many have not handed in where each person has to; null where the unit has to. */
  people: number | null;
}

/** A deadline somebody asks for, with how far it is. */
export interface OwnedDeadline {
  id: string;
  title: string;
  owner: UnitRef;
  opensOn: CivilDate;
  dueOn: CivilDate;
  repeat: Repeat;
  asked: number;
  handedIn: number;
}

/** GET /api/deadlines */
export interface OwnDeadlines {
  today: CivilDate;
  /** Open ones, the earliest due first; those of the year that open later; and what was handed in, the newest first. */
  toDo: MyDeadline[];
  ahead: MyDeadline[];
  done: MyDeadline[];
  /** For who leads: what units below, or people of one's own, have missed, and what is due today; by due day. */
  below: UnmetDeadline[];
  /** Goals due at the end of the year of which nothing has begun. */
  lateStarts: LateStart[];
  owned: OwnedDeadline[];
  mayCreate: boolean;
}

/** Something a deadline is asked of: a unit, or a person of one. */
export interface Subject {
  subjectId: string;
  unit: UnitRef;
  person: { name: string; title: string } | null;
  handedIn: HandInView | null;
}

/** GET /api/deadlines/:deadlineId */
export interface DeadlinePage {
  today: CivilDate;
  id: string;
  title: string;
  note: string;
  owner: UnitRef;
  handIn: HandInKind;
  handInBy: HandInBy;
  opensOn: CivilDate;
  dueOn: CivilDate;
  writtenDueOn: CivilDate;
  repeat: Repeat;
  /** In force, whether its own or the city's. */
  ladder: LadderRung[];
  isOwnLadder: boolean;
  audiences: { unit: UnitRef; role: Role | null; title: string | null }[];
  isWithdrawn: boolean;
  /** Those for whom the reader may hand in. */
  mine: Subject[];
  /** Of everybody for its owner, of those below for who leads them; null for anybody else. */
  list: Subject[] | null;
  mayChange: boolean;
}

/** GET /api/deadline-form */
export interface DeadlineForm {
  today: CivilDate;
  /** Units in whose name the person may ask. */
  owners: UnitRef[];
  /** Whom they may ask, in the order of the organisation; `depth` 0 is the topmost. */
  units: (UnitRef & { depth: number })[];
  /** 職名 that are held today. */
  titles: string[];
  /** The city's ladder, for whoever follows it. */
  cityLadder: LadderRung[];
  /** The deadline to change; null for a new one. */
  deadline: (DeadlineInput & { id: string }) | null;
}

export type DeadlineRefusal =
  | DeadlineProblem
  | { reason: "deadlineNotFound" }
  | { reason: "notOwner" }
  | { reason: "audienceForeign" }
  | { reason: "dueClosed"; workingDay: CivilDate }
  | { reason: "deadlineWithdrawn" };

export type DeadlineOutcome = { kind: "stored"; id: string } | { kind: "refused"; refusal: DeadlineRefusal };

export type HandInRefusal =
  | { reason: "deadlineNotFound" }
  | { reason: "notAsked" }
  | { reason: "paperMissing"; handIn: HandInKind }
  | { reason: "paperTooLong"; most: number }
  /** An address that is none of the web: `javascript:`, `data:`, `file:` … */
  | { reason: "paperNoLink" }
  | { reason: "deadlineWithdrawn" };

export type HandInOutcome =
  /** `isRepeat`: it had been handed in before; what was handed in first stands. */
  { kind: "handedIn"; handedIn: HandInView; isRepeat: boolean } | { kind: "refused"; refusal: HandInRefusal };
