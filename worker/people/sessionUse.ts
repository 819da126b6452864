// When a session is alive, what ended it, and that it was used.
import { and, eq, gt, isNull, lte, type SQL, sql } from "drizzle-orm";
import { sessions } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { DEFAULT_SETTINGS, LONGEST_IDLE_MINUTES, SHORTEST_IDLE_MINUTES } from "../domain/settings.ts";

/** A write at each call would make every read wait for the writers; so the idle end may come these few minutes early. */
const USE_NOTED_EVERY_MS = 5 * 60 * 1000;

export interface PresentedSession {
  tokenHash: string;
  /** UTC ms: a session ends by the wall clock, whatever day the city has. */
  wallNow: number;
}

/** The city's idle limit in minutes; a stored value that makes no sense counts as the default. */
const idleMinutes = sql`coalesce(
  (SELECT value ->> '$.idleMinutes' FROM settings WHERE key = 'signIn'
    AND value ->> '$.idleMinutes' BETWEEN ${SHORTEST_IDLE_MINUTES} AND ${LONGEST_IDLE_MINUTES}),
  ${DEFAULT_SETTINGS.signIn.idleMinutes})`;

const lastUse = sql`coalesce(${sessions.lastUsedAt}, ${sessions.createdAt})`;

/** Inside LINE a phone is one person's and locks itself; an ordinary browser may stand on a shared desk. */
function isInUse(wallNow: number): SQL {
  return sql`(${sessions.device} LIKE '%/line' OR ${lastUse} > ${wallNow} - ${idleMinutes} * 60000)`;
}

/** A session that opens the door now. */
export function isAlive({ tokenHash, wallNow }: PresentedSession): SQL | undefined {
  return and(
    eq(sessions.tokenHash, tokenHash),
    gt(sessions.expiresAt, wallNow),
    isNull(sessions.revokedAt),
    isInUse(wallNow),
  );
}

/** The sessions of a person that open the door now. */
export function isOwnAlive(staffId: SQL | string, wallNow: number): SQL | undefined {
  return and(
    sql`${sessions.staffId} = ${staffId}`,
    gt(sessions.expiresAt, wallNow),
    isNull(sessions.revokedAt),
    isInUse(wallNow),
  );
}

/** Whether it is time to note that a session is in use: 1 or 0. */
export function useUnnotedOf({ tokenHash, wallNow }: PresentedSession): SQL {
  return sql`EXISTS (SELECT 1 FROM ${sessions} WHERE ${eq(sessions.tokenHash, tokenHash)} AND ${isUnnoted(wallNow)})`;
}

/** Notes that a session is in use. */
export async function noteUse({ db }: Context, { tokenHash, wallNow }: PresentedSession): Promise<void> {
  await db
    .update(sessions)
    .set({ lastUsedAt: wallNow })
    .where(and(eq(sessions.tokenHash, tokenHash), isUnnoted(wallNow)));
}

function isUnnoted(wallNow: number): SQL {
  return lte(lastUse, wallNow - USE_NOTED_EVERY_MS);
}

/**
 * Why a session opens no door: `ended` by its owner elsewhere, `idle` because nobody used it; null for one that ran out
 * by itself or never was, which a browser may renew behind the page.
 */
export async function whySessionEnded(
  { db }: Context,
  { tokenHash, wallNow }: PresentedSession,
): Promise<"ended" | "idle" | null> {
  const [session] = await db
    .select({ revokedAt: sessions.revokedAt })
    .from(sessions)
    .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, wallNow)));
  if (!session) return null;
  return session.revokedAt === null ? "idle" : "ended";
}
