import { and, eq, sql } from "drizzle-orm";
import { criteria, goalSections, goals, indicators, reports, rounds } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { answerBefore } from "../domain/answerBefore.ts";
import type { Grade } from "../domain/grade.ts";
import type { ReportInput, ReportView } from "../domain/views.ts";
import { type AskedGoal, askedGoals } from "./askedGoals.ts";
import { gradesInForce } from "./gradeScale.ts";
import { judgementRows, reportRows, toReportViews, valueRows } from "./reportView.ts";
import { takenBackRows } from "./takenBack.ts";

/** One act of sending a report, from whichever surface. */
export interface Submission {
  unitId: string;
  goalId: string;
  channel: "liff" | "chat";
  input: ReportInput;
}

/** All that the database knows about the place a report is meant for. */
export interface Standing {
  round: typeof rounds.$inferSelect | undefined;
  /** The year of the goal while it is asked of the unit. */
  goalYear: number | undefined;
  criteria: { id: string; isFormer: boolean }[];
  /** Indicators of the goal, on the sheet today or before. */
  indicatorIds: string[];
  grades: Grade[];
  /** Versions already given in this round, newest first. */
  versions: ReportView[];
  /** The answer of the quarter before. */
  before: ReportView | null;
  /** The report that this very act has already become, if any. */
  sameAct: { id: string; roundId: string; goalId: string; unitId: string; authorId: string } | undefined;
  /** The report that this very act had become was taken back. */
  isTakenBack: boolean;
  asked: AskedGoal[];
}

/** Reads the standing in one round trip. */
export async function readStanding(
  { db }: Context,
  { unitId, goalId, input }: Submission,
): Promise<Standing> {
  const { roundId, submissionKey } = input;
  const place = { unitId, goalId, roundId };
  const year = sql<number>`(SELECT ${goals.fiscalYear} FROM ${goals} WHERE ${goals.id} = ${goalId})`;
  const [
    [round],
    [goal],
    criterionRows,
    indicatorRows,
    grades,
    rows,
    judgements,
    values,
    [sameAct],
    [takenBack],
    asked,
  ] = await db.batch([
    db.select().from(rounds).where(eq(rounds.id, roundId)),
    db
      .select({ fiscalYear: goals.fiscalYear, withdrawnAt: goals.withdrawnAt })
      .from(goals)
      .innerJoin(goalSections, and(eq(goalSections.goalId, goals.id), eq(goalSections.unitId, unitId)))
      .where(eq(goals.id, goalId)),
    db
      .select({ id: criteria.id, withdrawnAt: criteria.withdrawnAt })
      .from(criteria)
      .where(eq(criteria.goalId, goalId)),
    db.select({ id: indicators.id }).from(indicators).where(eq(indicators.goalId, goalId)),
    gradesInForce(db, year),
    reportRows(db, { unitId, goalId }),
    judgementRows(db, place),
    valueRows(db, place),
    db
      .select({
        id: reports.id,
        roundId: reports.roundId,
        goalId: reports.goalId,
        unitId: reports.unitId,
        authorId: reports.authorId,
      })
      .from(reports)
      .where(eq(reports.submissionKey, submissionKey)),
    takenBackRows(db, submissionKey),
    askedGoals(db, { unitId, fiscalYear: year, roundId }),
  ]);
  const history = toReportViews(rows, judgements, values);
  return {
    round,
    goalYear: goal?.withdrawnAt === null ? goal.fiscalYear : undefined,
    criteria: criterionRows.map(({ id, withdrawnAt }) => ({ id, isFormer: withdrawnAt !== null })),
    indicatorIds: indicatorRows.map(({ id }) => id),
    grades,
    versions: history.filter((report) => report.round.id === roundId),
    before: round ? answerBefore(history, round.quarter) : null,
    sameAct,
    isTakenBack: takenBack !== undefined,
    asked,
  };
}
