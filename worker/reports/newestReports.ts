import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { reports, rounds } from "../../db/schema/index.ts";
import type { ReportMark } from "../domain/views.ts";

/** The newest version of one unit's answer for one goal in one round. */
export interface NewestReport {
  roundId: string;
  goalId: string;
  unitId: string;
  gradeId: string;
  needsSupport: boolean;
  version: number;
  submittedAt: number;
}

/**
 * Query of the newest version of every answer in the rounds of a year, one row per round × goal × unit.
 * Beside a lone max() SQLite takes the other columns from the row that holds the maximum
 * (sqlite.org/lang_select.html, bare columns in an aggregate query), so one walk of the index is enough.
 */
export function newestReports(db: Database, fiscalYear: number | SQL<number>, units: SQL) {
  const yearRounds = db.select({ id: rounds.id }).from(rounds).where(eq(rounds.fiscalYear, fiscalYear));
  return db
    .select({
      roundId: reports.roundId,
      goalId: reports.goalId,
      unitId: reports.unitId,
      gradeId: reports.gradeId,
      needsSupport: reports.needsSupport,
      version: sql<number>`max(${reports.version})`,
      submittedAt: reports.submittedAt,
    })
    .from(reports)
    .where(and(inArray(reports.roundId, yearRounds), units))
    .groupBy(reports.roundId, reports.goalId, reports.unitId);
}

/** The newest answers by goal and round, for one unit. */
export function marksByGoal(rows: readonly NewestReport[]): Map<string, Record<string, ReportMark>> {
  const marks = new Map<string, Record<string, ReportMark>>();
  for (const { goalId, roundId, gradeId, needsSupport, version, submittedAt } of rows) {
    const ofGoal = marks.get(goalId) ?? {};
    ofGoal[roundId] = { gradeId, needsSupport, version, submittedAt };
    marks.set(goalId, ofGoal);
  }
  return marks;
}
