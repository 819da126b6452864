import { type Context, cityNow, composeContext, composeLine } from "../context.ts";
import { isOfChannel } from "../domain/outcome.ts";
import type { Bindings, Config } from "../env.ts";
import type { LineClient } from "../line/client.ts";
import { log, logFailure } from "../log.ts";
import { retryDelaySeconds } from "../queueRetries.ts";
import { readBatchMessage } from "./batchMessage.ts";
import { createPace } from "./pace.ts";
import { type SendResult, sendBatch } from "./sendBatch.ts";

/** Workers allow six open connections per invocation; a lane has one at a time, to the database or to LINE. */
const LANES = 6;
/** Half of the 200 multicasts a second that LINE allows: wrangler.toml lets two consumers run at once. */
const MS_BETWEEN_SENDS = 10;

export interface SendingParts {
  context: Context;
  line: LineClient;
  /** The wall clock, UTC ms. */
  wallNow(): number;
}

/** Consumes batches from the queue. */
export async function sendBatches(
  queued: MessageBatch<unknown>,
  bindings: Bindings,
  config: Config,
): Promise<void> {
  const context = composeContext(config, await cityNow(bindings), { kind: "system" });
  const parts = { context, line: composeLine(config), wallNow: () => Date.now() };
  await consumeBatches(queued.messages, parts, createPace({ ms: MS_BETWEEN_SENDS, atOnce: LANES }));
}

/**
 * Consumes messages, several at a time. Each stands alone: a failing one never costs the others theirs. When LINE finds
 * the channel too fast or its token wrong, or says nothing at all, the rest comes back later instead of running into
 * the same.
 * @param pace resolves when the next batch may be begun
 */
export async function consumeBatches(
  messages: readonly Message<unknown>[],
  parts: SendingParts,
  pace: () => Promise<void> = async () => {},
): Promise<void> {
  const waiting = [...messages];
  let waitSeconds: number | null = null;
  const lane = async () => {
    for (let message = waiting.shift(); message; message = waiting.shift()) {
      if (waitSeconds === null) await pace();
      if (waitSeconds !== null) message.retry({ delaySeconds: waitSeconds });
      else waitSeconds = (await consumeBatch(message, parts)) ?? waitSeconds;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/**
 * One message: sent and acknowledged, or to be looked at again.
 * @returns seconds that the whole channel had better wait; null when it need not
 */
export async function consumeBatch(message: Message<unknown>, parts: SendingParts): Promise<number | null> {
  const read = readBatchMessage(message.body);
  // Outside hours the batch stays where it is: the sweep of the next opening takes it up.
  if (!read || read.speakUntil <= parts.wallNow()) {
    message.ack();
    return null;
  }
  try {
    const { result, waitMs } = await sendWithParts(read.batchId, parts);
    // What is held has no time of its own: the next tick decides what the quota is spent on.
    if ("afterMs" in result) message.retry({ delaySeconds: inSeconds(result.afterMs) });
    else message.ack();
    return waitMs === null ? null : inSeconds(waitMs);
  } catch (error) {
    logFailure("batch", error, { batchId: read.batchId });
    message.retry({ delaySeconds: retryDelaySeconds(message.attempts) });
    return null;
  }
}

/**
 * Sends a batch and, where LINE refuses somebody in it, what it is split into, down to the recipient it was refused
 * for. A part that has to wait the sweep takes up.
 */
async function sendWithParts(
  batchId: string,
  parts: SendingParts,
): Promise<{ result: SendResult; waitMs: number | null }> {
  const result = await sendLogged(batchId, parts);
  const waiting = result.kind === "split" ? [...result.batchIds] : [];
  let waitMs = waitOf(result);
  for (let id = waiting.shift(); id !== undefined && waitMs === null; id = waiting.shift()) {
    const own = await sendLogged(id, parts);
    if (own.kind === "split") waiting.push(...own.batchIds);
    waitMs = waitOf(own);
  }
  return { result, waitMs };
}

async function sendLogged(batchId: string, parts: SendingParts): Promise<SendResult> {
  const started = parts.wallNow();
  const result = await sendBatch(parts.context, batchId, parts);
  if ("facts" in result) {
    const { kind, facts } = result;
    const reason = kind === "later" ? { reason: result.reason } : {};
    log({ kind: "batch", batchId, outcome: kind, ...reason, ms: parts.wallNow() - started, ...facts });
  }
  return result;
}

function waitOf(result: SendResult): number | null {
  return result.kind === "later" && isOfChannel(result.reason) ? result.afterMs : null;
}

/** Cloudflare Queues delays by whole seconds. */
function inSeconds(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1000));
}
