import { and, asc, eq, sql } from "drizzle-orm";
import { batches, deliveries } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";

/** A batch that LINE has refused for one of its recipients, in the hands of an attempt. */
export interface RefusedBatch {
  id: string;
  attempts: number;
  body: string;
}

/**
 * Puts the people of a refused batch into two new ones with their own retry keys, in one transaction: LINE refuses a
 * multicast whole for one bad recipient, and halving finds that one without costing the others theirs.
 * @returns ids of the halves; none when another attempt has begun since
 */
export async function splitBatch(context: Context, batch: RefusedBatch, now: number): Promise<string[]> {
  const { db } = context;
  const people = await db
    .select({ deliveryId: deliveries.id })
    .from(deliveries)
    .where(eq(deliveries.batchId, batch.id))
    // The order in which the planner has put their accounts into the body.
    .orderBy(asc(deliveries.staffId));
  const { to, messages } = JSON.parse(batch.body) as { to: string[]; messages: unknown[] };
  if (people.length !== to.length) throw new Error("a batch whose people and recipients differ in number");
  const middle = Math.ceil(to.length / 2);
  const halves = [to.slice(0, middle), to.slice(middle)].map((recipients, index) => ({
    id: context.newId(),
    recipients,
    deliveryIds: people
      .slice(index * middle, index * middle + recipients.length)
      .map((person) => person.deliveryId),
  }));
  const inserts = halves.map(({ id, recipients }) =>
    insertHalf(context, { batch, id, recipients, messages }),
  );
  const moves = halves.map(({ id, deliveryIds }) =>
    db
      .update(deliveries)
      .set({ batchId: id })
      .where(
        sql`${deliveries.id} IN (SELECT value FROM json_each(${JSON.stringify(deliveryIds)}))
          AND EXISTS (SELECT 1 FROM batches WHERE id = ${id})`,
      ),
  );
  const end = db
    .update(batches)
    .set({ state: "failed", reason: "split", finishedAt: now, leasedUntil: null })
    .where(and(eq(batches.id, batch.id), eq(batches.state, "sending"), eq(batches.attempts, batch.attempts)));
  const [first, second] = inserts;
  if (!first || !second) return [];
  const [one, other] = await db.batch([first, second, ...moves, end]);
  return [...one, ...other].map((row) => row.id);
}

function insertHalf(
  { db, now }: Context,
  half: { batch: RefusedBatch; id: string; recipients: string[]; messages: unknown[] },
) {
  const { batch, id, recipients, messages } = half;
  const isOne = recipients.length === 1;
  const body = JSON.stringify({ to: isOne ? recipients[0] : recipients, messages });
  return db.all<{ id: string }>(sql`
    INSERT INTO batches
      (id, day, digest_key, is_urgent, method, body, recipients, retry_key, state, attempts, created_at)
    SELECT ${id}, day, digest_key, is_urgent, ${isOne ? "push" : "multicast"}, ${body}, ${recipients.length},
           ${crypto.randomUUID()}, 'planned', 0, ${now}
    FROM batches WHERE id = ${batch.id} AND state = 'sending' AND attempts = ${batch.attempts}
    RETURNING id`);
}
