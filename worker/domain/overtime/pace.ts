// この調子だと: what has been worked so far, carried on evenly over the working days that are left.
import type { CivilDate } from "../civilDate.ts";

/** A day, and the working days around it. */
export interface Today {
  today: CivilDate;
  /** In order. They reach over every window that is asked about: a month, a quarter, the fiscal year. */
  workingDays: readonly CivilDate[];
}

/** Where a day stands among the working days of a window. */
export interface Pace {
  /** Working days until today, today among them. */
  done: number;
  left: readonly CivilDate[];
}

/** The pace of the days from one to another, both counted. */
export function paceIn({ today, workingDays }: Today, range: { from: CivilDate; to: CivilDate }): Pace {
  const begin = placeOf(workingDays, range.from, false);
  const end = placeOf(workingDays, range.to, true);
  const next = Math.min(Math.max(placeOf(workingDays, today, true), begin), end);
  return { done: next - begin, left: workingDays.slice(next, end) };
}

/** A pace says something only after this part of the working days of its window. */
const PACE_AFTER_PERCENT = 20;

/** Whether too little of the window is behind to say what will come. */
export function isEarly({ done, left }: Pace): boolean {
  return done * 100 < (done + left.length) * PACE_AFTER_PERCENT;
}

/** Minutes at the end of the window, rounded up; null before its first working day. */
export function forecastOf(used: number, { done, left }: Pace): number | null {
  return done === 0 ? null : Math.ceil((used * (done + left.length)) / done);
}

/**
 * The working day on which more is used than may be, if it goes on like this; null when that never happens.
 * @param mayAdd minutes that may still be added, 0 or more
 */
export function passesOn(used: number, mayAdd: number, { done, left }: Pace): CivilDate | null {
  if (used <= 0 || done === 0) return null;
  return left[Math.floor((mayAdd * done) / used)] ?? null;
}

/** The place of the first working day from `day` on, or after it: days are in order, so half of them are passed over at each look. */
function placeOf(workingDays: readonly CivilDate[], day: CivilDate, isAfter: boolean): number {
  let low = 0;
  let high = workingDays.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const each = workingDays[middle] as CivilDate;
    if (isAfter ? each <= day : each < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
