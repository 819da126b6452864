import { and, eq, isNull, sql } from "drizzle-orm";
import { goalPoints, goalSections, goals, points, policies, units } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { GoalPointsView } from "../domain/policyViews.ts";
import { shortFormOf } from "../domain/priorityPoint.ts";
import { mayReportForUnit } from "../domain/rights.ts";
import type { Caller } from "../people/callerOf.ts";

/**
 * The points that a goal serves and those it could: the standing points of the city's and its department's papers of
 * the goal's year. One round trip.
 * @returns null when the goal is not asked of the unit
 */
export async function goalPointsOf(
  { db }: Context,
  caller: Caller,
  { unitId, goalId }: { unitId: string; goalId: string },
): Promise<GoalPointsView | null> {
  const [[goal], linked, choices] = await db.batch([
    db
      .select({ id: goals.id, number: goals.number, title: goals.title, unitName: units.name })
      .from(goals)
      .innerJoin(goalSections, and(eq(goalSections.goalId, goals.id), eq(goalSections.unitId, unitId)))
      .innerJoin(units, eq(units.id, goalSections.unitId))
      .where(and(eq(goals.id, goalId), isNull(goals.withdrawnAt))),
    db.select({ pointId: goalPoints.pointId }).from(goalPoints).where(eq(goalPoints.goalId, goalId)),
    db
      .select({
        id: points.id,
        path: points.path,
        text: points.text,
        shortForm: points.shortForm,
        policyTitle: policies.title,
      })
      .from(points)
      .innerJoin(policies, eq(policies.id, points.policyId))
      .where(sql`${points.id} IN ${linkablePoints(goalId)}`)
      .orderBy(
        sql`${policies.unitId} IN (SELECT id FROM ${units} WHERE parent_id IS NOT NULL)`,
        policies.id,
        points.position,
      ),
  ]);
  if (!goal) return null;
  const ids = new Set(choices.map(({ id }) => id));
  return {
    unit: { id: unitId, name: goal.unitName },
    goal: { id: goal.id, number: goal.number, title: goal.title },
    mayLink: mayReportForUnit(caller, unitId),
    linked: linked.map(({ pointId }) => pointId).filter((id) => ids.has(id)),
    choices: choices.map((point) => ({
      id: point.id,
      path: point.path,
      shortForm: shortFormOf(point),
      policyTitle: point.policyTitle,
    })),
  };
}

/** Ids of the points that a goal can serve, as a subquery. */
export function linkablePoints(goalId: string) {
  return sql`(
    SELECT p.id FROM points p
    JOIN policies a ON a.id = p.policy_id
    JOIN goals g ON g.id = ${goalId} AND g.fiscal_year = a.fiscal_year
    JOIN units u ON u.id = a.unit_id AND (u.parent_id IS NULL OR u.id = g.unit_id)
    WHERE p.withdrawn_at IS NULL)`;
}
