import { and, eq, inArray, sql } from "drizzle-orm";
import { batches, deliveries, nudges, rounds } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { type Fate, fateOf, lastDayOf, type UnfinishedBatch } from "../domain/batchFate.ts";
import { log } from "../log.ts";

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
  const rows = await unfinishedBatches(context);
  const today = todayOf(context);
  const fates = rows.map((row) => ({ row, fate: fateOf(row, today, wallNow) }));
  await endBatches(context, fates, wallNow);
  for (const { row, fate } of fates) {
    if (fate.kind !== "over") continue;
    const { id, recipients, attempts } = row;
    log({
      kind: "batch",
      batchId: id,
      outcome: fate.state,
      reason: fate.reason,
      recipients,
      attempt: attempts,
      ms: 0,
    });
  }
  return fates.flatMap(({ row, fate }) =>
    fate.kind === "sendable" && fate.afterMs <= HORIZON_MS
      ? [{ batchId: row.id, delaySeconds: Math.ceil(fate.afterMs / 1000) }]
      : [],
  );
}

async function unfinishedBatches({
  db,
}: Context): Promise<(UnfinishedBatch & { id: string; recipients: number })[]> {
  const rows = await db
    .select({
      id: batches.id,
      state: batches.state,
      recipients: batches.recipients,
      attempts: batches.attempts,
      firstAttemptAt: batches.firstAttemptAt,
      leasedUntil: batches.leasedUntil,
      nextAttemptAt: batches.nextAttemptAt,
      reason: batches.reason,
      day: batches.day,
      saysToday: sql<0 | 1>`coalesce(max(${nudges.rung} = 'day'), 0)`,
      saysThisWeek: sql<0 | 1>`coalesce(max(${nudges.dutyKey} LIKE 'read:%'), 0)`,
      dueOn: sql<string | null>`min(${rounds.dueOn})`,
    })
    .from(batches)
    .leftJoin(deliveries, eq(deliveries.batchId, batches.id))
    .leftJoin(nudges, eq(nudges.deliveryId, deliveries.id))
    .leftJoin(rounds, sql`${nudges.dutyKey} LIKE 'report:' || ${rounds.id} || ':%'`)
    .where(inArray(batches.state, [...UNFINISHED]))
    .groupBy(batches.id);
  return rows.map(({ state, day, saysToday, saysThisWeek, dueOn, ...row }) => ({
    ...row,
    state: state as UnfinishedBatch["state"],
    lastDay: lastDayOf({ day, saysToday: saysToday === 1, saysThisWeek: saysThisWeek === 1, dueOn }),
  }));
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
