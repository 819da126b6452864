import { sql } from "drizzle-orm";
import { invites, linkAttempts, staff } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { hashLineUser } from "./inviteCode.ts";

const WRONG_ATTEMPTS_PER_INVITE = 5;
const WRONG_ATTEMPTS_PER_ACCOUNT = 10;
const ACCOUNT_WINDOW_MS = 60 * 60 * 1000;

export type Attempt =
  | { kind: "locked" }
  /** The invite that may be tried; null when there is no such person or no living invite. */
  | { kind: "counted"; invite: { id: string; staffId: string; codeHash: string } | null };

/**
 * Counts a try before it is judged, on the LINE account and on the invite, so that many tries at once cannot outrun the
 * limits. Whoever then finds the code right gives the try back.
 * @param wallNow UTC ms
 */
export async function countAttempt(
  { db }: Context,
  attempt: { lineUserId: string; staffNumber: string; secret: string; wallNow: number },
): Promise<Attempt> {
  const { wallNow } = attempt;
  const lineUserHash = await hashLineUser(attempt.secret, attempt.lineUserId);
  const isOver = sql`${linkAttempts.windowStartedAt} <= ${wallNow - ACCOUNT_WINDOW_MS}`;
  const [[account], [invite]] = await db.batch([
    db
      .insert(linkAttempts)
      .values({ lineUserHash, windowStartedAt: wallNow, wrongAttempts: 1 })
      .onConflictDoUpdate({
        target: linkAttempts.lineUserHash,
        set: {
          windowStartedAt: sql`CASE WHEN ${isOver} THEN ${wallNow} ELSE ${linkAttempts.windowStartedAt} END`,
          wrongAttempts: sql`CASE WHEN ${isOver} THEN 1 ELSE ${linkAttempts.wrongAttempts} + 1 END`,
        },
      })
      .returning({ attempts: linkAttempts.wrongAttempts }),
    db
      .update(invites)
      .set({ wrongAttempts: sql`${invites.wrongAttempts} + 1` })
      .where(
        sql`${invites.staffId} = (SELECT id FROM ${staff} WHERE staff_number = ${attempt.staffNumber})
          AND ${invites.usedAt} IS NULL
          AND ${invites.expiresAt} > ${wallNow}
          AND ${invites.wrongAttempts} < ${WRONG_ATTEMPTS_PER_INVITE}
          AND (SELECT wrong_attempts FROM ${linkAttempts} WHERE line_user_hash = ${lineUserHash})
            <= ${WRONG_ATTEMPTS_PER_ACCOUNT}`,
      )
      .returning({ id: invites.id, staffId: invites.staffId, codeHash: invites.codeHash }),
  ]);
  if ((account?.attempts ?? 0) > WRONG_ATTEMPTS_PER_ACCOUNT) return { kind: "locked" };
  return { kind: "counted", invite: invite ?? null };
}
