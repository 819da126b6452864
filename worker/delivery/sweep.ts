import { and, eq, exists, inArray, sql } from "drizzle-orm";
import { batches, deliveries, nudges } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { type Fate, fateOf, type UnfinishedBatch } from "../domain/batchFate.ts";

const UNFINISHED = ["planned", "sending", "held"] as const;
/** What becomes sendable later than this is left to a later tick. */
const HORIZON_MS = 15 * 60 * 1000;

/**
 * Looks through the batches that are not finished: planned but never sent, leased and gone silent, waiting for their
 * next attempt. Those past their retry key or their day are ended; the rest are named for the queue.
 * @param wallNow the wall clock, UTC ms
 * @returns batches to put on the queue, with how long to wait; a second message for one batch does no harm
 */
export async function sweep(
  context: Context,
  { wallNow }: { wallNow: number },
): Promise<{ batchId: string; delaySeconds: number }[]> {
  const { db } = context;
  const rows = await db
    .select({
      id: batches.id,
      state: batches.state,
      day: batches.day,
      attempts: batches.attempts,
      firstAttemptAt: batches.firstAttemptAt,
      leasedUntil: batches.leasedUntil,
      nextAttemptAt: batches.nextAttemptAt,
      reason: batches.reason,
      saysToday: sql<0 | 1>`${exists(
        db
          .select({ one: sql`1` })
          .from(deliveries)
          .innerJoin(nudges, eq(nudges.deliveryId, deliveries.id))
          .where(and(eq(deliveries.batchId, batches.id), eq(nudges.rung, "day"))),
      )}`,
    })
    .from(batches)
    .where(inArray(batches.state, [...UNFINISHED]));
  const today = todayOf(context);
  const fates = rows.map((row) => {
    const batch = { ...row, saysToday: row.saysToday === 1, state: row.state as UnfinishedBatch["state"] };
    return { row, fate: fateOf(batch, today, wallNow) };
  });
  await endBatches(context, fates, wallNow);
  return fates.flatMap(({ row, fate }) =>
    fate.kind === "sendable" && fate.afterMs <= HORIZON_MS
      ? [{ batchId: row.id, delaySeconds: Math.ceil(fate.afterMs / 1000) }]
      : [],
  );
}

async function endBatches(
  { db }: Context,
  fates: readonly { row: { id: string; attempts: number }; fate: Fate }[],
  wallNow: number,
): Promise<void> {
  const [first, ...rest] = fates.flatMap(({ row, fate }) =>
    fate.kind === "over"
      ? [
          db
            .update(batches)
            .set({ state: fate.state, reason: fate.reason, finishedAt: wallNow, leasedUntil: null })
            .where(
              and(
                eq(batches.id, row.id),
                inArray(batches.state, [...UNFINISHED]),
                // An attempt begun since the reading will record its own end.
                eq(batches.attempts, row.attempts),
              ),
            ),
        ]
      : [],
  );
  if (first) await db.batch([first, ...rest]);
}
