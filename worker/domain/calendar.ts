// Working days and hours of the city, or of a unit that has its own, all in Asia/Tokyo.
import { addDays, type CivilDate, dayOfWeek, tokyoDate, tokyoInstant, tokyoMinutes } from "./civilDate.ts";
import { isNationalHoliday } from "./holidays.ts";
import { type CitySettings, DEFAULT_SETTINGS, type Hours } from "./settings.ts";

const MONDAY_TO_FRIDAY: ReadonlySet<number> = new Set([1, 2, 3, 4, 5]);
/** A calendar that is closed for longer is refused when it is saved. */
const LONGEST_CLOSURE_DAYS = 366;

/** A day that differs: closed, open although it would be closed, or open for some hours only. */
export type OwnDay = { kind: "closed" } | { kind: "open" } | { kind: "half"; hours: Hours };

/** What is needed to tell when there is work. */
export interface Calendar {
  /** 0 is Sunday. */
  weekdays: ReadonlySet<number>;
  opensOnHolidays: boolean;
  yearEndClosing: CitySettings["yearEndClosing"];
  hours: Hours;
  days: ReadonlyMap<CivilDate, OwnDay>;
}

/** The week of a unit that differs from the city's. */
export interface OwnWeek {
  weekdays: readonly number[];
  opensOnHolidays: boolean;
  hours: Hours;
}

/** The city's calendar, from its settings and its own days. */
export function calendarOf(
  settings: Partial<Pick<CitySettings, "yearEndClosing" | "hours">> = {},
  days: readonly (OwnDay & { day: CivilDate })[] = [],
): Calendar {
  const { yearEndClosing, hours } = { ...DEFAULT_SETTINGS, ...settings };
  const city = { weekdays: MONDAY_TO_FRIDAY, opensOnHolidays: false, yearEndClosing, hours, days: new Map() };
  return withDays(city, days);
}

/**
 * The calendar of a unit with a week of its own. The city's own days are not the unit's: a library stays open on the
 * day the town hall is repaired. 年末年始 is kept, because silence does less harm than a call on a day off.
 */
export function withWeek(city: Calendar, week: OwnWeek): Calendar {
  const { weekdays, opensOnHolidays, hours } = week;
  return { ...city, weekdays: new Set(weekdays), opensOnHolidays, hours, days: new Map() };
}

/** A calendar with days of its own laid over those it has. */
export function withDays(calendar: Calendar, days: readonly (OwnDay & { day: CivilDate })[]): Calendar {
  return { ...calendar, days: new Map([...calendar.days, ...days.map((own) => [own.day, own] as const)]) };
}

/** The hours of a day; null when it is closed. */
export function hoursOn(calendar: Calendar, date: CivilDate): Hours | null {
  const own = calendar.days.get(date);
  switch (own?.kind) {
    case "closed":
      return null;
    case "open":
      return calendar.hours;
    case "half":
      return own.hours;
    case undefined:
      return isOpenByRule(calendar, date) ? calendar.hours : null;
  }
}

/** Whether there is work on a day, for all of it or a part. */
export function isWorkingDay(calendar: Calendar, date: CivilDate): boolean {
  return hoursOn(calendar, date) !== null;
}

/** The first working day after a day. */
export function nextWorkingDay(calendar: Calendar, date: CivilDate): CivilDate {
  return seek(calendar, addDays(date, 1), 1);
}

/** The last working day before a day. */
export function previousWorkingDay(calendar: Calendar, date: CivilDate): CivilDate {
  return seek(calendar, addDays(date, -1), -1);
}

/** The day itself when it is a working day, else the first one after it. */
export function workingDayFrom(calendar: Calendar, date: CivilDate): CivilDate {
  return seek(calendar, date, 1);
}

/** The day itself when it is a working day, else the last one before it. */
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

/** Whether the bot may speak first at an instant, and if not, why. Instants are UTC ms. */
export type Speaking =
  | { kind: "maySpeak"; today: CivilDate; closesAt: number }
  | { kind: "silent"; reason: "closedDay" | "outsideHours"; opensAt: number };

export function speakingAt(calendar: Calendar, now: number): Speaking {
  const today = tokyoDate(now);
  const open = hoursOn(calendar, today);
  if (open && isWithin(open, now)) {
    return { kind: "maySpeak", today, closesAt: tokyoInstant(today, minutesOf(open.to)) };
  }
  const reason = open ? "outsideHours" : "closedDay";
  return { kind: "silent", reason, opensAt: nextOpening(calendar, now) };
}

/** The instant (UTC ms) from which the bot may speak: `now` itself while it may, else the next opening. */
export function nextOpening(calendar: Calendar, now: number): number {
  const today = tokyoDate(now);
  const open = hoursOn(calendar, today);
  if (open && isWithin(open, now)) return now;
  if (open && tokyoMinutes(now) < minutesOf(open.from)) return tokyoInstant(today, minutesOf(open.from));
  const day = nextWorkingDay(calendar, today);
  return tokyoInstant(day, minutesOf((hoursOn(calendar, day) ?? calendar.hours).from));
}

/**
 * The first day of a closure of a year or more, on a day or later; null when there is none. Nothing could ever be said
 * in such a calendar, so it is not saved.
 */
export function closedForAYear(calendar: Calendar, from: CivilDate): CivilDate | null {
  const last = [from, ...calendar.days.keys()].reduce((a, b) => (a > b ? a : b));
  let begin = from;
  for (let day = from; day <= last || begin <= last; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) begin = addDays(day, 1);
    else if (addDays(begin, LONGEST_CLOSURE_DAYS - 1) <= day) return begin;
  }
  return null;
}

function isOpenByRule(calendar: Calendar, date: CivilDate): boolean {
  return (
    calendar.weekdays.has(dayOfWeek(date)) &&
    !isInYearEnd(calendar, date) &&
    (calendar.opensOnHolidays || !isNationalHoliday(date))
  );
}

function isInYearEnd({ yearEndClosing: { from, to } }: Calendar, date: CivilDate): boolean {
  const day = date.slice(5);
  return from <= to ? from <= day && day <= to : day >= from || day <= to;
}

/** Where there is no working day within a year, the day after that year: its people wait, nobody else does. */
function seek(calendar: Calendar, from: CivilDate, step: 1 | -1): CivilDate {
  let day = from;
  for (let tried = 0; tried < LONGEST_CLOSURE_DAYS && !isWorkingDay(calendar, day); tried += 1) {
    day = addDays(day, step);
  }
  return day;
}

function isWithin(hours: Hours, now: number): boolean {
  const minutes = tokyoMinutes(now);
  return minutesOf(hours.from) <= minutes && minutes < minutesOf(hours.to);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
