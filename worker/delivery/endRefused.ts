import type { Context } from "../context.ts";
import { backoffMs, classifyAnswer, keepReason, leavesDoubt } from "../domain/outcome.ts";
import type { LineAnswer, LineClient } from "../line/client.ts";
import type { ClaimedBatch } from "./claimBatches.ts";
import { markRefused } from "./markRefused.ts";
import { recordOwn, type SendFacts } from "./recordAttempt.ts";
import type { Recorder } from "./recorder.ts";
import { type Part, splitBatch } from "./splitBatch.ts";

export type RefusalEnd =
  | { kind: "failed" | "uncertain" }
  /** LINE does not say what is wrong with it: it is tried again, and refused again, until it does. */
  | { kind: "later"; reason: "unchecked"; afterMs: number }
  /**
   * Its people are in other batches now, of which these can be sent at once. After a doubt none: the facts may be hours
   * old, and the sweep looks at them first.
   */
  | { kind: "split"; batchIds: string[] };

/**
 * Ends a batch that LINE has refused for good. One bad recipient costs the others nothing: LINE may name it; where it
 * does not although the messages are sound, halving finds it in log2 steps. That holds after an attempt whose answer was
 * lost, too: had LINE taken that one, its retry key would have brought 409 and no look at the recipients.
 * @param now the wall clock, UTC ms
 */
export async function endRefused(
  context: Context,
  batch: ClaimedBatch,
  refused: { answer: LineAnswer; facts: SendFacts; line: LineClient; now: number; record: Recorder },
): Promise<RefusalEnd> {
  const fault = await faultOf(batch, refused.answer, refused.line);
  switch (fault.kind) {
    case "unknown":
      return putOff(context, batch, refused);
    case "messages":
      return end(context, batch, { ...refused, state: leavesDoubt(batch.reason) ? "uncertain" : "failed" });
    case "everybody":
      return end(context, batch, { ...refused, state: "failed", isAccountRefused: true });
    case "some": {
      const split = { ...refused, parts: fault.parts };
      const batchIds = await splitBatch(context, batch, split);
      return { kind: "split", batchIds: leavesDoubt(batch.reason) ? [] : batchIds };
    }
  }
}

type Fault =
  | { kind: "unknown" }
  | { kind: "messages" }
  | { kind: "everybody" }
  | { kind: "some"; parts: Part[] };

async function faultOf(batch: ClaimedBatch, answer: LineAnswer, line: LineClient): Promise<Fault> {
  if (answer.kind !== "answered" || answer.status !== 400) return { kind: "messages" };
  const everybody = Array.from({ length: batch.recipients }, (_, position) => position);
  const isNamed = (position: number) => answer.refusedRecipients.includes(position);
  const named = batch.method === "multicast" ? everybody.filter(isNamed) : [];
  if (named.length === batch.recipients) return { kind: "everybody" };
  if (named.length > 0) {
    const others = everybody.filter((position) => !isNamed(position));
    return { kind: "some", parts: [part(others), { positions: named, isRefused: true }] };
  }
  const checked = await line.validate(batch);
  const verdict = classifyAnswer(checked).kind;
  if (verdict !== "accepted") return { kind: verdict === "failed" ? "messages" : "unknown" };
  if (batch.recipients === 1) return { kind: "everybody" };
  const middle = Math.ceil(batch.recipients / 2);
  return { kind: "some", parts: [part(everybody.slice(0, middle)), part(everybody.slice(middle))] };
}

async function putOff(
  context: Context,
  batch: ClaimedBatch,
  { facts, now, record }: { facts: SendFacts; now: number; record: Recorder },
): Promise<RefusalEnd> {
  const reason = "unchecked";
  const afterMs = backoffMs({ kind: "retry", reason }, batch.attempts);
  const change = {
    state: "planned",
    leasedUntil: null,
    nextAttemptAt: now + afterMs,
    reason: keepReason(batch.reason, reason),
  } as const;
  await record(recordOwn(context, batch, facts, change));
  return { kind: "later", reason, afterMs };
}

const part = (positions: number[]): Part => ({ positions, isRefused: false });

async function end(
  context: Context,
  batch: ClaimedBatch,
  how: {
    state: "failed" | "uncertain";
    isAccountRefused?: boolean;
    facts: SendFacts;
    now: number;
    record: Recorder;
  },
): Promise<RefusalEnd> {
  const { state, facts, now } = how;
  const { to } = JSON.parse(batch.body) as { to: string | string[] };
  const change = { state, reason: "refused", finishedAt: now, leasedUntil: null };
  const mark = markRefused(context, { batchId: batch.id, accounts: [to].flat(), now });
  await how.record([...recordOwn(context, batch, facts, change), ...(how.isAccountRefused ? [mark] : [])]);
  return { kind: state };
}
