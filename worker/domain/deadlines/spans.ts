// From when until when a deadline is open, and the working day by which it has to be met.
import { type Calendar, workingDayUntil } from "../calendar.ts";
import { addDays, type CivilDate } from "../civilDate.ts";
import { fiscalYearOf, fiscalYearRange } from "../fiscalYear.ts";

/** What is missing is asked for until the fiscal year ends, and for as many days at the least. */
const LEAST_DAYS_OPEN = 60;

/** The deadline of a goal is spoken of from so many days before its day. */
export const GOAL_DAYS_AHEAD = 30;

/** More days than town halls are closed in a row. */
export const MOST_CLOSED_DAYS = 14;

/** The earliest due day of which something may still be asked for on a day. */
export function openSince(day: CivilDate): CivilDate {
  const { from } = fiscalYearRange(fiscalYearOf(day));
  const least = addDays(day, -LEAST_DAYS_OPEN);
  return from < least ? from : least;
}

/** The span of a deadline on a calendar: one that falls on a closed day is due on the working day before. */
export function spanOf(
  { opensOn, dueOn }: { opensOn: CivilDate; dueOn: CivilDate },
  calendar: Calendar,
): { opensOn: CivilDate; dueOn: CivilDate } {
  const due = workingDayUntil(calendar, dueOn);
  return { opensOn: opensOn < due ? opensOn : due, dueOn: due };
}
