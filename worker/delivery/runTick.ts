import type { Context } from "../context.ts";
import { msUntilClosing, speakingAt } from "../domain/calendar.ts";
import type { CardOptions } from "../line/cards/digestMessages.ts";
import { logFailure } from "../log.ts";
import { openDueRounds } from "../rounds/openDueRounds.ts";
import { readSettings } from "../settings/readSettings.ts";
import type { QueuedBatch } from "./batchMessage.ts";
import { planDay } from "./planDay.ts";
import { sweep } from "./sweep.ts";

export interface TickParts {
  cards: CardOptions;
  /** Puts batches on the queue. */
  enqueue(messages: QueuedBatch[]): Promise<void>;
  /** A UUID for LINE's retry key. */
  newRetryKey(): string;
  /** The wall clock, UTC ms: leases and retry keys age by it, whatever day the city has. */
  wallNow: number;
}

/** How many rounds were opened, batches planned, and batches of earlier ticks taken up again. */
export interface TickSummary {
  opened: number;
  planned: number;
  swept: number;
  /** Parts that failed; the next tick tries them again. */
  failed: string[];
}

/**
 * One tick: opens rounds, takes up what an earlier tick left behind, plans the day and hands it to the queue.
 * Two ticks at once, or one that dies in the middle, lose nothing and double nothing: what is planned is stored
 * first, and the next tick's sweep hands over what this one could not. A part that fails keeps none of the others
 * from its work.
 */
export async function runTick(context: Context, parts: TickParts): Promise<TickSummary> {
  const rules = await readSettings(context);
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
  const left = await attempt("sweep", () => sweep(context, parts));
  const { hours } = rules.settings;
  if (speakingAt(rules.calendar, hours, context.now).kind === "silent") {
    return { opened: opened.length, planned: 0, swept: 0, failed };
  }
  const speakUntil = parts.wallNow + msUntilClosing(hours, context.now);
  const enqueue = (batches: { batchId: string; delaySeconds?: number }[]) =>
    attempt("enqueue", async () => {
      const messages = batches.map(({ batchId, ...delay }) => ({ body: { batchId, speakUntil }, ...delay }));
      if (messages.length > 0) await parts.enqueue(messages);
      return batches;
    });
  const swept = await enqueue(left);
  const planned = await attempt("plan", () =>
    planDay(context, { rules, cards: parts.cards, newRetryKey: parts.newRetryKey }),
  );
  await enqueue(planned.map((batchId) => ({ batchId })));
  return { opened: opened.length, planned: planned.length, swept: swept.length, failed };
}
