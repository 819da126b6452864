import { and, eq, inArray, isNull, lte, ne, or, sql } from "drizzle-orm";
import { batches } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import {
  backoffMs,
  classifyAnswer,
  classifyTooMany,
  KEY_LIFETIME_MS,
  keepReason,
  leavesDoubt,
  type Outcome,
} from "../domain/outcome.ts";
import type { LineAnswer, LineClient } from "../line/client.ts";
import { splitBatch } from "./splitBatch.ts";

/** Longer than a send can take: 10 s for the call with its tokens, 10 s for the quota, and the database. */
const LEASE_MS = 30_000;

export type SendResult =
  | { kind: "accepted"; facts: SendFacts }
  | { kind: "later"; outcome: "retry" | "held"; afterMs: number; facts: SendFacts }
  | { kind: "failed"; facts: SendFacts }
  /** Refused for one of its recipients: its people are in these batches now. */
  | { kind: "split"; batchIds: string[]; facts: SendFacts }
  /** Not ours now: somebody else has the lease, or its next attempt is not due. */
  | { kind: "notNow"; afterMs: number }
  /** Finished before, unknown, or too old for its retry key: nothing to send. */
  | { kind: "nothingToDo" };

/** What the log says of an attempt. */
export interface SendFacts {
  recipients: number;
  attempt: number;
  lineStatus: number;
  lineRequestId: string | null;
}

/**
 * Sends a stored batch: claims it with a lease, makes the one LINE call, records what came of it. The lease keeps two
 * consumers apart; the retry key makes a second call harmless where the first died between LINE's answer and ours.
 * @param wallNow the wall clock, UTC ms: leases and retry keys age by it
 */
export async function sendBatch(
  context: Context,
  batchId: string,
  parts: { line: LineClient; wallNow(): number },
): Promise<SendResult> {
  const claimedAt = parts.wallNow();
  const claim = await claimBatch(context, batchId, claimedAt);
  if (claim.kind !== "claimed") return claim;
  const { batch } = claim;
  const answer = await parts.line.send(batch);
  const outcome = await outcomeOf(answer, batch.recipients, parts.line);
  const facts: SendFacts = {
    recipients: batch.recipients,
    attempt: batch.attempts,
    lineStatus: answer.kind === "answered" ? answer.status : 0,
    lineRequestId: answer.kind === "answered" ? (answer.acceptedRequestId ?? answer.requestId) : null,
  };
  const now = parts.wallNow();
  switch (outcome.kind) {
    case "accepted":
      await recordAccepted(context, batchId, { facts, now });
      return { kind: "accepted", facts };
    case "failed": {
      if (await isOneRecipientsFault(batch, answer, parts.line)) {
        const { attempts, body } = batch;
        const batchIds = await splitBatch(context, { id: batchId, attempts, body }, now);
        if (batchIds.length > 0) return { kind: "split", batchIds, facts };
      }
      await recordOwn(context, batchId, facts, {
        state: "failed",
        finishedAt: now,
        leasedUntil: null,
        reason: outcome.reason,
      });
      return { kind: "failed", facts };
    }
    case "retry":
    case "held": {
      const afterMs = backoffMs(outcome, batch.attempts);
      await recordOwn(context, batchId, facts, {
        state: outcome.kind === "held" ? "held" : "planned",
        leasedUntil: null,
        nextAttemptAt: now + afterMs,
        reason: keepReason(batch.reason, outcome.reason),
      });
      return { kind: "later", outcome: outcome.kind, afterMs, facts };
    }
  }
}

async function claimBatch({ db }: Context, batchId: string, now: number) {
  const [[claimed], [known]] = await db.batch([
    db
      .update(batches)
      .set({
        state: "sending",
        leasedUntil: now + LEASE_MS,
        attempts: sql`${batches.attempts} + 1`,
        firstAttemptAt: sql`coalesce(${batches.firstAttemptAt}, ${now})`,
        // Found in the state of a call: whoever made it died, and nobody knows how it ended.
        reason: sql`CASE WHEN ${batches.state} = 'sending' THEN 'interrupted' ELSE ${batches.reason} END`,
      })
      .where(
        and(
          eq(batches.id, batchId),
          inArray(batches.state, ["planned", "sending", "held"]),
          or(isNull(batches.leasedUntil), lte(batches.leasedUntil, now)),
          or(isNull(batches.nextAttemptAt), lte(batches.nextAttemptAt, now)),
          sql`coalesce(${batches.firstAttemptAt}, ${now}) > ${now - KEY_LIFETIME_MS}`,
        ),
      )
      .returning({
        method: batches.method,
        body: batches.body,
        retryKey: batches.retryKey,
        recipients: batches.recipients,
        attempts: batches.attempts,
        reason: batches.reason,
      }),
    db
      .select({
        state: batches.state,
        leasedUntil: batches.leasedUntil,
        nextAttemptAt: batches.nextAttemptAt,
      })
      .from(batches)
      .where(eq(batches.id, batchId)),
  ]);
  if (claimed) return { kind: "claimed", batch: claimed } as const;
  const freeAt = Math.max(known?.leasedUntil ?? 0, known?.nextAttemptAt ?? 0);
  const isFinished =
    !known || known.state === "accepted" || known.state === "failed" || known.state === "uncertain";
  return isFinished || freeAt <= now
    ? ({ kind: "nothingToDo" } as const)
    : ({ kind: "notNow", afterMs: freeAt - now } as const);
}

/**
 * Whether the messages are sound, so that a 400 must be about somebody they go to. After an attempt that may have
 * arrived nothing is split: its halves would have new retry keys.
 */
async function isOneRecipientsFault(
  batch: { method: "push" | "multicast"; body: string; reason: string | null },
  answer: LineAnswer,
  line: LineClient,
): Promise<boolean> {
  if (batch.method === "push" || leavesDoubt(batch.reason)) return false;
  if (answer.kind !== "answered" || answer.status !== 400) return false;
  const checked = await line.validate(batch);
  return checked.kind === "answered" && checked.status === 200;
}

async function outcomeOf(answer: LineAnswer, recipients: number, line: LineClient): Promise<Outcome> {
  const verdict = classifyAnswer(answer);
  if (verdict.kind !== "askQuota") return verdict;
  const [quota, consumption] = await Promise.all([line.quota(), line.consumption()]);
  const known = quota.kind === "known" && consumption.kind === "known";
  return classifyTooMany(known ? { limit: quota.limit, used: consumption.used } : null, recipients);
}

/** LINE has it, whoever asked: this truth outweighs whatever another attempt has recorded. */
async function recordAccepted(
  { db }: Context,
  batchId: string,
  { facts, now }: { facts: SendFacts; now: number },
): Promise<void> {
  await db
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
    .where(and(eq(batches.id, batchId), ne(batches.state, "accepted")));
}

/** Records an attempt that did not go through, unless a later attempt has begun since. */
async function recordOwn(
  { db }: Context,
  batchId: string,
  facts: SendFacts,
  change: Partial<typeof batches.$inferInsert>,
): Promise<void> {
  await db
    .update(batches)
    .set({ ...change, lastStatus: facts.lineStatus, lineRequestId: facts.lineRequestId })
    .where(and(eq(batches.id, batchId), eq(batches.state, "sending"), eq(batches.attempts, facts.attempt)));
}
