import { and, eq, sql } from "drizzle-orm";
import { pointOpenings } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { PointMarks } from "../domain/policyViews.ts";

/**
 * Records that a person has opened a point and, where so, seen its end. The first time of each stays.
 * @returns null when there is no such point
 */
export async function markOpened(
  { db, now }: Context,
  { pointId, staffId, isFinished }: { pointId: string; staffId: string; isFinished: boolean },
): Promise<PointMarks | null> {
  const finishedAt = isFinished ? now : null;
  const [, [marks]] = await db.batch([
    db.run(sql`INSERT INTO ${pointOpenings} (point_id, staff_id, opened_at, finished_at)
      SELECT id, ${staffId}, ${now}, ${finishedAt} FROM points WHERE id = ${pointId} AND withdrawn_at IS NULL
      ON CONFLICT DO UPDATE SET finished_at = coalesce(finished_at, excluded.finished_at)`),
    db
      .select({ openedAt: pointOpenings.openedAt, finishedAt: pointOpenings.finishedAt })
      .from(pointOpenings)
      .where(and(eq(pointOpenings.pointId, pointId), eq(pointOpenings.staffId, staffId))),
  ]);
  return marks ?? null;
}
