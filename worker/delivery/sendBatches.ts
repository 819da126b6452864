import { type Context, cityNow, composeContext, composeLine } from "../context.ts";
import type { Bindings, Config } from "../env.ts";
import type { LineClient } from "../line/client.ts";
import { log, logFailure } from "../log.ts";
import { retryDelaySeconds } from "../queueRetries.ts";
import { readBatchMessage } from "./batchMessage.ts";
import { type SendResult, sendBatch } from "./sendBatch.ts";

/** Consumes batches from the queue, one after the other. Each stands alone: a failing one never costs the others theirs. */
export async function sendBatches(
  queued: MessageBatch<unknown>,
  bindings: Bindings,
  config: Config,
): Promise<void> {
  const context = composeContext(config, await cityNow(bindings), { kind: "system" });
  const parts = { context, line: composeLine(config), wallNow: () => Date.now() };
  for (const message of queued.messages) await consumeBatch(message, parts);
}

/** One message: sent and acknowledged, or to be looked at again. */
export async function consumeBatch(
  message: Message<unknown>,
  parts: { context: Context; line: LineClient; wallNow(): number },
): Promise<void> {
  const read = readBatchMessage(message.body);
  const started = parts.wallNow();
  // Outside hours the batch stays where it is: the sweep of the next opening takes it up.
  if (!read || read.speakUntil <= started) return message.ack();
  try {
    const result = await sendBatch(parts.context, read.batchId, parts);
    logResult(read.batchId, result, parts.wallNow() - started);
    if (result.kind === "split") await sendHalves(result.batchIds, parts);
    if ("afterMs" in result) message.retry({ delaySeconds: Math.max(1, Math.ceil(result.afterMs / 1000)) });
    else message.ack();
  } catch (error) {
    logFailure("batch", error, { batchId: read.batchId });
    message.retry({ delaySeconds: retryDelaySeconds(message.attempts) });
  }
}

/** Sends what a refused batch was split into, down to the recipient it was refused for. What has to wait the sweep takes up. */
async function sendHalves(
  batchIds: readonly string[],
  parts: { context: Context; line: LineClient; wallNow(): number },
): Promise<void> {
  const waiting = [...batchIds];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const started = parts.wallNow();
    const result = await sendBatch(parts.context, id, parts);
    logResult(id, result, parts.wallNow() - started);
    if (result.kind === "split") waiting.push(...result.batchIds);
  }
}

function logResult(batchId: string, result: SendResult, ms: number): void {
  if (!("facts" in result)) return;
  const outcome = result.kind === "later" ? result.outcome : result.kind;
  log({ kind: "batch", batchId, outcome, ms, ...result.facts });
}
