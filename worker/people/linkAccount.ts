import { and, eq, ne, sql } from "drizzle-orm";
import { auditLog, inviteAttempts, invites, linkAttempts, staff } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { auditRow } from "../imports/audit.ts";
import { isConstraintFailure } from "../imports/writeAll.ts";
import { type Notice, noticeStatements } from "../store/noticeStatements.ts";
import { countAttempt } from "./countAttempt.ts";
import { endWithBinding } from "./endGrants.ts";
import { hashCode, hashLineUser, sameHash } from "./inviteCode.ts";
import { UNBOUND } from "./lineAccount.ts";
import { watcherReads } from "./watchers.ts";

export interface LinkRequest {
  /** The `sub` of a verified ID token. */
  lineUserId: string;
  staffNumber: string;
  code: string;
  /** The Worker's SESSION_SECRET. */
  secret: string;
  /** UTC ms; invites and locks end by the wall clock, whatever day the city has. */
  wallNow?: number;
}

export type LinkOutcome =
  | {
      kind: "linked";
      staff: { id: string; name: string; staffNumber: string };
      /** The account that was bound to this person until now; null where it was none or the same. */
      replacedLineUserId: string | null;
    }
  /** `wrong` does not say what: number, code, used, expired or tried too often. */
  | { kind: "refused"; reason: "wrong" | "locked" };

/**
 * Binds a LINE account to the person whose one-time code it brings. An account belongs to one person and a person has
 * one account: what was bound before on either side is set free, and what hangs on a binding ends with it. The
 * notices that tell the new account and the old one so are stored with it, and of whoever leads or administers their
 * superior and the administrators are told.
 */
export async function linkAccount(context: Context, request: LinkRequest): Promise<LinkOutcome> {
  const wallNow = request.wallNow ?? Date.now();
  const staffNumber = request.staffNumber.normalize("NFKC").trim();
  const attempt = await countAttempt(context, { ...request, staffNumber, wallNow });
  if (attempt.kind === "locked") return { kind: "refused", reason: "locked" };
  const { invite } = attempt;
  // Hashing also for nobody: an unknown number must not answer faster than a wrong code.
  const hash = await hashCode(request.secret, invite?.staffId ?? "", request.code);
  if (!invite || !sameHash(hash, invite.codeHash)) return { kind: "refused", reason: "wrong" };
  return bind(context, { ...request, invite, wallNow });
}

async function bind(
  context: Context,
  request: LinkRequest & { invite: { id: string; staffId: string }; wallNow: number },
): Promise<LinkOutcome> {
  const { db, now } = context;
  const { lineUserId, invite, wallNow } = request;
  const lineUserHash = await hashLineUser(request.secret, lineUserId);
  const isPerson = eq(staff.id, invite.staffId);
  const isOtherHolder = and(eq(staff.lineUserId, lineUserId), ne(staff.id, invite.staffId));
  const bound = sql`(SELECT id FROM staff WHERE id = ${invite.staffId} OR line_user_id = ${lineUserId})`;
  const isUnused = sql`EXISTS (SELECT 1 FROM invites WHERE id = ${invite.id} AND used_at IS NULL)`;
  // Whoever brings the person's code acts as that person; until now nobody was signed in.
  const acting: Context = { ...context, actor: { kind: "staff", staffId: invite.staffId } };
  const entry = {
    action: "link.make",
    subject: `staff:${invite.staffId}`,
    before: sql`(SELECT json_object('isLinked', json(iif(line_user_id IS NULL, 'false', 'true')))
      FROM staff WHERE id = ${invite.staffId})`,
    after: { isLinked: true, inviteId: invite.id },
  };
  const watchers = await watcherReads(db, invite.staffId, todayOf(context));
  try {
    const [, [person]] = await db.batch([
      // Of two people with one code the second breaks this row, and nothing of theirs is written.
      db.insert(auditLog).values(auditRow(acting, entry, isUnused)),
      db
        .select({ id: staff.id, name: staff.name, staffNumber: staff.staffNumber, before: staff.lineUserId })
        .from(staff)
        .where(isPerson),
      db
        .update(invites)
        .set({ usedAt: wallNow, wrongAttempts: sql`${invites.wrongAttempts} - 1` })
        .where(eq(invites.id, invite.id)),
      ...endWithBinding(context, bound, wallNow),
      auditOfMove(acting, lineUserId, invite.staffId),
      ...noticeStatements(context, [
        { kind: "linkMoved", staffId: invite.staffId, to: { boundUnless: lineUserId } },
        { kind: "linked", staffId: invite.staffId, to: { account: lineUserId } },
        ...watchers.map(
          ({ staffId, as }): Notice => ({
            kind: as === "superior" ? "subordinateBound" : "leaderBound",
            staffId,
            isOnceADay: true,
          }),
        ),
      ]),
      db.update(staff).set(UNBOUND).where(isOtherHolder),
      db
        .update(staff)
        .set({ ...UNBOUND, lineUserId, lineLinkedAt: now })
        .where(isPerson),
      db.delete(linkAttempts).where(eq(linkAttempts.lineUserHash, lineUserHash)),
      db.delete(inviteAttempts).where(eq(inviteAttempts.inviteId, invite.id)),
    ]);
    if (!person) return { kind: "refused", reason: "wrong" };
    const { before, ...who } = person;
    return { kind: "linked", staff: who, replacedLineUserId: before === lineUserId ? null : before };
  } catch (error) {
    if (isConstraintFailure(error) && (await isGone(context, invite.id))) {
      return { kind: "refused", reason: "wrong" };
    }
    throw error;
  }
}

/** One row for the person, if there is one, whom the account leaves for another. */
function auditOfMove({ db, now, actor }: Context, lineUserId: string, staffId: string) {
  const actorId = actor.kind === "staff" ? actor.staffId : null;
  return db.run(sql`
    INSERT INTO audit_log (at, actor_kind, actor_id, action, subject, before, after)
    SELECT ${now}, ${actor.kind}, ${actorId}, 'link.moveAway', 'staff:' || id,
      '{"isLinked":true}', '{"isLinked":false}'
    FROM staff WHERE line_user_id = ${lineUserId} AND id <> ${staffId}`);
}

/** Used, taken back or replaced since it was counted. */
async function isGone({ db }: Context, inviteId: string): Promise<boolean> {
  const [invite] = await db.select({ usedAt: invites.usedAt }).from(invites).where(eq(invites.id, inviteId));
  return invite?.usedAt !== null;
}
