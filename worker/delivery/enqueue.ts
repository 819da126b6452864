import type { Bindings } from "../env.ts";
import type { QueuedBatch } from "./batchMessage.ts";

// Cloudflare Queues takes 100 messages in one call.
const MESSAGES_PER_SEND = 100;

/** Puts batches on the queue, as many calls as it takes. */
export async function enqueue(bindings: Bindings, messages: QueuedBatch[]): Promise<void> {
  for (let start = 0; start < messages.length; start += MESSAGES_PER_SEND) {
    await bindings.BATCHES.sendBatch(messages.slice(start, start + MESSAGES_PER_SEND));
  }
}
