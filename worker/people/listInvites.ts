import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import type { InvitesView, InviteView } from "../contract/invites.ts";
import {
  INVITE_STATES,
  type InviteState,
  inviteStateOf,
  WRONG_ATTEMPTS_PER_INVITE,
} from "../domain/invite.ts";
import { heldOn } from "../duties/reads.ts";
import { codeStands } from "./codeStands.ts";

const MOST_SHOWN = 200;

interface InviteRow extends Omit<InviteView, "person" | "state" | "isLinked"> {
  staffId: string;
  staffNumber: string;
  name: string;
  unitName: string;
  title: string;
  isLinked: 0 | 1;
  stands: 0 | 1;
}

/**
 * The codes that were issued, for whom and by whom, and what has become of them; one round trip.
 * @param asked.state only those; without it all that are not used
 * @param asked.wallNow UTC ms
 */
export async function listInvites(
  context: Context,
  { state, wallNow = Date.now() }: { state?: InviteState | undefined; wallNow?: number } = {},
): Promise<InvitesView> {
  const { db } = context;
  const stands = codeStands(todayOf(context), "i");
  const stateNow = sql`CASE
    WHEN i.used_at IS NOT NULL THEN 'used'
    WHEN i.expires_at <= ${wallNow} THEN 'expired'
    WHEN i.wrong_attempts >= ${WRONG_ATTEMPTS_PER_INVITE} THEN 'burnt'
    WHEN NOT ${stands} THEN 'void'
    ELSE 'open' END`;
  const [counted, rows] = await db.batch([
    db.all<{ state: InviteState; n: number }>(sql`
      SELECT ${stateNow} AS state, count(*) AS n FROM invites i GROUP BY 1`),
    db.all<InviteRow>(sql`
      SELECT i.id AS id, i.created_at AS issuedAt, i.expires_at AS expiresAt, i.used_at AS usedAt,
             i.wrong_attempts AS wrongAttempts, ${stands} AS stands, b.name AS issuedBy,
             (SELECT count(*) FROM invite_attempts a WHERE a.invite_id = i.id) AS accounts,
             s.id AS staffId, s.staff_number AS staffNumber, s.name AS name, s.line_user_id IS NOT NULL AS isLinked,
             coalesce(u.name, '') AS unitName, coalesce(p.title, '') AS title
      FROM invites i
      JOIN staff s ON s.id = i.staff_id
      LEFT JOIN staff b ON b.id = i.issued_by
      LEFT JOIN posts p ON p.id = (
        SELECT p.id FROM posts p WHERE p.staff_id = s.id AND ${heldOn(todayOf(context))}
        ORDER BY p.is_main DESC, p.valid_from, p.id LIMIT 1)
      LEFT JOIN units u ON u.id = p.unit_id
      WHERE ${state ? sql`${stateNow} = ${state}` : sql`i.used_at IS NULL`}
      ORDER BY i.created_at DESC, s.staff_number LIMIT ${MOST_SHOWN}`),
  ]);
  const countOf = (of: InviteState) => counted.find((row) => row.state === of)?.n ?? 0;
  return {
    now: wallNow,
    counts: Object.fromEntries(INVITE_STATES.map((of) => [of, countOf(of)])) as InvitesView["counts"],
    invites: rows.map((row) => toView(row, wallNow)),
  };
}

function toView(row: InviteRow, wallNow: number): InviteView {
  const { staffId, staffNumber, name, unitName, title, isLinked, stands, ...invite } = row;
  return {
    ...invite,
    person: { staffId, staffNumber, name, unitName, title },
    state: inviteStateOf({ ...invite, stands: stands === 1 }, wallNow),
    isLinked: isLinked === 1,
  };
}
