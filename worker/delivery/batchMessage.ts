/** A batch on its way through the queue. */
export interface BatchMessage {
  batchId: string;
  /** Until this instant of the wall clock (UTC ms) the bot may speak; a later attempt waits for the next opening. */
  speakUntil: number;
}

/** A message for the queue; Cloudflare Queues delays by whole seconds. */
export interface QueuedBatch {
  body: BatchMessage;
  delaySeconds?: number;
}
