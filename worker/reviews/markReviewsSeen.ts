import { sql } from "drizzle-orm";
import type { Context } from "../context.ts";

/**
 * Notes that somebody of a unit has seen what superiors said of its answers for a goal; a plain 了解 of any other goal
 * says no more than the line that counted it, and is seen with it.
 */
export async function markReviewsSeen(
  { db, now }: Context,
  { unitId, goalId }: { unitId: string; goalId: string },
): Promise<void> {
  await db.run(sql`
    UPDATE reviews SET seen_at = ${now}
    WHERE seen_at IS NULL AND EXISTS (
      SELECT 1 FROM reports a
      WHERE a.id = reviews.report_id AND a.unit_id = ${unitId}
        AND (a.goal_id = ${goalId} OR (reviews.mark = 'seen' AND reviews.word = '')))`);
}
