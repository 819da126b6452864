import { type SQL, sql } from "drizzle-orm";
import { goals, rounds } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { lineageOf } from "../departments/lineage.ts";
import { mayReportForUnit, mayReviewUnit } from "../domain/rights.ts";
import type { GoalPage, ReportView, RoundRef } from "../domain/views.ts";
import type { Caller } from "../people/callerOf.ts";
import { type AskedGoal, askedGoals, nextUnanswered } from "../reports/askedGoals.ts";
import { gradesInForce } from "../reports/gradeScale.ts";
import { judgementRows, reportRows, toReportViews, valueRows } from "../reports/reportView.ts";
import { askedRound, roundsOfYear, toYearRound } from "../reports/yearRounds.ts";
import { reviewRows, reviewsByReport } from "../reviews/reviewRows.ts";
import { postsReading, readersInWords, supportersInWords } from "./goalReaders.ts";
import { formerIndicators, goalSheetQueries, toGoalSheet } from "./goalSheet.ts";

/**
 * A goal with its history for one unit and, where the caller may answer, all that the form needs; one round trip.
 * @returns null when the goal is neither asked of the unit nor was ever answered by it
 */
export async function goalPage(
  context: Context,
  caller: Caller,
  { unitId, goalId }: { unitId: string; goalId: string },
): Promise<GoalPage | null> {
  const { db } = context;
  const place = { unitId, goalId };
  const year = sql<number>`(SELECT ${goals.fiscalYear} FROM ${goals} WHERE ${goals.id} = ${goalId})`;
  const [
    lineage,
    [found],
    criteria,
    indicators,
    steps,
    roundRows,
    grades,
    rows,
    judgements,
    values,
    asked,
    reading,
    reviewed,
  ] = await db.batch([
    lineageOf(db, unitId),
    ...goalSheetQueries(db, goalId, unitId),
    roundsOfYear(db, year),
    gradesInForce(db, year),
    reportRows(db, place),
    judgementRows(db, place),
    valueRows(db, place),
    askedGoals(db, { unitId, fiscalYear: year, roundId: askedRoundOf(year) }),
    postsReading(context, unitId),
    reviewRows(db, place),
  ]);
  const [unit] = lineage;
  if (!unit || !found || (found.sectionId === null && rows.length === 0)) return null;
  const isAsked = found.sectionId !== null && found.goal.withdrawnAt === null;
  const openRound = askedRound(roundRows.map(toYearRound));
  const history = toReportViews(rows, judgements, values);
  const goal = toGoalSheet(found.goal, { criteria, indicators, steps });
  const judged = new Set(judgements.map((judgement) => judgement.criterionId));
  return {
    unit,
    goal,
    formerCriteria: criteria
      .filter((criterion) => criterion.withdrawnAt !== null && judged.has(criterion.id))
      .map(({ id, text }) => ({ id, text })),
    formerIndicators: formerIndicators(goal, indicators, values),
    grades,
    openRound,
    canReport: isAsked && mayReportForUnit(caller, unitId),
    current: history.find((report) => report.round.id === openRound?.id) ?? null,
    previous: history.find((report) => isBefore(report, openRound)) ?? null,
    history,
    reviews: reviewsByReport(reviewed),
    canReview: mayReviewUnit(
      caller.posts,
      lineage.map(({ id }) => id),
    ),
    place: placeAmong(asked, goalId),
    readers: readersInWords(lineage, reading),
    supporters: supportersInWords(lineage, reading),
  };
}

/** The round being asked in a year, as an expression; the same choice as `askedRound`. */
function askedRoundOf(year: SQL<number>): SQL<string> {
  return sql<string>`(SELECT ${rounds.id} FROM ${rounds}
    WHERE ${rounds.fiscalYear} = ${year} AND ${rounds.closedAt} IS NULL
    ORDER BY ${rounds.quarter} DESC LIMIT 1)`;
}

function isBefore(report: ReportView, round: RoundRef | null): boolean {
  return round === null || report.round.quarter < round.quarter;
}

function placeAmong(asked: readonly AskedGoal[], goalId: string): GoalPage["place"] {
  return {
    index: asked.findIndex((goal) => goal.id === goalId) + 1,
    total: asked.length,
    answered: asked.filter((goal) => goal.isAnswered).length,
    nextGoalId: nextUnanswered(asked, goalId),
  };
}
