// What the list of a department says at a glance, worked out from the answer of the server.
import type { Grade } from "../../../worker/domain/grade.ts";
import type { DepartmentGrid, ReportMark, RoundRef } from "../../../worker/domain/views.ts";

export const FILTERS = ["all", "silent", "behind", "support"] as const;
export type Filter = (typeof FILTERS)[number];

export type GridUnit = DepartmentGrid["units"][number];
export type GridGoal = GridUnit["goals"][number];

/** What deserves the director's attention in a unit, the most pressing first. */
export type Concern =
  | { kind: "unitSilent" }
  | { kind: "support"; goal: GridGoal }
  | { kind: "behind"; goal: GridGoal; grade: Grade };

/** The round that the counts are about: the one being asked, else the last one. */
export function shownRound(grid: DepartmentGrid): RoundRef | null {
  return grid.rounds.find(({ id }) => id === grid.openRoundId) ?? grid.rounds.at(-1) ?? null;
}

/** Whether a goal belongs to a filter, by its state in a round. A goal no longer asked is only in "all". */
export function matches(
  filter: Filter,
  goal: GridGoal,
  round: RoundRef | null,
  grades: readonly Grade[],
): boolean {
  if (filter === "all") return true;
  if (!round || !goal.isAsked) return false;
  const report: ReportMark | undefined = goal.reports[round.id];
  switch (filter) {
    case "silent":
      return report === undefined;
    case "behind":
      return isBehind(gradeOf(report, grades));
    case "support":
      return report?.needsSupport ?? false;
  }
}

/** How many goals each filter would show. */
export function countFilters(grid: DepartmentGrid): Record<Filter, number> {
  const round = shownRound(grid);
  const goals = grid.units.flatMap((unit) => unit.goals);
  const count = (filter: Filter) => goals.filter((goal) => matches(filter, goal, round, grid.grades)).length;
  return { all: count("all"), silent: count("silent"), behind: count("behind"), support: count("support") };
}

/** Answered and asked goals of a unit in a round. */
export function answeredIn(unit: GridUnit, round: RoundRef | null): { answered: number; asked: number } {
  const asked = unit.goals.filter((goal) => goal.isAsked);
  const answered = round ? asked.filter((goal) => goal.reports[round.id]).length : 0;
  return { answered, asked: asked.length };
}

// Marks that stand side by side over all quarters on a screen of 1280 px, beside the names and the concerns.
const MOST_MARKS_ABREAST = 20;
const MOST_MARKS_PER_ROW = 10;

/**
 * How many marks one row of a quarter holds: the same in every unit and quarter, so that a goal stands below and beside
 * itself, and the rows of the largest unit about equally long.
 */
export function marksPerRow(grid: DepartmentGrid): number {
  const goals = Math.max(1, ...grid.units.map((unit) => unit.goals.length));
  const most = Math.min(MOST_MARKS_PER_ROW, Math.floor(MOST_MARKS_ABREAST / Math.max(1, grid.rounds.length)));
  return Math.ceil(goals / Math.ceil(goals / most));
}

/** What to look at first in a unit. */
export function concernsOf(unit: GridUnit, round: RoundRef | null, grades: readonly Grade[]): Concern[] {
  if (!round) return [];
  const { answered, asked } = answeredIn(unit, round);
  if (asked > 0 && answered === 0) return [{ kind: "unitSilent" }];
  const goals = unit.goals.filter((goal) => goal.isAsked);
  const support = goals.filter((goal) => goal.reports[round.id]?.needsSupport);
  const behind = goals.flatMap((goal): Concern[] => {
    const grade = gradeOf(goal.reports[round.id], grades);
    return grade && isBehind(grade) && !support.includes(goal) ? [{ kind: "behind", goal, grade }] : [];
  });
  return [...support.map((goal): Concern => ({ kind: "support", goal })), ...behind];
}

/** The grade of a report mark, if there is a report. */
export function gradeOf(report: ReportMark | undefined, grades: readonly Grade[]): Grade | undefined {
  return report && grades.find(({ id }) => id === report.gradeId);
}

function isBehind(grade: Grade | undefined): boolean {
  return grade?.tone === "warn" || grade?.tone === "bad";
}
