import { and, eq, isNull, sql } from "drizzle-orm";
import { auditLog, points, readings } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";

/** A person's act of reading a point, on either surface. */
export interface ReadingAct {
  pointId: string;
  staffId: string;
  channel: "liff" | "chat";
}

/**
 * Records that a person has read a point. Doing it again changes nothing: the first time stays.
 * @returns when it was read (UTC ms), or null when there is no such point
 */
export async function markRead(
  { db, now }: Context,
  { pointId, staffId, channel }: ReadingAct,
): Promise<{ readAt: number } | null> {
  const reading = db
    .select({
      pointId: points.id,
      staffId: sql<string>`${staffId}`.as("staff_id"),
      readAt: sql<number>`${now}`.as("read_at"),
      channel: sql<"liff" | "chat">`${channel}`.as("channel"),
    })
    .from(points)
    .where(and(eq(points.id, pointId), isNull(points.withdrawnAt)));
  const [, , [stored]] = await db.batch([
    db.insert(readings).select(reading).onConflictDoNothing(),
    // changes() is about the statement before: only a first reading leaves a trace.
    db.run(sql`INSERT INTO ${auditLog} (at, actor_kind, actor_id, action, subject, after)
      SELECT ${now}, 'staff', ${staffId}, 'point.read', ${`point:${pointId}`}, ${JSON.stringify({ channel })}
      WHERE changes() > 0`),
    db
      .select({ readAt: readings.readAt })
      .from(readings)
      .where(and(eq(readings.pointId, pointId), eq(readings.staffId, staffId))),
  ]);
  return stored ?? null;
}
