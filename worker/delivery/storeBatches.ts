import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { type Context, todayOf } from "../context.ts";
import type { DigestGroup } from "../domain/batch.ts";
import { lastDayOf } from "../domain/digest.ts";
import type { Occasion } from "../domain/occasion.ts";
import { type CardOptions, digestMessages } from "../line/cards/digestMessages.ts";

/** Batches of one transaction: their texts together stay below a megabyte. */
const BATCHES_AT_ONCE = 25;

/** A batch that waits to be sent. */
export interface StoredBatch {
  id: string;
  /** The unit whose own hours its people keep; null for the city's. */
  calendarUnitId: string | null;
  occasion: Occasion;
}

/**
 * Stores groups as batches with their deliveries and nudges, each batch whole or not at all. The body that LINE will
 * get, byte for byte, is put together by the database from the accounts of that moment: whoever has blocked the bot
 * or was unlinked since the plan is not in it. A batch of which one nudge exists already, or one person had the day's
 * message, is left out: another planner was faster, and its plan stands.
 * @returns the batches that were stored
 */
export async function storeBatches(
  context: Context,
  groups: readonly DigestGroup[],
  options: { cards: CardOptions; newRetryKey(): string },
): Promise<StoredBatch[]> {
  const stored: StoredBatch[] = [];
  for (let start = 0; start < groups.length; start += BATCHES_AT_ONCE) {
    const some = groups.slice(start, start + BATCHES_AT_ONCE);
    const [first, ...rest] = some.flatMap((group) => statementsOf(context, group, options));
    if (!first) break;
    const results = await context.db.batch([first, ...rest]);
    stored.push(...results.flat());
  }
  return stored;
}

// CROSS JOIN keeps SQLite to the written order: from a person of the list to an index, never from a day's rows to the list.
type Insert = ReturnType<typeof insertReturning>;

function statementsOf(
  context: Context,
  group: DigestGroup,
  { cards, newRetryKey }: { cards: CardOptions; newRetryKey(): string },
): [Insert, Insert, Insert] {
  const { db, now } = context;
  const id = context.newId();
  const day = todayOf(context);
  const [{ occasion, items }] = group.digests;
  const messages = JSON.stringify(digestMessages(items, cards));
  const people = JSON.stringify(group.digests.map(({ staffId }) => staffId));
  const nudges = JSON.stringify(nudgesOf(group));
  const isStored = sql`EXISTS (SELECT 1 FROM batches WHERE id = ${id})`;
  const reached = sql`
    SELECT s.id AS staff_id, s.line_user_id FROM staff s
    WHERE s.id IN (SELECT value FROM json_each(${people}))
      AND s.line_user_id IS NOT NULL AND s.line_blocked_at IS NULL`;
  return [
    insertReturning(
      db,
      sql`
      INSERT INTO batches (id, day, digest_key, occasion, calendar_unit_id, last_day, method, body, recipients,
                           retry_key, state, attempts, created_at)
      SELECT ${id}, ${day}, ${group.key}, ${occasion}, ${group.calendarUnitId}, ${lastDayOf(items, day)},
             CASE r.people WHEN 1 THEN 'push' ELSE 'multicast' END,
             json_object('to', CASE r.people WHEN 1 THEN r.first ELSE json(r.accounts) END, 'messages', json(${messages})),
             r.people, ${newRetryKey()}, 'planned', 0, ${now}
      FROM (SELECT count(*) AS people, min(line_user_id) AS first,
                   json_group_array(line_user_id) AS accounts
            FROM (${reached} ORDER BY s.id)) r
      WHERE r.people > 0
        AND NOT EXISTS (
          SELECT 1 FROM json_each(${nudges}) j CROSS JOIN json_each(j.value, '$[2]') p CROSS JOIN nudges n
          WHERE n.duty_key = j.value ->> 0 AND n.staff_id = p.value AND n.rung = j.value ->> 1)
        AND (${occasion} <> 'daily' OR NOT EXISTS (
          SELECT 1 FROM json_each(${people}) p CROSS JOIN deliveries d
          WHERE d.day = ${day} AND d.staff_id = p.value AND d.occasion = 'daily'))
      RETURNING id, calendar_unit_id AS calendarUnitId, occasion`,
    ),
    insertReturning(
      db,
      sql`
      INSERT INTO deliveries (batch_id, staff_id, day, occasion)
      SELECT ${id}, staff_id, ${day}, ${occasion} FROM (${reached}) WHERE ${isStored}`,
    ),
    insertReturning(
      db,
      sql`
      INSERT INTO nudges (duty_key, staff_id, rung, day, planned_at, batch_id)
      SELECT j.value ->> 0, d.staff_id, j.value ->> 1, ${day}, ${now}, ${id}
      FROM json_each(${nudges}) j CROSS JOIN json_each(j.value, '$[2]') p CROSS JOIN deliveries d
      WHERE d.batch_id = ${id} AND d.staff_id = p.value`,
    ),
  ];
}

/** The nudges of a group as [duty, rung, people]: the key of a duty is long and shared by many. */
function nudgesOf(group: DigestGroup): [dutyKey: string, rung: string, staffIds: string[]][] {
  const byRung = new Map<string, [string, string, string[]]>();
  for (const { nudges } of group.digests) {
    for (const { duty, rung, staffId } of nudges) {
      const key = `${duty.key} ${rung}`;
      const known = byRung.get(key);
      if (known) known[2].push(staffId);
      else byRung.set(key, [duty.key, rung, [staffId]]);
    }
  }
  return [...byRung.values()];
}

/** Only the insert of the batch itself returns rows; the others return none. */
function insertReturning(db: Database, statement: SQL) {
  return db.all<StoredBatch>(statement);
}
