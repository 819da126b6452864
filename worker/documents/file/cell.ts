// A cell read as what its column holds. The number behind a cell of a workbook goes before its words, which show less of it.
import { isKnownYear } from "../../domain/bounds.ts";
import type { CivilDate } from "../../domain/civilDate.ts";
import {
  type ClockRead,
  LATEST_MINUTES,
  MIDNIGHT_MINUTES,
  readClock,
  readHours,
} from "../../domain/overtime/clock.ts";
import type { Era } from "../../domain/wareki.ts";
import { readDay } from "../calendarText.ts";
import { toHalfWidth } from "../wording/width.ts";
import { dayOfSerial, minutesFromDay, minutesOfSerial } from "./serial.ts";
import type { TableRow } from "./table.ts";

/** The days that a number without any format may stand for: 1954-10-03 to 2119-01-30. */
const EARLIEST_BARE_DAY = 20_000;
const LATEST_BARE_DAY = 80_000;
/** A moment below this is a time or length; 25:00 is 1.04. */
const LONGEST_TIME_DAYS = 2;
const DAY_AND_TIME = /^(\S{6,12})(?:\s+|T)(\d{1,2}:\d{2}(?::\d{2})?)$/;
const SECONDS = /(?<=^\d{1,6}:[0-5]\d):[0-5]\d$/;
const DAY_MS = 86_400_000;

/** The words of a cell without the spaces around them. */
export function textAt({ cells }: TableRow, index: number | undefined): string {
  return (cells[index ?? -1] ?? "").trim();
}

/**
 * The day of a cell, or null. A number whose format was lost (46113) is the day that Excel would show; a format without
 * a day shows a month, which is no day.
 */
export function dayAt(row: TableRow, index: number | undefined, ownEra: Era | null = null): CivilDate | null {
  const stored = row.stored?.get(index ?? -1);
  if (stored?.kind === "moment") return stored.shows.day ? knownDay(stored.serial) : null;
  const isBareDay =
    stored?.kind === "number" &&
    Number.isInteger(stored.value) &&
    stored.value >= EARLIEST_BARE_DAY &&
    stored.value <= LATEST_BARE_DAY;
  return isBareDay ? knownDay(stored.value) : readDay(textAt(row, index), ownEra);
}

function knownDay(serial: number): CivilDate | null {
  const day = dayOfSerial(serial);
  return day !== null && isKnownYear(Number(day.slice(0, 4))) ? day : null;
}

/** The time of a cell, in minutes after the 00:00 of the row's day. */
export function clockAt(row: TableRow, index: number | undefined, day: CivilDate): ClockRead {
  const stored = row.stored?.get(index ?? -1);
  if (stored?.kind !== "moment") return readMoment(textAt(row, index), day);
  if (!stored.shows.time) return { kind: "unclear" };
  const { serial } = stored;
  return clockOf(serial < LONGEST_TIME_DAYS ? minutesOfSerial(serial) : minutesFromDay(serial, day));
}

/** A time, or a day with its time (2026/10/06 1:30). */
function readMoment(text: string, day: CivilDate): ClockRead {
  const [, dayWritten, time] = DAY_AND_TIME.exec(text) ?? [];
  const own = dayWritten === undefined ? day : readDay(dayWritten);
  const clock = readClock(withoutSeconds(time ?? text));
  if (clock.kind === "unclear" || own === null) return { kind: "unclear" };
  return clockOf(clock.minutes + daysBetween(day, own) * MIDNIGHT_MINUTES);
}

/** Systems write 17:15:00; a person who does so is asked again. */
function withoutSeconds(text: string): string {
  return toHalfWidth(text).trim().replace(SECONDS, "");
}

function clockOf(minutes: number): ClockRead {
  return minutes >= 0 && minutes <= LATEST_MINUTES ? { kind: "clock", minutes } : { kind: "unclear" };
}

function daysBetween(from: CivilDate, to: CivilDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** The length of a cell in minutes. A number alone is hours. */
export function lengthAt(row: TableRow, index: number | undefined): number | "negative" | null {
  const stored = row.stored?.get(index ?? -1);
  if (stored?.kind === "number") {
    return stored.value < 0 ? "negative" : Math.round(stored.value * 60);
  }
  if (stored?.kind !== "moment") return readHours(withoutSeconds(textAt(row, index)));
  if (!stored.shows.time || stored.shows.day) return null;
  return stored.serial < 0 ? "negative" : minutesOfSerial(stored.serial);
}
