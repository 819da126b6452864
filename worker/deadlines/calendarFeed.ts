// The secret address of a person's calendar. The database holds a hash of the secret and never the secret.
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { auditLog, calendarFeeds } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { auditRow } from "../imports/audit.ts";
import { heldSince } from "../organisation/actingFor.ts";
import { hashToken, newToken } from "../people/session.ts";
import { noticeStatements } from "../store/noticeStatements.ts";

const TOKYO_OFFSET_SECONDS = 9 * 60 * 60;

/** GET /api/calendar-feed */
export interface FeedView {
  /** When the address in force was made, UTC ms; null where there is none. */
  madeAt: number | null;
}

/** The address in force of a person, without its secret. */
export async function feedOf(context: Context, staffId: string): Promise<FeedView> {
  const [row] = await context.db.all<{ madeAt: number }>(sql`
    SELECT f.created_at AS madeAt FROM calendar_feeds f
    WHERE f.staff_id = ${staffId} AND ${opens(todayOf(context))}`);
  return { madeAt: row?.madeAt ?? null };
}

/**
 * Makes a new address; the one before it ends. Its owner is told on LINE.
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
    ...noticeStatements(context, [{ kind: "feedMade", staffId }]),
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

/** Whose calendar a secret opens on a day; no row where it opens none. One statement. */
export function feedHolder(db: Context["db"], tokenHash: string, day: CivilDate) {
  return db.all<{ staffId: string }>(sql`
    SELECT f.staff_id AS staffId FROM calendar_feeds f WHERE f.token_hash = ${tokenHash} AND ${opens(day)}`);
}

/**
 * That the address `f` opens on a day: it was made under the LINE account that is bound now, and its person has held a
 * post ever since. An address that was once dead stays so.
 */
function opens(day: CivilDate): SQL {
  const madeOn = sql`date(f.created_at / 1000 + ${TOKYO_OFFSET_SECONDS}, 'unixepoch')`;
  return sql`f.revoked_at IS NULL
    AND EXISTS (SELECT 1 FROM staff s WHERE s.id = f.staff_id AND s.line_linked_at <= f.created_at)
    AND ${heldSince({ staffId: sql`f.staff_id`, since: madeOn, day })}`;
}
