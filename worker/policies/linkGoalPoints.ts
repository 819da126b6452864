import { and, eq, isNull, sql } from "drizzle-orm";
import { auditLog, goalPoints, goalSections, goals, points } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { GoalPointsInput, LinkOutcome } from "../domain/policyViews.ts";
import type { Caller } from "../people/callerOf.ts";
import { linkablePoints } from "./goalPoints.ts";

/**
 * Says which points a goal serves, in the place of whatever was said before. A link that stays keeps who made it; the
 * same choice again writes nothing. The caller may report for the unit.
 */
export async function linkGoalPoints(
  { db, now }: Context,
  caller: Caller,
  { unitId, goalId, pointIds }: { unitId: string; goalId: string } & GoalPointsInput,
): Promise<LinkOutcome> {
  const wanted = [...new Set(pointIds)].toSorted();
  const list = JSON.stringify(wanted);
  const [[asked], known, before] = await db.batch([
    db
      .select({ id: goals.id })
      .from(goals)
      .innerJoin(goalSections, and(eq(goalSections.goalId, goals.id), eq(goalSections.unitId, unitId)))
      .where(and(eq(goals.id, goalId), isNull(goals.withdrawnAt))),
    db
      .select({ id: points.id })
      .from(points)
      .where(
        sql`${points.id} IN (SELECT value FROM json_each(${list})) AND ${points.id} IN ${linkablePoints(goalId)}`,
      ),
    db
      .select({ pointId: goalPoints.pointId })
      .from(goalPoints)
      .where(eq(goalPoints.goalId, goalId))
      .orderBy(goalPoints.pointId),
  ]);
  if (!asked) return { kind: "refused", reason: "goalNotAsked" };
  if (known.length < wanted.length) return { kind: "refused", reason: "pointUnknown" };
  const was = before.map(({ pointId }) => pointId);
  if (JSON.stringify(was) === list) return { kind: "linked", pointIds: wanted };
  await db.batch([
    db
      .delete(goalPoints)
      .where(
        sql`${goalPoints.goalId} = ${goalId} AND ${goalPoints.pointId} NOT IN (SELECT value FROM json_each(${list}))`,
      ),
    db.run(sql`INSERT INTO ${goalPoints} (goal_id, point_id, linked_by_id, linked_at)
      SELECT ${goalId}, value, ${caller.staff.id}, ${now} FROM json_each(${list}) WHERE true
      ON CONFLICT DO NOTHING`),
    db.insert(auditLog).values({
      at: now,
      actorKind: "staff",
      actorId: caller.staff.id,
      action: "goal.linkPoints",
      subject: `goal:${goalId}`,
      before: { pointIds: was },
      after: { pointIds: wanted },
    }),
  ]);
  return { kind: "linked", pointIds: wanted };
}
