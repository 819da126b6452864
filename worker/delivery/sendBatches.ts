import { type Context, cityNow, composeContext, composeLine } from "../context.ts";
import { backoffMs, isOfChannel, type Outcome } from "../domain/outcome.ts";
import type { Bindings, Config } from "../env.ts";
import { log, logFailure } from "../log.ts";
import { retryDelaySeconds } from "../queueRetries.ts";
import { type BatchMessage, readBatchMessage } from "./batchMessage.ts";
import { type ClaimedBatch, claimBatches, giveBack } from "./claimBatches.ts";
import { createPace } from "./pace.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import { attemptBatch, type SendingParts, type SendResult, sendBatch } from "./sendBatch.ts";

/** Workers allow six open connections per invocation. A write to the database takes its turn between two calls. */
const LANES = 6;
/** A quarter of the 200 multicasts a second that LINE allows: wrangler.toml lets four consumers run at once. */
const MS_BETWEEN_SENDS = 20;
/** Begun at once: as many as the claim and the last answer of a consumer cost it in time. */
const SENDS_AT_ONCE = 4;

type ConsumerParts = SendingParts & { context: Context };

/** A message whose batch is ours to send. */
interface Turn {
  message: Message<unknown>;
  read: BatchMessage;
  batch: ClaimedBatch;
}

/** Consumes batches from the queue. */
export async function sendBatches(
  queued: MessageBatch<unknown>,
  bindings: Bindings,
  config: Config,
): Promise<void> {
  const context = composeContext(config, await cityNow(bindings), { kind: "system" });
  const parts = { context, line: composeLine(config), wallNow: () => Date.now() };
  await consumeBatches(queued.messages, parts, createPace({ ms: MS_BETWEEN_SENDS, atOnce: SENDS_AT_ONCE }));
}

/**
 * Consumes messages: claims them together and sends several at a time. Each stands alone: a failing one never costs the
 * others theirs. When LINE finds the channel too fast or its token wrong, or says nothing at all, the rest is given
 * back and comes later instead of running into the same.
 * @param pace resolves when the next call may begin
 */
export async function consumeBatches(
  messages: readonly Message<unknown>[],
  parts: ConsumerParts,
  pace: () => Promise<void> = async () => {},
): Promise<void> {
  const waiting = await claimTurns(messages, parts);
  const record = createRecorder(parts.context);
  const endings: Promise<void>[] = [];
  const leftOver: Turn[] = [];
  let waitSeconds: number | null = null;
  const isTooLate = ({ batch, read }: Turn) =>
    Math.min(batch.startBefore, read.speakUntil) <= parts.wallNow();

  const lane = async () => {
    for (let turn = waiting.shift(); turn; turn = waiting.shift()) {
      const { batch } = turn;
      await pace();
      if (waitSeconds !== null || isTooLate(turn)) {
        leftOver.push(turn);
        continue;
      }
      const ending = Promise.withResolvers<void>();
      const onAnswer = (outcome: Outcome) => {
        if (outcome.kind === "retry" && isOfChannel(outcome.reason)) {
          waitSeconds = inSeconds(backoffMs(outcome, batch.attempts));
        }
        // What is left to do needs the database only, which is not for the lane to wait for.
        if (outcome.kind !== "failed") ending.resolve();
      };
      endings.push(takeTurn(turn, { ...parts, record, onAnswer }).finally(ending.resolve));
      await ending.promise;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await Promise.all(endings);
  await returnTurns(leftOver, parts, waitSeconds ?? 1);
}

async function claimTurns(messages: readonly Message<unknown>[], parts: ConsumerParts): Promise<Turn[]> {
  const now = parts.wallNow();
  const due = new Map<string, { message: Message<unknown>; read: BatchMessage }>();
  for (const message of messages) {
    const read = readBatchMessage(message.body);
    // Outside hours a batch stays where it is: the sweep of the next opening takes it up. Of two messages for one the
    // first does the work.
    if (!read || read.speakUntil <= now || due.has(read.batchId)) message.ack();
    else due.set(read.batchId, { message, read });
  }
  if (due.size === 0) return [];
  try {
    const claims = await claimBatches(parts.context, [...due.keys()], now);
    return [...due].flatMap(([batchId, { message, read }]) => {
      const claim = claims.get(batchId);
      if (claim?.kind === "claimed") return [{ message, read, batch: claim.batch }];
      if (claim?.kind === "notNow") message.retry({ delaySeconds: inSeconds(claim.afterMs) });
      else message.ack();
      return [];
    });
  } catch (error) {
    logFailure("batch", error);
    for (const { message } of due.values()) retryLater(message);
    return [];
  }
}

async function takeTurn(
  { message, batch }: Turn,
  parts: ConsumerParts & { record: Recorder; onAnswer(outcome: Outcome): void },
): Promise<void> {
  const started = parts.wallNow();
  try {
    const result = await attemptBatch(parts.context, batch, parts);
    logResult(batch.id, result, parts.wallNow() - started);
    if (result.kind === "split") await sendParts(result.batchIds, parts);
    // What is held has no time of its own: the next tick decides what the quota is spent on.
    if (result.kind === "later") message.retry({ delaySeconds: inSeconds(result.afterMs) });
    else message.ack();
  } catch (error) {
    logFailure("batch", error, { batchId: batch.id });
    retryLater(message);
  }
}

/**
 * Sends what a refused batch was split into, down to the recipient it was refused for. A part that has to wait the
 * sweep takes up.
 */
async function sendParts(batchIds: readonly string[], parts: ConsumerParts): Promise<void> {
  const waiting = [...batchIds];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const started = parts.wallNow();
    const result = await sendBatch(parts.context, id, parts);
    logResult(id, result, parts.wallNow() - started);
    if (result.kind === "split") waiting.push(...result.batchIds);
    if (result.kind === "later" && isOfChannel(result.reason)) return;
  }
}

async function returnTurns(turns: readonly Turn[], { context }: ConsumerParts, delaySeconds: number) {
  try {
    await giveBack(
      context,
      turns.map((turn) => turn.batch),
    );
  } catch (error) {
    logFailure("batch", error);
  }
  for (const { message } of turns) message.retry({ delaySeconds });
}

function logResult(batchId: string, result: SendResult, ms: number): void {
  if (!("facts" in result)) return;
  const { kind, facts } = result;
  const reason = kind === "later" ? { reason: result.reason } : {};
  log({ kind: "batch", batchId, outcome: kind, ...reason, ms, ...facts });
}

function retryLater(message: Message<unknown>): void {
  message.retry({ delaySeconds: retryDelaySeconds(message.attempts) });
}

/** Cloudflare Queues delays by whole seconds. */
function inSeconds(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1000));
}
