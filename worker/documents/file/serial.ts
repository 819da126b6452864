// Excel counts moments in days: 1 is the first of January 1900, the fraction is the time of the day.
import type { CivilDate } from "../../domain/civilDate.ts";

const DAY_MS = 86_400_000;
const HOUR_MINUTES = 24 * 60;
/** Excel has a 29 February 1900 (60), which there was not; what is below it is taken for a length. */
const FIRST_TRUE_DAY = 61;
/** 31 December 9999. */
const LAST_DAY = 2_958_465;
const EPOCH = Date.UTC(1899, 11, 30);
/** Where the counting of the Mac's old calendar begins, in that of Windows. */
const MAC_OFFSET = 1_462;
const MAC_EPOCH = Date.UTC(1904, 0, 1);

/** The number behind a moment that a reader gives as a date in UTC. */
export function serialOfDate(date: Date, isFrom1904: boolean): number {
  if (isFrom1904) {
    const serial = (date.getTime() - MAC_EPOCH) / DAY_MS;
    return serial < FIRST_TRUE_DAY ? serial : serial + MAC_OFFSET;
  }
  const serial = (date.getTime() - EPOCH) / DAY_MS;
  // The reader takes the 29 February into account only behind it.
  return serial < FIRST_TRUE_DAY ? serial - 1 : serial;
}

/** The day of a moment; null for a time or length without one. */
export function dayOfSerial(serial: number): CivilDate | null {
  if (!(serial >= FIRST_TRUE_DAY) || serial >= LAST_DAY + 1) return null;
  return new Date(EPOCH + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10);
}

/** The whole minutes of a time or length, seconds passed over as Excel does where it does not show them. */
export function minutesOfSerial(serial: number): number {
  return Math.floor(serial * HOUR_MINUTES + 1e-4);
}

/** Minutes from the beginning of a day to a moment, which may lie before it. */
export function minutesFromDay(serial: number, day: CivilDate): number {
  return minutesOfSerial(serial - (Date.parse(day) - EPOCH) / DAY_MS);
}
