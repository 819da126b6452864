import { and, eq, isNull } from "drizzle-orm";
import { auditLog, points } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { Caller } from "../people/callerOf.ts";

/** Whether a point is one of the year's 重点事項, and the plain words for the phone (null: the beginning of its text). */
export interface Priority {
  isPriority: boolean;
  shortForm: string | null;
}

/**
 * Marks a point as 重点事項 of the year, or takes the mark away.
 * @returns null when there is no such point
 */
export async function setPriority(
  { db, now }: Context,
  caller: Caller,
  { pointId, priority }: { pointId: string; priority: Priority },
): Promise<Priority | null> {
  const standing = and(eq(points.id, pointId), isNull(points.withdrawnAt));
  const [before] = await db
    .select({ isPriority: points.isPriority, shortForm: points.shortForm })
    .from(points)
    .where(standing);
  if (!before) return null;
  await db.batch([
    db.update(points).set(priority).where(standing),
    db.insert(auditLog).values({
      at: now,
      actorKind: "staff",
      actorId: caller.staff.id,
      action: "point.setPriority",
      subject: `point:${pointId}`,
      before,
      after: priority,
    }),
  ]);
  return priority;
}
