import { and, eq, isNotNull, sql } from "drizzle-orm";
import { auditLog, staff } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { auditRow } from "../imports/audit.ts";
import { isConstraintFailure } from "../imports/writeAll.ts";
import { noticeStatements } from "../store/noticeStatements.ts";
import { endWithBinding } from "./endGrants.ts";
import { UNBOUND } from "./lineAccount.ts";

/**
 * Sets the person's LINE account free, ends what hangs on it (sessions, the address of the calendar), and stores the
 * notice that tells the account so.
 * @returns the account that was bound; null when there was none
 */
export async function unlinkAccount(
  context: Context,
  staffId: string,
  wallNow = Date.now(),
): Promise<{ lineUserId: string | null }> {
  const { db } = context;
  const isLinked = sql`EXISTS (SELECT 1 FROM staff WHERE id = ${staffId} AND line_user_id IS NOT NULL)`;
  const isPerson = and(eq(staff.id, staffId), isNotNull(staff.lineUserId));
  const entry = {
    action: "link.end",
    subject: `staff:${staffId}`,
    before: { isLinked: true },
    after: { isLinked: false },
  };
  try {
    const [, [person]] = await db.batch([
      db.insert(auditLog).values(auditRow(context, entry, isLinked)),
      db.select({ lineUserId: staff.lineUserId }).from(staff).where(isPerson),
      ...noticeStatements(context, [{ kind: "unlinked", staffId }]),
      ...endWithBinding(context, sql`(SELECT ${staffId})`, wallNow),
      db.update(staff).set(UNBOUND).where(isPerson),
    ]);
    return { lineUserId: person?.lineUserId ?? null };
  } catch (error) {
    // The audit row broke: there was nothing to end.
    if (isConstraintFailure(error)) return { lineUserId: null };
    throw error;
  }
}
