import { type Context, todayOf } from "../context.ts";
import { speakingAt } from "../domain/calendar.ts";
import type { DeliveriesView } from "../domain/deliveryViews.ts";
import { type CityRules, rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { batchReads, toBatchView } from "./batches.ts";
import { troubleReads, troublesFrom } from "./troubles.ts";

/** 送信: the batches, and what needs an administrator's hand. One round trip. */
export async function deliveriesView(context: Context): Promise<DeliveriesView> {
  const { now, db } = context;
  const today = todayOf(context);
  const [stored, batches, ...troubles] = await db.batch([
    rulesReads(db),
    batchReads(context),
    ...troubleReads(context),
  ]);
  const rules = rulesFrom(stored);
  return {
    today,
    now,
    isPaused: rules.settings.sending.isPaused,
    speaking: speakingView(rules, now),
    batches: batches.map((row) => toBatchView(row, today)),
    troubles: troublesFrom(...troubles),
  };
}

function speakingView(rules: CityRules, now: number): DeliveriesView["speaking"] {
  const speaking = speakingAt(rules.calendar, now);
  return speaking.kind === "maySpeak" ? { kind: "maySpeak" } : speaking;
}
