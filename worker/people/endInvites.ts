import { and, eq, exists, inArray, isNull, type SQL } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { auditLog, inviteAttempts, invites } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { auditRow } from "../imports/audit.ts";
import { isConstraintFailure, type Statement, writeAll } from "../imports/writeAll.ts";

/** The codes of a person that have bound nobody yet, whatever else has become of them. */
export function isUnused(staffId: string): SQL | undefined {
  return and(eq(invites.staffId, staffId), isNull(invites.usedAt));
}

/** Takes codes away, with what was tried on them. */
export function endInvites(db: Database, which: SQL | undefined): Statement[] {
  const ids = db.select({ id: invites.id }).from(invites).where(which);
  return [
    db.delete(inviteAttempts).where(inArray(inviteAttempts.inviteId, ids)),
    db.delete(invites).where(which),
  ];
}

/** Takes one code back before it is used. False where there is no such code, or it was used by now. */
export async function withdrawInvite(context: Context, inviteId: string): Promise<boolean> {
  const { db } = context;
  const which = and(eq(invites.id, inviteId), isNull(invites.usedAt));
  const [invite] = await db
    .select({ staffId: invites.staffId, expiresAt: invites.expiresAt })
    .from(invites)
    .where(which);
  if (!invite) return false;
  const { staffId, expiresAt } = invite;
  const entry = { action: "invite.withdraw", subject: `staff:${staffId}`, before: { expiresAt } };
  const isThere = exists(db.select({ id: invites.id }).from(invites).where(which));
  try {
    await writeAll(db, [
      db.insert(auditLog).values(auditRow(context, entry, isThere)),
      ...endInvites(db, which),
    ]);
    return true;
  } catch (error) {
    // The audit row broke: it was used, or taken back, in the meantime.
    if (isConstraintFailure(error)) return false;
    throw error;
  }
}
