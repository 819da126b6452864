import type { Context } from "../context.ts";
import {
  backoffMs,
  classifyAnswer,
  classifyTooMany,
  keepReason,
  type Outcome,
  type RetryReason,
} from "../domain/outcome.ts";
import { askQuota } from "../line/askQuota.ts";
import type { LineAnswer, LineClient } from "../line/client.ts";
import { claimBatch } from "./claimBatch.ts";
import { endRefused } from "./endRefused.ts";
import { recordAccepted, recordOwn, type SendFacts } from "./recordAttempt.ts";
import { whenFree } from "./whenFree.ts";

export type SendResult =
  | { kind: "accepted"; facts: SendFacts }
  | { kind: "later"; reason: RetryReason; afterMs: number; facts: SendFacts }
  /** The month's quota does not reach; the next tick decides for whom it does. */
  | { kind: "held"; facts: SendFacts }
  /** Refused for good; `uncertain` where an earlier attempt may have arrived. */
  | { kind: "failed" | "uncertain"; facts: SendFacts }
  /** Refused for some of its recipients: the others are in these batches now. */
  | { kind: "split"; batchIds: string[]; facts: SendFacts }
  /** Not ours now: somebody else has the lease, or its next attempt is not due. */
  | { kind: "notNow"; afterMs: number }
  /** Finished before, unknown, too old for its retry key, or all sending is paused: nothing to send. */
  | { kind: "nothingToDo" };

/**
 * Sends a stored batch: claims it with a lease, makes the one LINE call, records what came of it. The lease keeps two
 * consumers apart; the retry key makes a second call harmless where the first died between LINE's answer and ours.
 * Two round trips to the database, three when it has to be split.
 * @param wallNow the wall clock, UTC ms: leases and retry keys age by it
 */
export async function sendBatch(
  context: Context,
  batchId: string,
  parts: { line: LineClient; wallNow(): number },
): Promise<SendResult> {
  const claim = await claimBatch(context, batchId, parts.wallNow());
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
      await whenFree(() => recordAccepted(context, batch, { facts, now }));
      return { kind: "accepted", facts };
    case "failed": {
      const end = await endRefused(context, batch, { answer, facts, line: parts.line, now });
      return { ...end, facts };
    }
    case "retry":
    case "held": {
      const afterMs = backoffMs(outcome, batch.attempts);
      const change = {
        state: outcome.kind === "held" ? "held" : "planned",
        leasedUntil: null,
        nextAttemptAt: now + afterMs,
        reason: keepReason(batch.reason, outcome.reason),
      } as const;
      await whenFree(() => recordOwn(context, batch, facts, change));
      return outcome.kind === "held"
        ? { kind: "held", facts }
        : { kind: "later", reason: outcome.reason, afterMs, facts };
    }
  }
}

async function outcomeOf(answer: LineAnswer, recipients: number, line: LineClient): Promise<Outcome> {
  const verdict = classifyAnswer(answer);
  return verdict.kind === "askQuota" ? classifyTooMany(await askQuota(line), recipients) : verdict;
}
