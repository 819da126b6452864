import { sql } from "drizzle-orm";
import type { Context } from "../context.ts";

/**
 * Marks the people of a batch that has failed because LINE refuses their accounts: they count as blocked, are listed
 * for the administrators, and nothing is sent until they come back (`follow`) or bind another account.
 * @param now the wall clock, UTC ms
 */
export function markRefused(
  { db }: Context,
  { batchId, accounts, now }: { batchId: string; accounts: readonly string[]; now: number },
) {
  return db.all<{ id: string }>(sql`
    UPDATE staff SET line_blocked_at = ${now}
    WHERE line_blocked_at IS NULL
      AND line_user_id IN (SELECT value FROM json_each(${JSON.stringify(accounts)}))
      AND id IN (SELECT d.staff_id FROM deliveries d JOIN batches b ON b.id = d.batch_id
                 WHERE b.id = ${batchId} AND b.state = 'failed' AND b.reason = 'refused')`);
}
