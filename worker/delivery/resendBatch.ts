import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";

export type ResendOutcome =
  /** The batch that takes its place; the next tick hands it over, when its people may be spoken to. */
  { kind: "resent"; batchId: string; people: number } | { kind: "refused"; reason: ResendRefusal };

export type ResendRefusal =
  | "unknownBatch"
  /** Neither `failed` nor `uncertain`: the sender is at it, or it went through. */
  | "notOver"
  | "alreadyResent"
  /** Its words are not true any more: the deadline of that day, the point of that week. */
  | "wordsPassed"
  /** All of its people have unbound or blocked their accounts since, or LINE refuses them. */
  | "nobodyReachable"
  /** Some of its people have had a message of this day: there is not to be a second one. */
  | "spokenToToday";

interface Standing {
  state: string;
  resentAs: string | null;
  isPast: 0 | 1;
  reachable: number;
  spokenTo: number;
}

/**
 * Sends a batch again by hand, with a new retry key: whoever the first one did reach gets it twice, and whoever asks
 * for this has been told so. It goes to the accounts of this moment, a notice to the one account it is for; its
 * deliveries and nudges go with it. Of two who ask at once one wins. One round trip.
 */
export async function resendBatch(
  context: Context,
  { batchId }: { batchId: string },
): Promise<ResendOutcome> {
  const { db, now } = context;
  const today = todayOf(context);
  const id = context.newId();
  const isMade = sql`EXISTS (SELECT 1 FROM batches WHERE id = ${id})`;
  const reached = sql`
    SELECT s.id, CASE d.occasion WHEN 'notice' THEN b.body ->> '$.to' ELSE s.line_user_id END AS line_user_id
    FROM deliveries d JOIN batches b ON b.id = d.batch_id JOIN staff s ON s.id = d.staff_id
    WHERE d.batch_id = ${batchId}
      AND (d.occasion = 'notice' OR (s.line_user_id IS NOT NULL AND s.line_blocked_at IS NULL))`;
  const spokenTo = sql`
    SELECT mine.staff_id FROM deliveries mine
    JOIN deliveries other ON other.day = ${today} AND other.staff_id = mine.staff_id AND other.occasion = 'daily'
    WHERE mine.batch_id = ${batchId} AND mine.occasion = 'daily' AND other.batch_id <> ${batchId}`;
  const [[made], , , , , [standing]] = await db.batch([
    db.all<{ id: string; recipients: number }>(sql`
      INSERT INTO batches (id, day, digest_key, occasion, calendar_unit_id, last_day, method, body, recipients,
                           retry_key, state, attempts, created_at)
      SELECT ${id}, ${today}, digest_key, occasion, calendar_unit_id, last_day,
             CASE r.people WHEN 1 THEN 'push' ELSE 'multicast' END,
             json_object('to', CASE r.people WHEN 1 THEN r.first ELSE json(r.accounts) END,
                         'messages', json(body -> '$.messages')),
             r.people, ${crypto.randomUUID()}, 'planned', 0, ${now}
      FROM batches,
           (SELECT count(*) AS people, min(line_user_id) AS first, json_group_array(line_user_id) AS accounts
            FROM (${reached} ORDER BY s.id)) r
      WHERE batches.id = ${batchId} AND state IN ('failed', 'uncertain') AND resent_as IS NULL
        AND last_day >= ${today} AND r.people > 0 AND NOT EXISTS (${spokenTo})
      RETURNING id, recipients`),
    db.run(sql`
      UPDATE batches SET resent_as = ${id}, settled_at = coalesce(settled_at, ${now})
      WHERE id = ${batchId} AND ${isMade}`),
    db.run(sql`
      UPDATE nudges SET batch_id = ${id}, day = ${today}
      WHERE batch_id = ${batchId} AND staff_id IN (SELECT id FROM (${reached})) AND ${isMade}`),
    db.run(sql`
      UPDATE deliveries SET batch_id = ${id}, day = ${today}
      WHERE batch_id = ${batchId} AND staff_id IN (SELECT id FROM (${reached})) AND ${isMade}`),
    auditOf(context, batchId, id),
    db.all<Standing>(sql`
      SELECT state, resent_as AS resentAs, last_day < ${today} AS isPast,
             (SELECT count(*) FROM (${reached})) AS reachable, (SELECT count(*) FROM (${spokenTo})) AS spokenTo
      FROM batches WHERE id = ${batchId}`),
  ]);
  return made
    ? { kind: "resent", batchId: made.id, people: made.recipients }
    : { kind: "refused", reason: refusalOf(standing) };
}

function refusalOf(standing: Standing | undefined): ResendRefusal {
  if (!standing) return "unknownBatch";
  if (standing.state !== "failed" && standing.state !== "uncertain") return "notOver";
  if (standing.resentAs !== null) return "alreadyResent";
  if (standing.isPast) return "wordsPassed";
  return standing.spokenTo > 0 ? "spokenToToday" : "nobodyReachable";
}

function auditOf({ db, now, actor }: Context, batchId: string, id: string) {
  const actorId = actor.kind === "staff" ? actor.staffId : null;
  return db.run(sql`
    INSERT INTO audit_log (at, actor_kind, actor_id, action, subject, before, after)
    SELECT ${now}, ${actor.kind}, ${actorId}, 'batch.resend', ${`batch:${batchId}`},
           json_object('state', state, 'reason', reason),
           json_object('resentAs', ${id}, 'people', (SELECT recipients FROM batches WHERE id = ${id}))
    FROM batches WHERE id = ${batchId} AND resent_as = ${id}`);
}
