// 1.30 in a column of hours is 1 h 30 min in one attendance system and 1.3 h in another. The column sometimes shows which;
// where it does not, somebody has to say so once.

import { textAt } from "../file/cell.ts";
import type { TableRow } from "../file/table.ts";
import { toHalfWidth } from "../wording/width.ts";

/** What stands behind the point of a number of hours: minutes (60進), or parts of ten (10進). */
export const HOURS_WRITTEN = ["base60", "decimal"] as const;
export type HoursWritten = (typeof HOURS_WRITTEN)[number];

/** What the city calls them. */
export const HOURS_WRITTEN_LABELS: Record<HoursWritten, string> = { base60: "60進", decimal: "10進" };

/** A number of hours that may mean one thing or the other. */
export interface UnclearHours {
  line: number;
  written: string;
  /** Minutes, as each would have it. */
  base60: number;
  decimal: number;
}

const WITH_POINT = /^\d{1,4}\.(\d{1,20})$/;
/** Everybody writes half an hour as .5; a system that counts minutes would have to have met nothing but 50 of them. */
const HALF = 50;
const HOUR = 60;

/**
 * How the numbers of a column are meant: said by its heading, or shown by its values together. Parts of 60 and more, or
 * finer than hundredths, are no minutes.
 * @returns `unclear` with the first number that could be either
 */
export function hoursWrittenIn(
  rows: readonly TableRow[],
  index: number | undefined,
  heading: string,
): HoursWritten | UnclearHours {
  const said = /(60|10)\s*進/.exec(toHalfWidth(heading))?.[1];
  if (said) return said === "60" ? "base60" : "decimal";
  const numbers = rows.flatMap((row) => {
    const written = numberAt(row, index);
    const part = partOf(written);
    return part === null ? [] : [{ line: row.line, written, part }];
  });
  if (numbers.some(({ part }) => part >= HOUR || !Number.isInteger(part))) return "decimal";
  const open = numbers.find(({ part }) => part !== 0 && part !== HALF);
  if (!open) return "decimal";
  const { line, written } = open;
  return {
    line,
    written,
    base60: minutesOfBase60(written) ?? 0,
    decimal: Math.round(Number(written) * HOUR),
  };
}

/** 1.30 and 1.3 → 90 minutes; null where what stands behind the point are no minutes. */
export function minutesOfBase60(written: string): number | null {
  const part = partOf(written);
  if (part === null) return /^\d{1,4}$/.test(written) ? Number(written) * HOUR : null;
  const isMinutes = Number.isInteger(part) && part < HOUR;
  return isMinutes ? Math.trunc(Number(written)) * HOUR + part : null;
}

/** The number of a cell as written, with all the digits that a workbook stores. */
export function numberAt(row: TableRow, index: number | undefined): string {
  const stored = row.stored?.get(index ?? -1);
  return stored?.kind === "number" ? String(stored.value) : toHalfWidth(textAt(row, index));
}

/** Hundredths behind the point: 1.3 → 30, 1.05 → 5, 1.333 → 33.3; null where there is no point. */
function partOf(written: string): number | null {
  const digits = WITH_POINT.exec(written)?.[1];
  return digits === undefined
    ? null
    : Number(`${digits.padEnd(2, "0").slice(0, 2)}.${digits.slice(2) || "0"}`);
}
