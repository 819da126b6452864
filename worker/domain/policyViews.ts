// What the screens of 重点事項 show and send, beyond the papers themselves.

import type { PointChange } from "./comparePapers.ts";
import type { Grade } from "./grade.ts";
import type { PointPage, PoliciesView, UnitRef } from "./views.ts";

/** A point in one line. */
export interface PointRef {
  id: string;
  path: string;
  shortForm: string;
  policyTitle: string;
}

/** A goal that serves a point, with the sections it is asked of. Title and unit are published; the grade is not. */
export interface ServingGoal {
  id: string;
  number: number;
  title: string;
  units: {
    unit: UnitRef;
    mayRead: boolean /** The newest of the year; null where there is none or it may not be read. */;
    grade: Grade | null;
  }[];
}

/** How far a person has come with a point: 開いた・読み終えた; 理解した is `readAt`. UTC ms. */
export interface PointMarks {
  openedAt: number | null;
  finishedAt: number | null;
}

/** How many people have come how far with a point: for administrators, never by name. */
export interface PointCounts {
  opened: number;
  finished: number;
  understood: number;
}

/** GET /api/points/:pointId */
export interface ServedPointPage extends PointPage {
  marks: PointMarks;
  serving: ServingGoal[];
  /** Null for everybody but administrators. */
  counts: PointCounts | null;
}

/** GET /api/policies */
export interface ComparedPolicies extends PoliciesView {
  /** How far the reader has come, by point id; a point never opened has no entry. */
  marks: Record<string, PointMarks>;
  /** By policy id: what changed against the same unit's paper of the year before; none where there was no such paper. */
  changes: Record<string, PaperChanges>;
}

/** What a year changed in a paper. */
export interface PaperChanges {
  before: { title: string; fiscalYear: number };
  changes: PointChange[];
  unchanged: number;
}

/** GET /api/units/:unitId/goals/:goalId/points: the points that a goal serves, and those it could. */
export interface GoalPointsView {
  unit: UnitRef;
  goal: { id: string; number: number; title: string };
  mayLink: boolean;
  linked: string[];
  choices: PointRef[];
}

/** PUT /api/units/:unitId/goals/:goalId/points */
export interface GoalPointsInput {
  pointIds: string[];
}

/** What came of it. */
export type LinkOutcome = { kind: "linked"; pointIds: string[] } | { kind: "refused"; reason: LinkRefusal };
/** The goal is not asked of the unit · a point is not in a standing paper of the goal's year. */
export type LinkRefusal = "goalNotAsked" | "pointUnknown";

/** GET /api/departments/:unitId/coverage and /api/admin/coverage: how many goals serve each point, unit by unit. */
export interface CoverageView {
  scope: UnitRef;
  fiscalYear: number;
  units: UnitRef[];
  /** Points that nothing serves come first, then in the order of the papers. */
  rows: {
    point: PointRef;
    total: number /** By unit id; a unit without a goal has no entry. */;
    goals: Record<string, number>;
  }[];
}
