import { and, desc, eq, isNull, lte, notInArray, sql } from "drizzle-orm";
import { sessions, staff } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { deviceOf, formatDevice } from "../domain/device.ts";
import { writeAll } from "../imports/writeAll.ts";

/** A session lasts a working day and no longer. */
export const SESSION_SECONDS = 8 * 60 * 60;
/** Nobody works on more machines in a day; with one more the oldest ends. */
export const MOST_SESSIONS = 10;
/** LINE says in whole seconds when a token was made. */
const TOKEN_CLOCK_MS = 1_000;
const TOKEN_BYTES = 32;

/** The stored form of a session secret: a hash of 256 random bits needs no salt. */
export async function hashToken(token: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return base64Url(new Uint8Array(digest));
}

/** A secret of 256 random bits, as it is handed out. */
export function newToken(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)));
}

/** A login that LINE vouches for. */
export interface Login {
  lineUserId: string;
  /** When LINE made the ID token, UTC ms. */
  issuedAt: number;
  userAgent: string;
}

export type OpenedSession =
  /** `token` is the secret for the cookie. */
  | { kind: "opened"; token: string; staffId: string }
  /** The account is bound to nobody. */
  | { kind: "notLinked" }
  /** The person ended all sessions after this login, so it is worth nothing any more. */
  | { kind: "overtaken" };

/**
 * Opens a session for the staff row bound to a verified LINE account. Sessions of the person that ran out are swept up,
 * and of more than anybody needs the oldest go: a token that is exchanged again and again leaves no more than those.
 */
export async function openSession(context: Context, login: Login, wallNow: number): Promise<OpenedSession> {
  const { db } = context;
  const [person] = await db
    .select({ id: staff.id, sessionsEndedAt: staff.sessionsEndedAt })
    .from(staff)
    .where(eq(staff.lineUserId, login.lineUserId));
  if (!person) return { kind: "notLinked" };
  if (login.issuedAt + TOKEN_CLOCK_MS <= (person.sessionsEndedAt ?? 0)) return { kind: "overtaken" };
  const token = newToken();
  const isTheirs = and(eq(sessions.staffId, person.id), isNull(sessions.revokedAt));
  const newest = db
    .select({ tokenHash: sessions.tokenHash })
    .from(sessions)
    .where(isTheirs)
    .orderBy(desc(sessions.createdAt), desc(sql`rowid`))
    .limit(MOST_SESSIONS);
  await writeAll(db, [
    db.insert(sessions).values({
      tokenHash: await hashToken(token),
      staffId: person.id,
      device: formatDevice(deviceOf(login.userAgent)),
      createdAt: wallNow,
      expiresAt: wallNow + SESSION_SECONDS * 1000,
    }),
    db.delete(sessions).where(and(eq(sessions.staffId, person.id), lte(sessions.expiresAt, wallNow))),
    db.delete(sessions).where(and(isTheirs, notInArray(sessions.tokenHash, newest))),
  ]);
  return { kind: "opened", token, staffId: person.id };
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
