import { and, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { batches } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { KEY_LIFETIME_MS } from "../domain/outcome.ts";
import { whenFree } from "./whenFree.ts";

/** Longer than a send can take: 10 s for the call with its tokens, 10 s for the quota, and the database. */
const LEASE_MS = 30_000;

const UNFINISHED = ["planned", "sending", "held"] as const;

/** A batch in the hands of one attempt. */
export interface ClaimedBatch {
  id: string;
  method: "push" | "multicast";
  body: string;
  retryKey: string;
  recipients: number;
  /** This attempt included. */
  attempts: number;
  /** Why earlier attempts did not go through. */
  reason: string | null;
  /** Whether no earlier attempt was made on the day for which it counts. */
  isFirstOfDay: boolean;
}

export type Claim =
  | { kind: "claimed"; batch: ClaimedBatch }
  /** Not ours now: somebody else has the lease, or its next attempt is not due. */
  | { kind: "notNow"; afterMs: number }
  /** Finished before, unknown, too old for its retry key, or all sending is paused: nothing to send. */
  | { kind: "nothingToDo" };

/** 一時停止, part of the claim itself: what is on the queue already must not slip through after the switch. */
const isNotPaused = sql`NOT EXISTS (
  SELECT 1 FROM settings WHERE key = 'sending' AND value ->> '$.isPaused')`;

/**
 * Takes a batch for one attempt, if it may be tried now. One conditional UPDATE, alone in its round trip so that it
 * holds no lock beyond itself: of two consumers one gets the batch.
 * @param now the wall clock, UTC ms
 */
export async function claimBatch(context: Context, batchId: string, now: number): Promise<Claim> {
  const [claimed] = await whenFree(() => claiming(context, batchId, now));
  if (!claimed) return whyNot(context, batchId, now);
  const { nextAttemptAt, ...batch } = claimed;
  // Every attempt that ends without success names the time of the next.
  return { kind: "claimed", batch: { ...batch, isFirstOfDay: nextAttemptAt === null } };
}

function claiming({ db }: Context, batchId: string, now: number) {
  return db
    .update(batches)
    .set({
      state: "sending",
      leasedUntil: now + LEASE_MS,
      attempts: sql`${batches.attempts} + 1`,
      firstAttemptAt: sql`coalesce(${batches.firstAttemptAt}, ${now})`,
      // Found in the state of a call: whoever made it died, and nobody knows how it ended.
      reason: sql`CASE WHEN ${batches.state} = 'sending' THEN 'interrupted' ELSE ${batches.reason} END`,
      nextAttemptAt: sql`CASE WHEN ${batches.state} = 'sending' THEN ${now} ELSE ${batches.nextAttemptAt} END`,
    })
    .where(
      and(
        eq(batches.id, batchId),
        inArray(batches.state, [...UNFINISHED]),
        or(isNull(batches.leasedUntil), lte(batches.leasedUntil, now)),
        or(isNull(batches.nextAttemptAt), lte(batches.nextAttemptAt, now)),
        sql`coalesce(${batches.firstAttemptAt}, ${now}) > ${now - KEY_LIFETIME_MS}`,
        isNotPaused,
      ),
    )
    .returning({
      id: batches.id,
      method: batches.method,
      body: batches.body,
      retryKey: batches.retryKey,
      recipients: batches.recipients,
      attempts: batches.attempts,
      reason: batches.reason,
      nextAttemptAt: batches.nextAttemptAt,
    });
}

async function whyNot({ db }: Context, batchId: string, now: number): Promise<Claim> {
  const [known] = await db
    .select({ leasedUntil: batches.leasedUntil, nextAttemptAt: batches.nextAttemptAt })
    .from(batches)
    .where(and(eq(batches.id, batchId), inArray(batches.state, [...UNFINISHED])));
  const freeAt = Math.max(known?.leasedUntil ?? 0, known?.nextAttemptAt ?? 0);
  return freeAt > now ? { kind: "notNow", afterMs: freeAt - now } : { kind: "nothingToDo" };
}
