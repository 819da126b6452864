import { and, eq, isNull } from "drizzle-orm";
import { sessions, staff } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";

/** A session lasts a working day and no longer. */
export const SESSION_SECONDS = 8 * 60 * 60;
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

/**
 * Opens a session for the staff row bound to a verified LINE account.
 * @returns the secret for the cookie, or null when the account is bound to nobody
 */
export async function openSession(
  context: Context,
  lineUserId: string,
  wallNow: number,
): Promise<{ token: string; staffId: string } | null> {
  const [person] = await context.db
    .select({ id: staff.id })
    .from(staff)
    .where(eq(staff.lineUserId, lineUserId));
  if (!person) return null;
  const token = newToken();
  await context.db.insert(sessions).values({
    tokenHash: await hashToken(token),
    staffId: person.id,
    createdAt: wallNow,
    expiresAt: wallNow + SESSION_SECONDS * 1000,
  });
  return { token, staffId: person.id };
}

/** Ends one session; ending it twice is harmless. */
export async function closeSession(context: Context, tokenHash: string, wallNow: number): Promise<void> {
  await context.db
    .update(sessions)
    .set({ revokedAt: wallNow })
    .where(and(eq(sessions.tokenHash, tokenHash), isNull(sessions.revokedAt)));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
