import { sql } from "drizzle-orm";
import type { Context } from "../context.ts";

export type SettleOutcome = { kind: "settled" } | { kind: "refused"; reason: "unknownBatch" | "notOver" };

/**
 * Notes that an administrator has seen how a batch ended; it is no duty any more. Settling again changes nothing. One
 * round trip.
 */
export async function settleBatch(
  { db, now, actor }: Context,
  { batchId }: { batchId: string },
): Promise<SettleOutcome> {
  const actorId = actor.kind === "staff" ? actor.staffId : null;
  const [, , [batch]] = await db.batch([
    db.run(sql`
      INSERT INTO audit_log (at, actor_kind, actor_id, action, subject, before, after)
      SELECT ${now}, ${actor.kind}, ${actorId}, 'batch.settle', ${`batch:${batchId}`},
             json_object('state', state, 'reason', reason), json_object('settledAt', ${now})
      FROM batches WHERE id = ${batchId} AND state IN ('failed', 'uncertain') AND settled_at IS NULL`),
    db.run(sql`
      UPDATE batches SET settled_at = ${now}
      WHERE id = ${batchId} AND state IN ('failed', 'uncertain') AND settled_at IS NULL`),
    db.all<{ isSettled: 0 | 1 }>(
      sql`SELECT settled_at IS NOT NULL AS isSettled FROM batches WHERE id = ${batchId}`,
    ),
  ]);
  if (!batch) return { kind: "refused", reason: "unknownBatch" };
  return batch.isSettled ? { kind: "settled" } : { kind: "refused", reason: "notOver" };
}
