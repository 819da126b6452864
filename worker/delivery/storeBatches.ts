import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { type Context, todayOf } from "../context.ts";
import type { DigestGroup } from "../domain/batch.ts";
import { type CardOptions, digestMessages } from "../line/cards/digestMessages.ts";

/** A batch as it will be stored, with the people in it. */
export interface PlannedBatch {
  id: string;
  digestKey: string;
  method: DigestGroup["method"];
  body: string;
  retryKey: string;
  deliveries: { id: string; staffId: string }[];
  nudges: { id: string; dutyKey: string; staffId: string; rung: string; deliveryId: string }[];
}

/** Gives a group its ids, its retry key and the body that LINE will get, byte for byte. */
export function toPlannedBatch(
  { newId }: Context,
  group: DigestGroup,
  options: { lineUserIds: ReadonlyMap<string, string>; cards: CardOptions; retryKey: string },
): PlannedBatch {
  const to = group.digests.map(({ staffId }) => {
    const lineUserId = options.lineUserIds.get(staffId);
    if (lineUserId === undefined) throw new Error("a digest for somebody without a LINE account");
    return lineUserId;
  });
  const messages = digestMessages(group.digests[0].items, options.cards);
  const members = group.digests.map((digest) => ({ digest, deliveryId: newId() }));
  return {
    id: newId(),
    digestKey: group.key,
    method: group.method,
    body: JSON.stringify({ to: group.method === "push" ? to[0] : to, messages }),
    retryKey: options.retryKey,
    deliveries: members.map(({ digest, deliveryId }) => ({ id: deliveryId, staffId: digest.staffId })),
    nudges: members.flatMap(({ digest, deliveryId }) =>
      digest.nudges.map(({ duty, staffId, rung }) => ({
        id: newId(),
        dutyKey: duty.key,
        staffId,
        rung,
        deliveryId,
      })),
    ),
  };
}

/**
 * Stores batches with their deliveries and nudges in one transaction. A batch of which one nudge exists already, or
 * one person was spoken to today, is left out whole: another planner was faster, and its plan stands.
 * @returns ids of the batches that were stored
 */
export async function storeBatches(context: Context, batches: readonly PlannedBatch[]): Promise<string[]> {
  const [first, ...rest] = batches.flatMap((batch) => statementsOf(context, batch));
  if (!first) return [];
  const results = await context.db.batch([first, ...rest]);
  return results.flatMap((rows) => rows.map((row) => row.id));
}

type Insert = ReturnType<typeof insertReturningId>;

function statementsOf(context: Context, batch: PlannedBatch): [Insert, Insert, Insert] {
  const { db, now } = context;
  const day = todayOf(context);
  const deliveries = json(batch.deliveries.map(({ id, staffId }) => [id, staffId]));
  const nudges = json(
    batch.nudges.map(({ id, dutyKey, staffId, rung, deliveryId }) => [
      id,
      dutyKey,
      staffId,
      rung,
      deliveryId,
    ]),
  );
  const isStored = sql`EXISTS (SELECT 1 FROM batches WHERE id = ${batch.id})`;
  return [
    insertReturningId(
      db,
      sql`
      INSERT INTO batches
        (id, day, digest_key, is_urgent, method, body, recipients, retry_key, state, attempts, created_at)
      SELECT ${batch.id}, ${day}, ${batch.digestKey}, 0, ${batch.method}, ${batch.body},
             ${batch.deliveries.length}, ${batch.retryKey}, 'planned', 0, ${now}
      WHERE NOT EXISTS (
          SELECT 1 FROM json_each(${nudges}) j WHERE EXISTS (
            SELECT 1 FROM nudges n WHERE n.duty_key = j.value ->> 1 AND n.staff_id = j.value ->> 2
              AND n.rung = j.value ->> 3))
        AND NOT EXISTS (
          SELECT 1 FROM json_each(${deliveries}) j WHERE EXISTS (
            SELECT 1 FROM deliveries d WHERE d.staff_id = j.value ->> 1 AND d.day = ${day} AND d.is_urgent = 0))
      RETURNING id`,
    ),
    insertReturningId(
      db,
      sql`
      INSERT INTO deliveries (id, batch_id, staff_id, day, is_urgent)
      SELECT value ->> 0, ${batch.id}, value ->> 1, ${day}, 0 FROM json_each(${deliveries}) WHERE ${isStored}`,
    ),
    insertReturningId(
      db,
      sql`
      INSERT INTO nudges (id, duty_key, staff_id, rung, day, planned_at, delivery_id)
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, ${day}, ${now}, value ->> 4
      FROM json_each(${nudges}) WHERE ${isStored}`,
    ),
  ];
}

/** Only the insert of the batch itself returns rows; the others return none. */
function insertReturningId(db: Database, statement: SQL) {
  return db.all<{ id: string }>(statement);
}

function json(rows: readonly (readonly string[])[]): string {
  return JSON.stringify(rows);
}
