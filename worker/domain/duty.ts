// やること: what a post has to do by a day. Derived from rounds, goals, reports, points and readings; never stored.
import type { CivilDate } from "./civilDate.ts";
import type { Quarter } from "./fiscalYear.ts";
import type { Role } from "./roles.ts";
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

export type Duty = ReportDuty | ReadDuty;

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

/** Whether nothing is left to do. */
export function isDone(duty: Duty): boolean {
  switch (duty.kind) {
    case "report":
      return duty.answered >= duty.total;
    case "read":
      return duty.assignees.length === 0;
  }
}

/** Who answers for a unit: its chiefs; where it has none, everybody who holds a post in it. Each person once. */
export function reportersOf(posts: readonly { staffId: string; role: Role }[]): string[] {
  const chiefs = posts.filter((post) => post.role === "chief");
  return [...new Set((chiefs.length > 0 ? chiefs : posts).map((post) => post.staffId))];
}
