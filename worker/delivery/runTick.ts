import type { Context } from "../context.ts";
import { openYear } from "../deadlines/openYear.ts";
import { logFailure } from "../log.ts";
import { openDueRounds } from "../rounds/openDueRounds.ts";
import type { QueuedBatch } from "./batchMessage.ts";
import { maySpeakToAnybody, type PlanningParts, planDay } from "./planDay.ts";
import { readPulse } from "./pulse.ts";
import type { StoredBatch } from "./storeBatches.ts";
import { sweep } from "./sweep.ts";
import { toMessages } from "./toMessages.ts";

export interface TickParts extends PlanningParts {
  /** Puts batches on the queue. */
  enqueue(messages: QueuedBatch[]): Promise<void>;
  /** The wall clock, UTC ms: leases and retry keys age by it, whatever day the city has. */
  wallNow: number;
}

/** How many rounds were opened, batches planned, and batches of earlier ticks taken up again. */
export interface TickSummary {
  opened: number;
  planned: number;
  swept: number;
  /** Whether there are menus that have to follow the posts. */
  hasMenus: boolean;
  /** Parts that failed; the next tick tries them again. */
  failed: string[];
}

/**
 * One tick: opens rounds and the next year's deadlines, takes up what an earlier tick left behind, plans the day and
 * hands it to the queue.
 * Two ticks at once, or one that dies in the middle, lose nothing and double nothing: what is planned is stored
 * first, and the next tick's sweep hands over what this one could not. A part that fails keeps none of the others
 * from its work.
 */
export async function runTick(context: Context, parts: TickParts): Promise<TickSummary> {
  const { rules, isAnythingDue, hasMenus } = await readPulse(context);
  const failed: string[] = [];
  const attempt = async <T>(part: string, work: () => Promise<T[]>): Promise<T[]> => {
    try {
      return await work();
    } catch (error) {
      logFailure(`tick.${part}`, error);
      failed.push(part);
      return [];
    }
  };
  const opened = await attempt("rounds", () => openDueRounds(context, rules));
  await attempt("deadlines", () => openYear(context));
  const left = await attempt("sweep", () => sweep(context, { wallNow: parts.wallNow, rules }));
  const enqueue = (batches: (StoredBatch & { delaySeconds?: number })[]) =>
    attempt("enqueue", async () => {
      const messages = toMessages(batches, { now: context.now, wallNow: parts.wallNow, rules });
      if (messages.length > 0) await parts.enqueue(messages);
      return messages;
    });
  const swept = await enqueue(left);
  const planned =
    maySpeakToAnybody(rules, context.now) && (isAnythingDue || opened.length > 0)
      ? await attempt("plan", () => planDay(context, { ...parts, rules }))
      : [];
  await enqueue(planned);
  return { opened: opened.length, planned: planned.length, swept: swept.length, hasMenus, failed };
}
