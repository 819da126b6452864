import { and, eq, ne, sql } from "drizzle-orm";
import { batches, deliveries } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { Statement } from "../imports/writeAll.ts";
import { type ClaimedBatch, isOwnAttempt } from "./claimBatches.ts";

/** What the log and the table keep of an attempt. */
export interface SendFacts {
  recipients: number;
  attempt: number;
  /** 0 where there was no answer. */
  lineStatus: number;
  lineRequestId: string | null;
}

/**
 * LINE has it, whoever asked: this truth outweighs whatever another attempt has recorded. Where the first attempt of a
 * later day learns that LINE had it before, it was the message of the earlier day, and today's is still to come.
 * @param now the wall clock, UTC ms
 */
export function recordAccepted(
  { db }: Context,
  batch: ClaimedBatch,
  { facts, now }: { facts: SendFacts; now: number },
): Statement[] {
  const accept = db
    .update(batches)
    .set({
      state: "accepted",
      finishedAt: now,
      leasedUntil: null,
      nextAttemptAt: null,
      reason: null,
      lastStatus: facts.lineStatus,
      lineRequestId: facts.lineRequestId,
    })
    .where(and(eq(batches.id, batch.id), ne(batches.state, "accepted")));
  const arrivedBefore = facts.lineStatus === 409 && batch.attempts > 1 && batch.isFirstOfDay;
  if (!arrivedBefore) return [accept];
  const day = sql`coalesce((SELECT min(day) FROM nudges WHERE batch_id = ${batch.id}), day)`;
  return [
    accept,
    db.update(batches).set({ day }).where(eq(batches.id, batch.id)),
    db.update(deliveries).set({ day }).where(eq(deliveries.batchId, batch.id)),
  ];
}

/** Records an attempt that did not go through, unless a later attempt has begun since. */
export function recordOwn(
  { db }: Context,
  batch: ClaimedBatch,
  facts: SendFacts,
  change: Partial<typeof batches.$inferInsert>,
): Statement[] {
  return [
    db
      .update(batches)
      .set({ ...change, lastStatus: facts.lineStatus, lineRequestId: facts.lineRequestId })
      .where(isOwnAttempt(batch)),
  ];
}
