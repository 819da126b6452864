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
import { type ClaimedBatch, claimBatches } from "./claimBatches.ts";
import { endRefused } from "./endRefused.ts";
import { recordAccepted, recordOwn, type SendFacts } from "./recordAttempt.ts";
import { createRecorder, type Recorder } from "./recorder.ts";

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

export interface SendingParts {
  line: LineClient;
  /** The wall clock, UTC ms: leases and retry keys age by it. */
  wallNow(): number;
}

/** Sends one stored batch, if it may be tried now. Two round trips to the database, a third to split it. */
export async function sendBatch(context: Context, batchId: string, parts: SendingParts): Promise<SendResult> {
  const claim = (await claimBatches(context, [batchId], parts.wallNow())).get(batchId);
  if (claim?.kind !== "claimed") return claim ?? { kind: "nothingToDo" };
  return attemptBatch(context, claim.batch, { ...parts, record: createRecorder(context) });
}

/**
 * One attempt at a claimed batch: makes the LINE call, records what came of it. The lease keeps two consumers apart;
 * the retry key makes a second call harmless where the first died between LINE's answer and ours.
 * @param parts.onAnswer called when the call is over and only the recording is left
 */
export async function attemptBatch(
  context: Context,
  batch: ClaimedBatch,
  parts: SendingParts & { record: Recorder; onAnswer?: (outcome: Outcome) => void },
): Promise<SendResult> {
  const { line, record } = parts;
  const answer = await line.send(batch);
  const outcome = await outcomeOf(answer, batch.recipients, line);
  parts.onAnswer?.(outcome);
  const facts: SendFacts = {
    recipients: batch.recipients,
    attempt: batch.attempts,
    lineStatus: answer.kind === "answered" ? answer.status : 0,
    lineRequestId: answer.kind === "answered" ? (answer.acceptedRequestId ?? answer.requestId) : null,
  };
  const now = parts.wallNow();
  switch (outcome.kind) {
    case "accepted":
      await record(recordAccepted(context, batch, { facts, now }));
      return { kind: "accepted", facts };
    case "failed": {
      const end = await endRefused(context, batch, { answer, facts, line, now, record });
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
      await record(recordOwn(context, batch, facts, change));
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
