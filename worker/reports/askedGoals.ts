import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { goalSections, goals, reports } from "../../db/schema/index.ts";

/** A goal asked of a unit, and whether the unit has answered it in the round in question. */
export interface AskedGoal {
  id: string;
  isAnswered: boolean;
}

/** Query of the goals asked of a unit in a year, in number order, with whether each is answered in a round. */
export function askedGoals(
  db: Database,
  {
    unitId,
    fiscalYear,
    roundId,
  }: { unitId: string; fiscalYear: number | SQL<number>; roundId: string | SQL<string> },
) {
  const answer = sql`SELECT 1 FROM ${reports}
    WHERE ${reports.goalId} = ${goals.id} AND ${reports.unitId} = ${unitId} AND ${reports.roundId} = ${roundId}`;
  return db
    .select({ id: goals.id, isAnswered: sql<boolean>`EXISTS (${answer})`.mapWith(Boolean) })
    .from(goalSections)
    .innerJoin(goals, eq(goals.id, goalSections.goalId))
    .where(and(eq(goalSections.unitId, unitId), eq(goals.fiscalYear, fiscalYear), isNull(goals.withdrawnAt)))
    .orderBy(goals.number, goals.id);
}

/** The next goal without an answer after this one, starting over at the end; never this one itself. */
export function nextUnanswered(asked: readonly AskedGoal[], goalId: string): string | null {
  const here = asked.findIndex((goal) => goal.id === goalId);
  const onwards = [...asked.slice(here + 1), ...asked.slice(0, Math.max(here, 0))];
  return onwards.find((goal) => !goal.isAnswered)?.id ?? null;
}

/** How many are still without an answer. */
export function countUnanswered(asked: readonly AskedGoal[]): number {
  return asked.filter((goal) => !goal.isAnswered).length;
}
