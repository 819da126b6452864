// Civil dates are `YYYY-MM-DD` strings in the proleptic Gregorian calendar: they sort as text and know no zone.
// Instants are UTC milliseconds. The city lives in Asia/Tokyo, which has had no summer time since 1951,
// so the offset is the constant below and needs no time zone data.
import { isKnownYear } from "./bounds.ts";

/** A day of the calendar, `YYYY-MM-DD`. */
export type CivilDate = string;

const TOKYO_OFFSET_MS = 9 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Makes a civil date, or null where the calendar has no such day (13月, 2月30日). */
export function civilDate(year: number, month: number, day: number): CivilDate | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

/** Whether the text is a day that exists, written `YYYY-MM-DD`, in a year that the product knows. */
export function isCivilDate(text: string): boolean {
  const match = PATTERN.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  return isKnownYear(year) && civilDate(year, Number(match[2]), Number(match[3])) === text;
}

/** Year, month (1–12) and day of a civil date. */
export function partsOf(date: CivilDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The day `days` later (earlier when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 0 is Sunday, 6 is Saturday. */
export function dayOfWeek(date: CivilDate): number {
  return new Date(Date.parse(date)).getUTCDay();
}

/** The last day of a month (1–12). */
export function lastDayOfMonth(year: number, month: number): CivilDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The day in Tokyo at an instant (UTC milliseconds). */
export function tokyoDate(instant: number): CivilDate {
  return new Date(instant + TOKYO_OFFSET_MS).toISOString().slice(0, 10);
}

/** Minutes since midnight in Tokyo at an instant, 0–1439. */
export function tokyoMinutes(instant: number): number {
  const local = new Date(instant + TOKYO_OFFSET_MS);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}

/** The instant (UTC milliseconds) of a day and a minute of that day in Tokyo. */
export function tokyoInstant(date: CivilDate, minutes: number): number {
  return Date.parse(date) - TOKYO_OFFSET_MS + minutes * 60 * 1000;
}
