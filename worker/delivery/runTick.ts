import type { Context } from "../context.ts";
import { msUntilClosing, speakingAt } from "../domain/calendar.ts";
import type { CardOptions } from "../line/cards/digestMessages.ts";
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
}

/**
 * One tick: opens rounds, takes up what an earlier tick left behind, plans the day and hands it to the queue.
 * Two ticks at once, or one that dies in the middle, lose nothing and double nothing: what is planned is stored
 * first, and the next tick's sweep hands over what this one could not.
 */
export async function runTick(context: Context, parts: TickParts): Promise<TickSummary> {
  const rules = await readSettings(context);
  const opened = await openDueRounds(context, rules);
  const left = await sweep(context, parts);
  const { hours } = rules.settings;
  if (speakingAt(rules.calendar, hours, context.now).kind === "silent") {
    return { opened: opened.length, planned: 0, swept: 0 };
  }
  const planned = await planDay(context, { rules, cards: parts.cards, newRetryKey: parts.newRetryKey });
  const speakUntil = parts.wallNow + msUntilClosing(hours, context.now);
  await parts.enqueue([
    ...left.map(({ batchId, delaySeconds }) => ({ body: { batchId, speakUntil }, delaySeconds })),
    ...planned.map((batchId) => ({ body: { batchId, speakUntil } })),
  ]);
  return { opened: opened.length, planned: planned.length, swept: left.length };
}
