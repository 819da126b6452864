import { sql } from "drizzle-orm";
import { auditLog } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { nextOpening } from "../domain/calendar.ts";
import { type CivilDate, tokyoDate, tokyoInstant } from "../domain/civilDate.ts";
import type { PreviewView } from "../domain/deliveryViews.ts";
import { digestsOf } from "../domain/digest.ts";
import { climbLadder } from "../domain/ladder.ts";
import { openDutiesOfAll } from "../duties/openDuties.ts";
import { auditRow } from "../imports/audit.ts";
import { type CardOptions, digestMessages } from "../line/cards/digestMessages.ts";
import type { Caller } from "../people/callerOf.ts";
import { personRefReads } from "../people/personRefs.ts";
import { readSettings } from "../settings/readSettings.ts";

/**
 * What a person would get on a day as things stand, whatever was sent before and whether or not they can be reached:
 * at the opening of that day, or of the next one on which the city works. Of somebody else's overtime it knows nothing,
 * unless the personnel section asks; and whoever looks at another person's is in the audit log.
 * @returns null when nobody has the staff number
 */
export async function previewFor(
  context: Context,
  caller: Pick<Caller, "staff" | "isPersonnel">,
  { staffNumber, day, cards }: { staffNumber: string; day: CivilDate | undefined; cards: CardOptions },
): Promise<PreviewView | null> {
  const [found] = await context.db.all<{ id: string }>(
    sql`SELECT id FROM staff WHERE staff_number = ${staffNumber.normalize("NFKC").trim()}`,
  );
  if (!found) return null;
  const [[person], rules] = await Promise.all([personRefReads(context, [found.id]), readSettings(context)]);
  if (!person) return null;
  const now = nextOpening(rules.calendar, tokyoInstant(day ?? todayOf(context), 0));
  const today = tokyoDate(now);
  const isOwn = person.staffId === caller.staff.id;
  const isOvertimeLeftOut = !isOwn && !caller.isPersonnel;
  if (!isOwn) {
    const entry = { action: "preview.read", subject: `staff:${person.staffId}`, after: { day: today } };
    await context.db.insert(auditLog).values(auditRow(context, entry));
  }
  const { duties: all, absences } = await openDutiesOfAll(context, today, rules);
  const duties = isOvertimeLeftOut ? all.filter(({ kind }) => kind !== "overtime") : all;
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
  const messages = digest ? digestMessages(digest.items, cards) : [];
  return { person, day: today, messages, isOvertimeLeftOut };
}
