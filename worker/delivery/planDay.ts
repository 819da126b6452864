import type { Context } from "../context.ts";
import { groupDigests } from "../domain/batch.ts";
import { speakingAt } from "../domain/calendar.ts";
import type { QuotaState } from "../domain/outcome.ts";
import type { CardOptions } from "../line/cards/digestMessages.ts";
import { type CityRules, readSettings } from "../settings/readSettings.ts";
import { noteQuota } from "./noteQuota.ts";
import { planOf } from "./planOf.ts";
import { type StoredBatch, storeBatches } from "./storeBatches.ts";

export interface PlanningParts {
  cards: CardOptions;
  /** A UUID for LINE's retry key. */
  newRetryKey(): string;
  /** What LINE says of the month's quota; null when it gives no answer. */
  askQuota(): Promise<QuotaState>;
}

/**
 * Plans what is to be said now and stores it: duties → nudges → digests → batches, each in one transaction with its
 * people, its retry key and its body. Planning again, or twice at once, adds nothing. Where nobody may be spoken to,
 * or sending is paused, nothing is planned.
 * @returns the batches that were stored now
 */
export async function planDay(
  context: Context,
  options: PlanningParts & { rules?: CityRules },
): Promise<StoredBatch[]> {
  const rules = options.rules ?? (await readSettings(context));
  if (rules.settings.sending.isPaused || !maySpeakToAnybody(rules, context.now)) return [];
  const { digests, calendarUnits, quota } = await planOf(context, rules, options);
  if (quota.line !== null) await noteQuota(context, { ...quota, line: quota.line });
  const groups = groupDigests(digests, (staffId) => calendarUnits.get(staffId) ?? null);
  return storeBatches(context, groups, options);
}

/** Whether the city or one of the units with hours of their own may be spoken to. */
export function maySpeakToAnybody(rules: CityRules, now: number): boolean {
  return [rules.calendar, ...rules.unitCalendars.values()].some(
    (calendar) => speakingAt(calendar, now).kind === "maySpeak",
  );
}
