import { logFailure } from "./log.ts";

/**
 * The longest wait between two attempts at a message of a queue. With the attempts that wrangler.toml allows it makes
 * the budget of an outage: 100 attempts last 15 hours.
 */
const LONGEST_SECONDS = 10 * 60;

/**
 * Seconds until a failed message of a queue is tried again: 2, 4, 8, … up to ten minutes.
 * @param attempts how often it was tried, from 1
 */
export function retryDelaySeconds(attempts: number): number {
  return Math.min(LONGEST_SECONDS, 2 ** attempts);
}

/**
 * Runs a consumer. One that fails as a whole, as with a wrong configuration, has its messages back later and later
 * instead of using up their attempts within minutes.
 */
export async function retryingLater(batch: MessageBatch<unknown>, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    logFailure(batch.queue, error);
    const attempts = Math.max(1, ...batch.messages.map((message) => message.attempts));
    batch.retryAll({ delaySeconds: retryDelaySeconds(attempts) });
  }
}
