// 国民の祝日, from the dataset of @holiday-jp/holiday_jp (MIT). Days are looked up as text: the package's own
// functions turn a Date into a day by the zone of the machine.
import dataset from "@holiday-jp/holiday_jp/lib/holidays.js";
import type { CivilDate } from "./civilDate.ts";

const HOLIDAYS: ReadonlySet<string> = new Set(Object.keys(dataset));
const YEARS = [...HOLIDAYS].map((day) => Number(day.slice(0, 4)));

/** The years the dataset knows; the law fixes the equinoxes only for the coming year, later ones are computed. */
export const HOLIDAY_YEARS = { from: Math.min(...YEARS), to: Math.max(...YEARS) } as const;

/**
 * Whether a day is a national holiday, a substitute (振替休日) or a day between two (国民の休日).
 * @throws RangeError for a year the dataset does not know: silence would let the bot speak on a day off
 */
export function isNationalHoliday(date: CivilDate): boolean {
  const year = Number(date.slice(0, 4));
  if (year < HOLIDAY_YEARS.from || year > HOLIDAY_YEARS.to) {
    throw new RangeError(`no holidays are known for ${year}`);
  }
  return HOLIDAYS.has(date);
}
