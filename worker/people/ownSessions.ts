import { and, eq, ne, sql } from "drizzle-orm";
import { auditLog, sessions, staff } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { SessionsView } from "../contract/sessions.ts";
import { readDevice } from "../domain/device.ts";
import { auditRow } from "../imports/audit.ts";
import { writeAll } from "../imports/writeAll.ts";
import { isOwnAlive, type PresentedSession } from "./sessionUse.ts";

/** Where a person is signed in now. */
export async function listOwnSessions(
  { db }: Context,
  staffId: string,
  { tokenHash, wallNow }: PresentedSession,
): Promise<SessionsView> {
  const rows = await db.select().from(sessions).where(isOwnAlive(staffId, wallNow));
  const own = rows.map(({ device, createdAt, lastUsedAt, tokenHash: hash }) => ({
    device: readDevice(device),
    createdAt,
    lastUsedAt: hash === tokenHash ? wallNow : (lastUsedAt ?? createdAt),
    isThis: hash === tokenHash,
  }));
  own.sort((one, other) => Number(other.isThis) - Number(one.isThis) || other.lastUsedAt - one.lastUsedAt);
  return { sessions: own };
}

/**
 * Ends all sessions of a person but the one presented. What LINE vouched for before this moment opens none again, so a
 * browser elsewhere that still has its token asks for a new login.
 * @returns how many were alive
 */
export async function endOtherSessions(
  context: Context,
  staffId: string,
  { tokenHash, wallNow }: PresentedSession,
): Promise<number> {
  const { db } = context;
  const isOther = and(isOwnAlive(staffId, wallNow), ne(sessions.tokenHash, tokenHash));
  const counted = sql`(SELECT json_object('ended', count(*)) FROM sessions WHERE ${isOther})`;
  const entry = { action: "session.endOthers", subject: `staff:${staffId}`, after: counted };
  const [, ended] = await db.batch([
    db.insert(auditLog).values(auditRow(context, entry)),
    db.update(sessions).set({ revokedAt: wallNow }).where(isOther).returning({ staffId: sessions.staffId }),
    db.update(staff).set({ sessionsEndedAt: wallNow }).where(eq(staff.id, staffId)),
  ]);
  return ended.length;
}

/** ログアウト: ends one session for good; ending it twice is harmless. */
export async function closeSession(context: Context, staffId: string, tokenHash: string): Promise<void> {
  const { db } = context;
  const entry = { action: "session.end", subject: `staff:${staffId}` };
  await writeAll(db, [
    db.insert(auditLog).values(auditRow(context, entry)),
    db.delete(sessions).where(eq(sessions.tokenHash, tokenHash)),
  ]);
}
