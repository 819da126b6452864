// The city's working days and hours, all in Asia/Tokyo.
import { addDays, type CivilDate, dayOfWeek, tokyoDate, tokyoMinutes } from "./civilDate.ts";
import { isNationalHoliday } from "./holidays.ts";
import { type CitySettings, DEFAULT_SETTINGS } from "./settings.ts";

const SUNDAY = 0;
const SATURDAY = 6;
/** No city is closed longer than this; a calendar that says so is wrong. */
const LONGEST_CLOSURE_DAYS = 366;

/** What is needed to tell a working day. */
export interface Calendar {
  yearEndClosing: CitySettings["yearEndClosing"];
  /** The city's own closed days. */
  closed: ReadonlySet<CivilDate>;
  /** Days on which it is open although it would be closed. */
  open: ReadonlySet<CivilDate>;
}

/** A calendar from settings and the rows of closed and open days. */
export function calendarOf(
  settings: Pick<CitySettings, "yearEndClosing"> = DEFAULT_SETTINGS,
  days: readonly { day: CivilDate; kind: "closed" | "open" }[] = [],
): Calendar {
  const ofKind = (kind: "closed" | "open") => new Set(days.filter((d) => d.kind === kind).map((d) => d.day));
  return { yearEndClosing: settings.yearEndClosing, closed: ofKind("closed"), open: ofKind("open") };
}

/** Whether the city works on a day. */
export function isWorkingDay(calendar: Calendar, date: CivilDate): boolean {
  if (calendar.open.has(date)) return true;
  if (calendar.closed.has(date)) return false;
  const weekday = dayOfWeek(date);
  if (weekday === SUNDAY || weekday === SATURDAY) return false;
  return !isNationalHoliday(date) && !isInYearEnd(calendar, date);
}

/** The first working day after a day. */
export function nextWorkingDay(calendar: Calendar, date: CivilDate): CivilDate {
  return seek(calendar, addDays(date, 1), 1);
}

/** The last working day before a day. */
export function previousWorkingDay(calendar: Calendar, date: CivilDate): CivilDate {
  return seek(calendar, addDays(date, -1), -1);
}

/** The day itself when the city works on it, else the first working day after it. */
export function workingDayFrom(calendar: Calendar, date: CivilDate): CivilDate {
  return seek(calendar, date, 1);
}

/** The day itself when the city works on it, else the last working day before it. */
export function workingDayUntil(calendar: Calendar, date: CivilDate): CivilDate {
  return seek(calendar, date, -1);
}

/** The n-th working day after a day, before it when negative; 0 is the day itself, whatever day it is. */
export function addWorkingDays(calendar: Calendar, date: CivilDate, days: number): CivilDate {
  let day = date;
  for (let left = Math.abs(days); left > 0; left -= 1) {
    day = days > 0 ? nextWorkingDay(calendar, day) : previousWorkingDay(calendar, day);
  }
  return day;
}

/** Whether the bot may speak first at an instant (UTC ms): the hours of the city, whatever the day. */
export function isWithinHours(hours: CitySettings["hours"], now: number): boolean {
  const minutes = tokyoMinutes(now);
  return minutesOf(hours.from) <= minutes && minutes < minutesOf(hours.to);
}

/** Milliseconds from an instant within the hours to their end. */
export function msUntilClosing(hours: CitySettings["hours"], now: number): number {
  const intoMinute = now % 60_000;
  return (minutesOf(hours.to) - tokyoMinutes(now)) * 60_000 - intoMinute;
}

/** Whether the bot may speak first now, and if not, why. */
export type Speaking =
  | { kind: "maySpeak"; today: CivilDate }
  | { kind: "silent"; reason: "closedDay" | "outsideHours" };

export function speakingAt(calendar: Calendar, hours: CitySettings["hours"], now: number): Speaking {
  const today = tokyoDate(now);
  if (!isWorkingDay(calendar, today)) return { kind: "silent", reason: "closedDay" };
  return isWithinHours(hours, now) ? { kind: "maySpeak", today } : { kind: "silent", reason: "outsideHours" };
}

function isInYearEnd({ yearEndClosing: { from, to } }: Calendar, date: CivilDate): boolean {
  const day = date.slice(5);
  return from <= to ? from <= day && day <= to : day >= from || day <= to;
}

function seek(calendar: Calendar, from: CivilDate, step: 1 | -1): CivilDate {
  for (let day = from, tried = 0; tried < LONGEST_CLOSURE_DAYS; day = addDays(day, step), tried += 1) {
    if (isWorkingDay(calendar, day)) return day;
  }
  throw new RangeError(`no working day within a year of ${from}`);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
