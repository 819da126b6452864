import { and, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { batches } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { KEY_LIFETIME_MS } from "../domain/outcome.ts";

/** Longer than a send can take: 10 s for the call with its tokens, 10 s for the quota, and the database. */
const LEASE_MS = 30_000;
/** A claim that has waited longer for its turn is given back instead of being sent: its lease would not suffice. */
const MAY_WAIT_MS = 5_000;

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
  /** Until when it may be sent, UTC ms. */
  startBefore: number;
}

export type Claim =
  | { kind: "claimed"; batch: ClaimedBatch }
  /** Not ours now: somebody else has the lease, or its next attempt is not due. */
  | { kind: "notNow"; afterMs: number }
  /** Finished before, unknown, too old for its retry key, or all sending is paused: nothing to send. */
  | { kind: "nothingToDo" };

/**
 * 一時停止, part of the claim itself: what is on the queue already must not slip through after the switch. It stops what
 * the bot says of its own accord; a notice answers somebody's act.
 */
const isNotPaused = sql`(${batches.occasion} = 'notice' OR NOT EXISTS (
  SELECT 1 FROM settings WHERE key = 'sending' AND value ->> '$.isPaused'))`;

/**
 * Takes batches for one attempt each, where they may be tried now. One conditional UPDATE, alone in its round trip so
 * that it holds no lock beyond itself: of two consumers one gets a batch. A second round trip tells why others are not
 * to be had.
 * @param now the wall clock, UTC ms
 * @returns a claim for each id
 */
export async function claimBatches(
  context: Context,
  batchIds: readonly string[],
  now: number,
): Promise<Map<string, Claim>> {
  const claims = new Map<string, Claim>();
  for (const { nextAttemptAt, ...batch } of await claiming(context, batchIds, now)) {
    // Every attempt that ends without success names the time of the next.
    const isFirstOfDay = nextAttemptAt === null;
    claims.set(batch.id, {
      kind: "claimed",
      batch: { ...batch, isFirstOfDay, startBefore: now + MAY_WAIT_MS },
    });
  }
  const others = batchIds.filter((id) => !claims.has(id));
  const freeAt = others.length > 0 ? await freeTimes(context, others) : new Map<string, number>();
  for (const id of others) {
    const afterMs = (freeAt.get(id) ?? 0) - now;
    claims.set(id, afterMs > 0 ? { kind: "notNow", afterMs } : { kind: "nothingToDo" });
  }
  return claims;
}

/** Undoes claims for which no call was made, as if nobody had thought of it. */
export async function giveBack({ db }: Context, claimed: readonly ClaimedBatch[]): Promise<void> {
  const [first, ...rest] = claimed.map((batch) =>
    db
      .update(batches)
      .set({
        state: "planned",
        leasedUntil: null,
        attempts: sql`${batches.attempts} - 1`,
        firstAttemptAt: sql`CASE WHEN ${batches.attempts} > 1 THEN ${batches.firstAttemptAt} END`,
      })
      .where(isOwnAttempt(batch)),
  );
  if (first) await db.batch([first, ...rest]);
}

/** Holds while no later attempt at the batch has begun. */
export function isOwnAttempt({ id, attempts }: Pick<ClaimedBatch, "id" | "attempts">) {
  return and(eq(batches.id, id), eq(batches.state, "sending"), eq(batches.attempts, attempts));
}

function claiming({ db }: Context, batchIds: readonly string[], now: number) {
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
        inArray(batches.id, [...batchIds]),
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

async function freeTimes({ db }: Context, batchIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: batches.id, leasedUntil: batches.leasedUntil, nextAttemptAt: batches.nextAttemptAt })
    .from(batches)
    .where(and(inArray(batches.id, [...batchIds]), inArray(batches.state, [...UNFINISHED])));
  return new Map(rows.map((row) => [row.id, Math.max(row.leasedUntil ?? 0, row.nextAttemptAt ?? 0)]));
}
