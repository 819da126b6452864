import { sql } from "drizzle-orm";
import { inviteAttempts, invites, linkAttempts, staff } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { WRONG_ATTEMPTS_PER_INVITE, WRONG_ATTEMPTS_PER_PAIR } from "../domain/invite.ts";
import { codeStands } from "./codeStands.ts";
import { hashLineUser } from "./inviteCode.ts";

const WRONG_ATTEMPTS_PER_ACCOUNT = 10;
const ACCOUNT_WINDOW_MS = 60 * 60 * 1000;

export type Attempt =
  | { kind: "locked" }
  /** The invite that may be tried; null when there is no such person, no living invite, or none for this account. */
  | { kind: "counted"; invite: { id: string; staffId: string; codeHash: string } | null };

/**
 * Counts a try before it is judged, so that many tries at once cannot outrun the limits: on the LINE account, on the
 * account with this invite, and on the invite. Whoever then finds the code right gives the try back.
 * @param wallNow UTC ms
 */
export async function countAttempt(
  context: Context,
  attempt: { lineUserId: string; staffNumber: string; secret: string; wallNow: number },
): Promise<Attempt> {
  const { db } = context;
  const { wallNow } = attempt;
  const lineUserHash = await hashLineUser(attempt.secret, attempt.lineUserId);
  const isOver = sql`${linkAttempts.windowStartedAt} <= ${wallNow - ACCOUNT_WINDOW_MS}`;
  const isTried = sql`
    ${invites.staffId} = (SELECT id FROM ${staff} WHERE staff_number = ${attempt.staffNumber})
    AND ${invites.usedAt} IS NULL
    AND ${codeStands(todayOf(context), "invites")}
    AND ${invites.expiresAt} > ${wallNow}
    AND ${invites.wrongAttempts} < ${WRONG_ATTEMPTS_PER_INVITE}
    AND (SELECT wrong_attempts FROM ${linkAttempts} WHERE line_user_hash = ${lineUserHash})
      <= ${WRONG_ATTEMPTS_PER_ACCOUNT}`;
  const [[account], , [invite]] = await db.batch([
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
    // One past the limit is where the count stops: it says that this try is none.
    db.run(sql`
      INSERT INTO invite_attempts (invite_id, line_user_hash, wrong_attempts)
      SELECT ${invites.id}, ${lineUserHash}, 1 FROM ${invites} WHERE ${isTried}
      ON CONFLICT (invite_id, line_user_hash)
      DO UPDATE SET wrong_attempts = min(wrong_attempts + 1, ${WRONG_ATTEMPTS_PER_PAIR + 1})`),
    db
      .update(invites)
      .set({
        wrongAttempts: sql`${invites.wrongAttempts} + 1`,
        burntOn: sql`CASE WHEN ${invites.wrongAttempts} + 1 >= ${WRONG_ATTEMPTS_PER_INVITE}
          THEN ${todayOf(context)} END`,
      })
      .where(
        sql`${isTried}
          AND (SELECT wrong_attempts FROM ${inviteAttempts}
            WHERE invite_id = ${invites.id} AND line_user_hash = ${lineUserHash}) <= ${WRONG_ATTEMPTS_PER_PAIR}`,
      )
      .returning({ id: invites.id, staffId: invites.staffId, codeHash: invites.codeHash }),
  ]);
  if ((account?.attempts ?? 0) > WRONG_ATTEMPTS_PER_ACCOUNT) return { kind: "locked" };
  return { kind: "counted", invite: invite ?? null };
}
