import { and, eq } from "drizzle-orm";
import { batches } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { logFailure } from "../log.ts";
import type { QueuedBatch } from "./batchMessage.ts";
import { noticeMessage } from "./toMessages.ts";

/**
 * Puts the notices on the queue that nobody has tried to send yet: those of the act just made, and what an earlier one
 * left behind. Never throws: what is not handed over here the sweep of the next tick hands over.
 * @param enqueue puts batches on the queue
 * @param wallNow the wall clock, UTC ms
 */
export async function handOverNotices(
  { db }: Context,
  enqueue: (messages: QueuedBatch[]) => Promise<void>,
  wallNow = Date.now(),
): Promise<void> {
  try {
    const waiting = await db
      .select({ id: batches.id })
      .from(batches)
      .where(and(eq(batches.state, "planned"), eq(batches.occasion, "notice"), eq(batches.attempts, 0)));
    const messages = waiting.map(({ id }) => noticeMessage(id, wallNow));
    if (messages.length > 0) await enqueue(messages);
  } catch (error) {
    logFailure("notices", error);
  }
}
