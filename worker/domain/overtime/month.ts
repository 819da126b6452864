// Months as `YYYY-MM`: they sort as text and are the window in which overtime is limited, given out and closed.
import { isKnownYear } from "../bounds.ts";
import { type CivilDate, lastDayOfMonth } from "../civilDate.ts";
import type { FiscalYear } from "../fiscalYear.ts";

/** `2026-11` */
export type Month = string;

const PATTERN = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Whether the text is a month, written `YYYY-MM`, in a year that the product knows. */
export function isMonth(text: string): boolean {
  const match = PATTERN.exec(text);
  return match !== null && isKnownYear(Number(match[1]));
}

/** The month of a day. */
export function monthOfDay(day: CivilDate): Month {
  return day.slice(0, 7);
}

/** First and last day of a month. */
export function monthRange(month: Month): { from: CivilDate; to: CivilDate } {
  const index = indexOf(month);
  return { from: `${month}-01`, to: lastDayOfMonth(Math.floor(index / 12), (index % 12) + 1) };
}

/** The month so many months later, earlier when negative. */
export function addMonths(month: Month, months: number): Month {
  return monthAt(indexOf(month) + months);
}

/** How many months lie from one to another: 0 for the same, 1 for the next. */
export function monthsBetween(from: Month, to: Month): number {
  return indexOf(to) - indexOf(from);
}

/** The fiscal year of a month: 2027-03 → 2026. */
export function fiscalYearOfMonth(month: Month): FiscalYear {
  return Math.floor((indexOf(month) - 3) / 12);
}

/** April and March of a fiscal year. */
export function monthsOfYear(fiscalYear: FiscalYear): { from: Month; to: Month } {
  return { from: monthAt(fiscalYear * 12 + 3), to: monthAt(fiscalYear * 12 + 14) };
}

/** Every month from one to another, both counted; none when they are the wrong way round. */
export function monthsFrom(from: Month, to: Month): Month[] {
  return Array.from({ length: Math.max(0, monthsBetween(from, to) + 1) }, (_, step) => addMonths(from, step));
}

function indexOf(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function monthAt(index: number): Month {
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}
