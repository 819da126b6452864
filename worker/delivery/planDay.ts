import { type Context, todayOf } from "../context.ts";
import { groupDigests } from "../domain/batch.ts";
import { speakingAt } from "../domain/calendar.ts";
import { digestsOf } from "../domain/digest.ts";
import { climbLadder } from "../domain/ladder.ts";
import { openDutiesOfAll } from "../duties/openDuties.ts";
import type { CardOptions } from "../line/cards/digestMessages.ts";
import { type CityRules, readSettings } from "../settings/readSettings.ts";
import { pastKeys, peopleReads, reachOf } from "./people.ts";
import { storeBatches, toPlannedBatch } from "./storeBatches.ts";

/**
 * Plans what is to be said today and stores it: duties → nudges → digests → batches, in one transaction with their
 * retry keys and bodies. Planning again, or twice at once, adds nothing. Outside working hours nothing is planned.
 * @returns ids of the batches that were stored now
 */
export async function planDay(
  context: Context,
  options: { cards: CardOptions; newRetryKey(): string; rules?: CityRules },
): Promise<string[]> {
  const rules = options.rules ?? (await readSettings(context));
  if (speakingAt(rules.calendar, rules.settings.hours, context.now).kind === "silent") return [];
  const today = todayOf(context);
  const { duties } = await openDutiesOfAll(context, today, rules);
  if (duties.length === 0) return [];

  const [people, past, spokenTo] = await context.db.batch(
    peopleReads(
      context.db,
      today,
      duties.map((duty) => duty.key),
    ),
  );
  const { nudges } = climbLadder({
    duties,
    settings: rules.settings,
    calendar: rules.calendar,
    today,
    reach: reachOf(people),
    past: pastKeys(past),
    spokenTo: new Set(spokenTo.map((row) => row.staffId)),
  });
  const lineUserIds = new Map(people.map((person) => [person.id, person.lineUserId]));
  const batches = groupDigests(digestsOf(nudges, today)).map((group) =>
    toPlannedBatch(context, group, { lineUserIds, cards: options.cards, retryKey: options.newRetryKey() }),
  );
  return storeBatches(context, batches);
}
