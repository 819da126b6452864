// 今週の重点事項: one a week, on Monday or the next working day, in the order of the papers, round and round through
// the fiscal year. Consecutive weeks take consecutive points, so none comes twice in a quarter while there are as many
// points as weeks, and each has its turn.
import { type Calendar, workingDayFrom, workingDayUntil } from "./calendar.ts";
import { addDays, type CivilDate, dayOfWeek } from "./civilDate.ts";
import { type FiscalYear, fiscalYearOf, fiscalYearRange, type Quarter, quarterOf } from "./fiscalYear.ts";
import type { CitySettings } from "./settings.ts";

const SHORT_FORM_CHARACTERS = 40;

/** A week in which a point is asked. */
export interface PointWeek {
  fiscalYear: FiscalYear;
  quarter: Quarter;
  /** How many weeks of the fiscal year had their point before this one. */
  index: number;
  askedOn: CivilDate;
  /** The last working day of the week. */
  dueOn: CivilDate;
}

/** The week of a day, or null when the city is closed from the asking day to the end of that week. */
export function pointWeekOf(
  date: CivilDate,
  calendar: Calendar,
  settings: Pick<CitySettings, "priorityPoint">,
): PointWeek | null {
  const monday = mondayOf(date);
  const askedOn = askedInWeek(monday, calendar, settings);
  if (askedOn === null) return null;
  const { fiscalYear, quarter } = quarterOf(askedOn);
  // A week without an asking day must not take a point's turn away, so weeks are counted and not computed.
  let index = 0;
  for (let week = mondayOf(fiscalYearRange(fiscalYear).from); week < monday; week = addDays(week, 7)) {
    const asked = askedInWeek(week, calendar, settings);
    if (asked !== null && fiscalYearOf(asked) === fiscalYear) index += 1;
  }
  return { fiscalYear, quarter, index, askedOn, dueOn: workingDayUntil(calendar, addDays(monday, 6)) };
}

/** The point of a week out of the year's points in their order; undefined when there are none. */
export function pointOfWeek<Point>(
  week: Pick<PointWeek, "index">,
  points: readonly Point[],
): Point | undefined {
  return points[week.index % points.length];
}

/** The short form of a point, or the beginning of its text where nobody has written one. */
export function shortFormOf(point: { shortForm: string | null; text: string }): string {
  if (point.shortForm) return point.shortForm;
  const characters = [...point.text];
  return characters.length <= SHORT_FORM_CHARACTERS
    ? point.text
    : `${characters.slice(0, SHORT_FORM_CHARACTERS - 1).join("")}…`;
}

function askedInWeek(
  monday: CivilDate,
  calendar: Calendar,
  settings: Pick<CitySettings, "priorityPoint">,
): CivilDate | null {
  const askedOn = workingDayFrom(calendar, addDays(monday, settings.priorityPoint.weekday - 1));
  return askedOn <= addDays(monday, 6) ? askedOn : null;
}

function mondayOf(date: CivilDate): CivilDate {
  return addDays(date, -((dayOfWeek(date) + 6) % 7));
}
