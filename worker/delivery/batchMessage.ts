import * as v from "valibot";

const schema = v.object({
  batchId: v.pipe(v.string(), v.nonEmpty()),
  /** Until this instant of the wall clock (UTC ms) the bot may speak; a later attempt waits for the next opening. */
  speakUntil: v.number(),
});

/** A batch on its way through the queue. */
export type BatchMessage = v.InferOutput<typeof schema>;

/** A message for the queue; Cloudflare Queues delays by whole seconds. */
export interface QueuedBatch {
  body: BatchMessage;
  delaySeconds?: number;
}

/** Reads a message of the queue; null when it is none of ours. */
export function readBatchMessage(body: unknown): BatchMessage | null {
  const result = v.safeParse(schema, body);
  return result.success ? result.output : null;
}
