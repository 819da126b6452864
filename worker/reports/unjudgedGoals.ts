import { and, eq, isNull, sql } from "drizzle-orm";
import { criteria, criterionJudgements, goals, reports } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";

/**
 * The goals whose newest answer in a round leaves a criterion of today's sheet unjudged, in the order of the sheet: a
 * grade tapped in the chat judges none.
 */
export async function unjudgedGoals(
  { db }: Context,
  { roundId, unitId }: { roundId: string; unitId: string },
): Promise<string[]> {
  const newest = sql`(SELECT n.id FROM ${reports} n
    WHERE n.round_id = ${roundId} AND n.unit_id = ${unitId} AND n.goal_id = ${goals.id}
    ORDER BY n.version DESC LIMIT 1)`;
  const judged = sql`SELECT 1 FROM ${criterionJudgements}
    WHERE ${criterionJudgements.reportId} = ${newest} AND ${criterionJudgements.criterionId} = ${criteria.id}`;
  const rows = await db
    .selectDistinct({ id: goals.id, number: goals.number })
    .from(reports)
    .innerJoin(goals, and(eq(goals.id, reports.goalId), isNull(goals.withdrawnAt)))
    .innerJoin(criteria, and(eq(criteria.goalId, goals.id), isNull(criteria.withdrawnAt)))
    .where(and(eq(reports.roundId, roundId), eq(reports.unitId, unitId), sql`NOT EXISTS (${judged})`))
    .orderBy(goals.number, goals.id);
  return rows.map(({ id }) => id);
}
