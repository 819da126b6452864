// The secret address of a person's calendar. The database holds a hash of the secret and never the secret.
import { and, eq, isNull, sql } from "drizzle-orm";
import { auditLog, calendarFeeds } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { auditRow } from "../imports/audit.ts";
import { hashToken, newToken } from "../people/session.ts";

/** GET /api/calendar-feed */
export interface FeedView {
  /** When the address in force was made, UTC ms; null where there is none. */
  madeAt: number | null;
}

/** The address in force of a person, without its secret. */
export async function feedOf({ db }: Context, staffId: string): Promise<FeedView> {
  const [row] = await db
    .select({ madeAt: calendarFeeds.createdAt })
    .from(calendarFeeds)
    .where(and(eq(calendarFeeds.staffId, staffId), isNull(calendarFeeds.revokedAt)));
  return { madeAt: row?.madeAt ?? null };
}

/**
 * Makes a new address; the one before it ends.
 * @returns the secret in it, which is shown this once
 */
export async function makeFeed(context: Context, staffId: string): Promise<{ token: string } & FeedView> {
  const { db, now } = context;
  const token = newToken();
  await db.batch([
    db
      .update(calendarFeeds)
      .set({ revokedAt: now })
      .where(and(eq(calendarFeeds.staffId, staffId), isNull(calendarFeeds.revokedAt))),
    db.insert(calendarFeeds).values({ tokenHash: await hashToken(token), staffId, createdAt: now }),
    db.insert(auditLog).values(auditRow(context, { action: "calendar.make", subject: `staff:${staffId}` })),
  ]);
  return { token, madeAt: now };
}

/** Ends the address; ending it twice is harmless. */
export async function revokeFeed(context: Context, staffId: string): Promise<void> {
  const { db, now, actor } = context;
  await db.batch([
    db
      .update(calendarFeeds)
      .set({ revokedAt: now })
      .where(and(eq(calendarFeeds.staffId, staffId), isNull(calendarFeeds.revokedAt))),
    // changes() is about the statement before.
    db.run(sql`
      INSERT INTO audit_log (at, actor_kind, actor_id, action, subject)
      SELECT ${now}, ${actor.kind}, ${actor.kind === "staff" ? actor.staffId : null}, 'calendar.revoke',
             ${`staff:${staffId}`}
      WHERE changes() > 0`),
  ]);
}

/** Whose calendar a secret opens; no row where it opens none. One statement. */
export function feedHolder(db: Context["db"], tokenHash: string) {
  return db
    .select({ staffId: calendarFeeds.staffId })
    .from(calendarFeeds)
    .where(and(eq(calendarFeeds.tokenHash, tokenHash), isNull(calendarFeeds.revokedAt)));
}
