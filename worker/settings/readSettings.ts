import { closedDays, settings } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { type Calendar, calendarOf } from "../domain/calendar.ts";
import { type CitySettings, settingsFrom } from "../domain/settings.ts";

/** The city's settings with the calendar that follows from them. */
export interface CityRules {
  settings: CitySettings;
  calendar: Calendar;
}

/** The reads behind the rules, to ride along in another verb's batch. */
export function rulesReads(db: Context["db"]) {
  return [
    db.select({ key: settings.key, value: settings.value }).from(settings),
    db.select({ day: closedDays.day, kind: closedDays.kind }).from(closedDays),
  ] as const;
}

/** The rules in the rows of `rulesReads`. @throws SettingError when a stored value does not fit */
export function rulesFrom(
  stored: readonly { key: string; value: unknown }[],
  days: readonly { day: string; kind: "closed" | "open" }[],
): CityRules {
  const city = settingsFrom(stored);
  return { settings: city, calendar: calendarOf(city, days) };
}

/** Reads the rules, in one round trip. */
export async function readSettings({ db }: Context): Promise<CityRules> {
  const [stored, days] = await db.batch(rulesReads(db));
  return rulesFrom(stored, days);
}
