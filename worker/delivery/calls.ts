// 声をかける: a call is remembered by the entry of the audit log that says who called which silent unit. The planner reads
// it as one more rung of the duty.
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";

/** Its subject is the key of the duty. */
export const CALL_ACTION = "duty.call";

/** The newest call of each duty that was ever called. @param keys a list of duty keys, as a subquery */
export function callReads(db: Database, keys: SQL) {
  return db.all<{ dutyKey: string; calledAt: number }>(sql`
    SELECT subject AS dutyKey, max(at) AS calledAt FROM audit_log
    WHERE subject IN ${keys} AND action = ${CALL_ACTION}
    GROUP BY subject`);
}

/** Whether a duty of an open round was called since an instant (UTC ms). One range of the index of subjects a round. */
export function isAnyCalled(since: number): SQL {
  return sql`EXISTS (
    SELECT 1 FROM rounds r JOIN audit_log c ON c.subject BETWEEN 'report:' || r.id || ':' AND 'report:' || r.id || ';'
    WHERE r.closed_at IS NULL AND c.action = ${CALL_ACTION} AND c.at >= ${since})`;
}
