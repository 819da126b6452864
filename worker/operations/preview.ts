import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import { nextOpening } from "../domain/calendar.ts";
import { type CivilDate, tokyoDate, tokyoInstant } from "../domain/civilDate.ts";
import type { PreviewView } from "../domain/deliveryViews.ts";
import { digestsOf } from "../domain/digest.ts";
import { climbLadder } from "../domain/ladder.ts";
import { openDutiesOfAll } from "../duties/openDuties.ts";
import { type CardOptions, digestMessages } from "../line/cards/digestMessages.ts";
import { personRefReads } from "../people/personRefs.ts";
import { readSettings } from "../settings/readSettings.ts";

/**
 * What a person would get on a day as things stand, whatever was sent before and whether or not they can be reached:
 * at the opening of that day, or of the next one on which the city works.
 * @returns null when nobody has the staff number
 */
export async function previewFor(
  context: Context,
  { staffNumber, day, cards }: { staffNumber: string; day: CivilDate | undefined; cards: CardOptions },
): Promise<PreviewView | null> {
  const [found] = await context.db.all<{ id: string }>(
    sql`SELECT id FROM staff WHERE staff_number = ${staffNumber}`,
  );
  if (!found) return null;
  const [[person], rules] = await Promise.all([personRefReads(context, [found.id]), readSettings(context)]);
  if (!person) return null;
  const now = nextOpening(rules.calendar, tokyoInstant(day ?? todayOf(context), 0));
  const today = tokyoDate(now);
  const { duties, absences } = await openDutiesOfAll(context, today, rules);
  const { nudges } = climbLadder({
    duties,
    absences,
    now,
    ladders: rules.settings.ladders,
    calendar: rules.calendar,
    ownCalendars: new Map(),
    reach: new Map(),
    past: new Map(),
    spokenTo: new Set(),
    capped: new Set(),
    snoozes: new Map(),
    calls: new Map(),
  });
  const own = nudges.filter((nudge) => nudge.staffId === person.staffId);
  const [digest] = digestsOf(own, today);
  return { person, day: today, messages: digest ? digestMessages(digest.items, cards) : [] };
}
