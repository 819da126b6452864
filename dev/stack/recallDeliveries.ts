import { and, desc, eq, isNotNull } from "drizzle-orm";
import { batches, deliveries, staff } from "../../db/schema/index.ts";
import type { Context } from "../../worker/context.ts";
import type { LineSimulator } from "../line/index.ts";

/** As many of the newest as anybody scrolls back. */
const MOST_RECALLED = 2_000;

/** Puts what was sent before into the talks again: the simulator forgets everything at its end, people's phones do not. */
export async function recallDeliveries(simulator: LineSimulator, { db }: Context): Promise<void> {
  const rows = await db
    .select({ userId: staff.lineUserId, body: batches.body, at: batches.finishedAt })
    .from(deliveries)
    .innerJoin(batches, eq(batches.id, deliveries.batchId))
    .innerJoin(staff, eq(staff.id, deliveries.staffId))
    .where(and(eq(batches.state, "accepted"), isNotNull(staff.lineUserId)))
    .orderBy(desc(batches.finishedAt))
    .limit(MOST_RECALLED);
  for (const { userId, body, at } of rows.toReversed()) {
    if (userId === null || at === null || !simulator.user(userId)) continue;
    const { messages } = JSON.parse(body) as { messages: Parameters<LineSimulator["recall"]>[1] };
    simulator.recall(userId, messages, at);
  }
}
