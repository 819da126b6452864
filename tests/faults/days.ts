// The working days of the town, reckoned apart from the product's calendar, so that a fault there is seen here.
import {
  addDays,
  type CivilDate,
  dayOfWeek,
  tokyoDate,
  tokyoMinutes,
} from "../../worker/domain/civilDate.ts";
import { isNationalHoliday } from "../../worker/domain/holidays.ts";
import { keepsLibraryWeek, LIBRARY_WEEK } from "./town.ts";

const CITY_HOURS = { from: "08:30", to: "17:15" };
/** Monday of the first week of the fiscal year that has a point. */
const FIRST_POINT_WEEK = Date.parse("2026-04-06");
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

export class Days {
  /** Days on which the city is closed by a decision of the run. */
  readonly closed = new Set<CivilDate>();

  /** Whether the city works on a day. */
  isWorking(day: CivilDate): boolean {
    const weekday = dayOfWeek(day);
    return weekday > 0 && weekday < 6 && !isNationalHoliday(day) && !this.closed.has(day);
  }

  /** The n-th working day of the city after a day, before it when negative; 0 is the day itself. */
  plus(day: CivilDate, count: number): CivilDate {
    let at = day;
    for (let left = Math.abs(count); left > 0; ) {
      at = addDays(at, Math.sign(count));
      if (this.isWorking(at)) left -= 1;
    }
    return at;
  }

  /** The hours of a person on a day, in minutes; null when their place is closed. */
  hoursOf(staffId: string, day: CivilDate): { from: number; to: number } | null {
    if (keepsLibraryWeek(staffId)) {
      return LIBRARY_WEEK.weekdays.includes(dayOfWeek(day)) ? minutes(LIBRARY_WEEK.hours) : null;
    }
    return this.isWorking(day) ? minutes(CITY_HOURS) : null;
  }

  /** The day on which a person can hear what is asked for at an instant: the same while their place is open or will be. */
  hearingDay(staffId: string, instant: number): CivilDate {
    const today = tokyoDate(instant);
    const hours = this.hoursOf(staffId, today);
    if (hours && tokyoMinutes(instant) < hours.to) return today;
    let day = addDays(today, 1);
    while (!this.hoursOf(staffId, day)) day = addDays(day, 1);
    return day;
  }

  /** By how many milliseconds an instant lies outside a person's hours of that day; 0 within, Infinity on a day off. */
  outsideBy(staffId: string, instant: number): number {
    const hours = this.hoursOf(staffId, tokyoDate(instant));
    if (!hours) return Number.POSITIVE_INFINITY;
    const at = tokyoMinutes(instant) * 60_000 + (instant % 60_000);
    return Math.max(0, hours.from * 60_000 - at, at - hours.to * 60_000);
  }

  /** The week's turn: its place in the row of points, from its asking day to its last working day. */
  pointWeek(day: CivilDate): { index: number; askedOn: CivilDate; dueOn: CivilDate } | null {
    const monday = addDays(day, -((dayOfWeek(day) + 6) % 7));
    const week = [0, 1, 2, 3, 4, 5, 6]
      .map((offset) => addDays(monday, offset))
      .filter((each) => this.isWorking(each));
    const [askedOn] = week;
    const dueOn = week.at(-1);
    if (askedOn === undefined || dueOn === undefined) return null;
    return { index: (Date.parse(monday) - FIRST_POINT_WEEK) / WEEK_MS, askedOn, dueOn };
  }
}

function minutes({ from, to }: { from: string; to: string }) {
  const of = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return { from: of(from), to: of(to) };
}
