import { and, eq, getTableColumns, inArray, or, sql } from "drizzle-orm";
import { goalSections, goals, reports, rounds as roundsTable } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { departmentIn, lineageOf } from "../departments/lineage.ts";
import { mayReportForUnit } from "../domain/rights.ts";
import type { UnitGoals } from "../domain/views.ts";
import type { Caller } from "../people/callerOf.ts";
import { gradesInForce } from "../reports/gradeScale.ts";
import { marksByGoal, newestReports } from "../reports/newestReports.ts";
import { shownYear } from "../reports/shownYear.ts";
import { askedRound, refOf, roundsOfYear, toYearRound } from "../reports/yearRounds.ts";

/**
 * The goals asked of a unit in a year with the newest answer of each round, in one round trip. Goals taken off the
 * sheet stay as long as the unit has answered them that year.
 * @param year a fiscal year; without it the year being asked about
 * @returns null when there is no such unit
 */
export async function unitGoals(
  context: Context,
  caller: Caller,
  { unitId, year }: { unitId: string; year?: number | undefined },
): Promise<UnitGoals | null> {
  const { db } = context;
  const shown = shownYear(context, year);
  const sections = db
    .select({ goalId: goalSections.goalId })
    .from(goalSections)
    .where(eq(goalSections.unitId, unitId));
  const yearRounds = db
    .select({ id: roundsTable.id })
    .from(roundsTable)
    .where(eq(roundsTable.fiscalYear, shown));
  const answered = db
    .select({ goalId: reports.goalId })
    .from(reports)
    .where(and(eq(reports.unitId, unitId), inArray(reports.roundId, yearRounds)));
  const [lineage, [yearRow], goalRows, newest, roundRows, grades] = await db.batch([
    lineageOf(db, unitId),
    db.all<{ year: number }>(sql`SELECT ${shown} AS year`),
    db
      .select({
        ...getTableColumns(goals),
        isAsked: sql<boolean>`${goals.withdrawnAt} IS NULL AND ${goals.id} IN ${sections}`.mapWith(Boolean),
      })
      .from(goals)
      .where(and(eq(goals.fiscalYear, shown), or(inArray(goals.id, sections), inArray(goals.id, answered))))
      .orderBy(goals.number, goals.withdrawnAt, goals.id),
    newestReports(db, shown, eq(reports.unitId, unitId)),
    roundsOfYear(db, shown),
    gradesInForce(db, shown),
  ]);
  const [unit] = lineage;
  const department = departmentIn(lineage);
  if (!unit || !department || !yearRow) return null;
  const rounds = roundRows.map(toYearRound);
  const marks = marksByGoal(newest);
  return {
    unit,
    department,
    fiscalYear: yearRow.year,
    grades,
    rounds: rounds.map(refOf),
    openRoundId: askedRound(rounds)?.id ?? null,
    canReport: mayReportForUnit(caller, unitId),
    goals: goalRows
      .filter((goal) => goal.isAsked || marks.has(goal.id))
      .map((goal) => ({
        id: goal.id,
        number: goal.number,
        title: goal.title,
        category: goal.category,
        deadline: { text: goal.deadlineText, date: goal.deadlineDate },
        isShared: goal.isShared,
        isAsked: goal.isAsked,
        reports: marks.get(goal.id) ?? {},
      })),
  };
}
