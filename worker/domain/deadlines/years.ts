// A yearly deadline in its next fiscal year.
import { addDays, type CivilDate, civilDate, partsOf } from "../civilDate.ts";
import { type FiscalYear, fiscalYearOf, fiscalYearRange } from "../fiscalYear.ts";

/** The calendar of a year is made so long before it begins, and made up for so long after. */
const DAYS_BEFORE = 60;
const DAYS_AFTER = 30;

/** The fiscal year whose yearly deadlines should stand in the calendar by a day; null far from the turn of the year. */
export function yearToOpen(today: CivilDate): FiscalYear | null {
  const year = fiscalYearOf(addDays(today, DAYS_BEFORE));
  return today <= addDays(fiscalYearRange(year).from, DAYS_AFTER) ? year : null;
}

/** The same day a year later; 29 February becomes the 28th. */
export function yearLater(day: CivilDate): CivilDate {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return civilDate(year + 1, month, dayOfMonth) ?? `${year + 1}-02-28`;
}
