import { eq, sql } from "drizzle-orm";
import { auditLog, invites, staff } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { auditRow } from "../imports/audit.ts";
import { writeAll } from "../imports/writeAll.ts";
import { type Notice, noticeStatements } from "../store/noticeStatements.ts";
import { hasPost } from "./codeStands.ts";
import { endInvites, isUnused } from "./endInvites.ts";
import { hashCode, newInviteCode } from "./inviteCode.ts";
import { watcherReads } from "./watchers.ts";

/** Long enough for internal mail and a holiday. */
const INVITE_TTL_MS = 14 * 24 * 60 * 60 * 1000;

export type InviteOutcome =
  | {
      kind: "created";
      staff: { id: string; name: string; staffNumber: string };
      code: string;
      expiresAt: number;
    }
  | { kind: "refused"; reason: "unknownStaff" | "noPost" };

/**
 * Makes a one-time code for somebody who holds a post or will; codes handed out to them before stop working. The code
 * counts for as long as whoever made it is an administrator. Who is bound already is told of it; of a code for whoever
 * leads or administers, their superior and the other administrators are.
 * @param invite.secret the Worker's SESSION_SECRET
 * @param invite.wallNow UTC ms; invites end by the wall clock, whatever day the city has
 */
export async function createInvite(
  context: Context,
  invite: { staffNumber: string; secret: string; wallNow?: number },
): Promise<InviteOutcome> {
  const { db, actor } = context;
  const wallNow = invite.wallNow ?? Date.now();
  const [found] = await db
    .select({
      id: staff.id,
      name: staff.name,
      staffNumber: staff.staffNumber,
      isPosted: sql<0 | 1>`${hasPost(sql`staff.id`, todayOf(context))}`,
    })
    .from(staff)
    .where(eq(staff.staffNumber, invite.staffNumber.normalize("NFKC").trim()));
  if (!found) return { kind: "refused", reason: "unknownStaff" };
  const { isPosted, ...person } = found;
  if (!isPosted) return { kind: "refused", reason: "noPost" };

  const watchers = await watcherReads(db, person.id, todayOf(context));
  const code = newInviteCode();
  const expiresAt = wallNow + INVITE_TTL_MS;
  await writeAll(db, [
    ...endInvites(db, isUnused(person.id)),
    db.insert(invites).values({
      id: context.newId(),
      staffId: person.id,
      codeHash: await hashCode(invite.secret, person.id, code),
      issuedBy: actor.kind === "staff" ? actor.staffId : null,
      createdAt: wallNow,
      expiresAt,
    }),
    db
      .insert(auditLog)
      .values(
        auditRow(context, { action: "invite.create", subject: `staff:${person.id}`, after: { expiresAt } }),
      ),
    ...noticeStatements(context, [
      { kind: "codeForYou", staffId: person.id },
      ...watchers
        .filter(({ staffId }) => actor.kind !== "staff" || staffId !== actor.staffId)
        .map(
          ({ staffId, as }): Notice => ({
            kind: as === "superior" ? "codeForSubordinate" : "codeForLeader",
            staffId,
            isOnceADay: true,
          }),
        ),
    ]),
  ]);
  return { kind: "created", staff: person, code, expiresAt };
}
