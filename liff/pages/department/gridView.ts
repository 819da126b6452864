// What the list of a department says at a glance, worked out from the answer of the server.
import { tokyoDate } from "../../../worker/domain/civilDate.ts";
import type { Grade } from "../../../worker/domain/grade.ts";
import { TRENDS, type Trend, trendOf } from "../../../worker/domain/trend.ts";
import type { RoundRef } from "../../../worker/domain/views.ts";
import type { Grid, GridGoal, GridMark, GridUnit } from "./grid.ts";

export const FILTERS = ["all", "silent", "behind", "support"] as const;
export type Filter = (typeof FILTERS)[number];

/** What deserves the director's attention in a unit, the most pressing first. */
export type Concern =
  | { kind: "unitSilent" }
  | { kind: "support"; goal: GridGoal }
  | { kind: "behind"; goal: GridGoal; grade: Grade }
  | { kind: "worse"; goal: GridGoal; from: Grade; grade: Grade };

/** The filter that an address names, `?show=silent`; all of it otherwise. */
export function filterFrom(query: Record<string, string>): Filter {
  return FILTERS.find((filter) => filter === query.show) ?? "all";
}

/** The address of a department's list with a filter. */
export function hrefOf(unitId: string, filter: Filter): string {
  return filter === "all" ? `/departments/${unitId}` : `/departments/${unitId}?show=${filter}`;
}

/** How a goal has moved from the quarter before; null without an answer in both. */
export function trendIn(grid: Grid, goal: GridGoal, round: RoundRef): Trend | null {
  const before = grid.rounds.find(({ quarter }) => quarter === round.quarter - 1);
  if (!before || !goal.isAsked) return null;
  return trendOf(goal.reports[before.id]?.gradeId, goal.reports[round.id]?.gradeId, grid.grades);
}

/** How many goals of a unit have moved which way, those that moved at all. */
export function trendsOf(grid: Grid, unit: GridUnit, round: RoundRef | null) {
  const trends = round ? unit.goals.map((goal) => trendIn(grid, goal, round)) : [];
  return TRENDS.filter((trend) => trend !== "same").flatMap((trend) => {
    const goals = trends.filter((each) => each === trend).length;
    return goals > 0 ? [{ trend, goals }] : [];
  });
}

/** Whether a unit has not answered everything in the round being asked. */
export function isSilent(grid: Grid, unit: GridUnit): boolean {
  const open = grid.rounds.find(({ id }) => id === grid.openRoundId);
  const { answered, asked } = answeredIn(unit, open ?? null);
  return open !== undefined && answered < asked;
}

/** The silent units that nobody has called today or for the next opening. */
export function uncalled(grid: Grid): GridUnit[] {
  const today = tokyoDate(grid.now);
  const isCalled = ({ call }: GridUnit) =>
    call !== null &&
    (call.hearsAt > grid.now || tokyoDate(call.at) === today || tokyoDate(call.hearsAt) === today);
  return grid.units.filter((unit) => isSilent(grid, unit) && !isCalled(unit));
}

/** The round that the counts are about: the one being asked, else the last one. */
export function shownRound(grid: Grid): RoundRef | null {
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
  const report: GridMark | undefined = goal.reports[round.id];
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
export function countFilters(grid: Grid): Record<Filter, number> {
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
export function marksPerRow(grid: Grid): number {
  const goals = Math.max(1, ...grid.units.map((unit) => unit.goals.length));
  const most = Math.min(MOST_MARKS_PER_ROW, Math.floor(MOST_MARKS_ABREAST / Math.max(1, grid.rounds.length)));
  return Math.ceil(goals / Math.ceil(goals / most));
}

/** What to look at first in a unit. */
export function concernsOf(grid: Grid, unit: GridUnit): Concern[] {
  const round = shownRound(grid);
  const { grades } = grid;
  if (!round) return [];
  const { answered, asked } = answeredIn(unit, round);
  if (asked > 0 && answered === 0) return [{ kind: "unitSilent" }];
  const goals = unit.goals.filter((goal) => goal.isAsked);
  const support = goals.filter((goal) => goal.reports[round.id]?.needsSupport);
  const behind = goals.flatMap((goal): Concern[] => {
    const grade = gradeOf(goal.reports[round.id], grades);
    return grade && isBehind(grade) && !support.includes(goal) ? [{ kind: "behind", goal, grade }] : [];
  });
  const before = grid.rounds.find(({ quarter }) => quarter === round.quarter - 1);
  const worse = goals.flatMap((goal): Concern[] => {
    const grade = gradeOf(goal.reports[round.id], grades);
    const from = before && gradeOf(goal.reports[before.id], grades);
    const isNew = trendIn(grid, goal, round) === "worse" && !isBehind(grade) && !support.includes(goal);
    return isNew && from && grade ? [{ kind: "worse", goal, from, grade }] : [];
  });
  return [...support.map((goal): Concern => ({ kind: "support", goal })), ...behind, ...worse];
}

/** The grade of a report mark, if there is a report. */
export function gradeOf(report: GridMark | undefined, grades: readonly Grade[]): Grade | undefined {
  return report && grades.find(({ id }) => id === report.gradeId);
}

function isBehind(grade: Grade | undefined): boolean {
  return grade?.tone === "warn" || grade?.tone === "bad";
}
