// The hours of one person, wherever they were worked: on a transfer those before and after are added together
// (大仙市 規則), so nothing here knows of a unit.
import type { Month } from "./month.ts";

/** Minutes by month; a month without any may be left out. */
export type MinutesByMonth = Readonly<Partial<Record<Month, number>>>;

/** All months of a person that a rule looks at: the fiscal year, and the five months before the one asked about. */
export interface PersonHours {
  /** Everything that was worked. */
  minutes: MinutesByMonth;
  /** Of these, 特例業務: outside the limits, inside what a doctor looks at. */
  special: MinutesByMonth;
}

/** The lengths of the windows over which months are averaged. */
export const AVERAGE_MONTHS = [2, 3, 4, 5, 6] as const;
export type AverageMonths = (typeof AVERAGE_MONTHS)[number];

/** A window of months that ends with the one asked about; it may begin in the fiscal year before. */
export interface AverageWindow {
  months: AverageMonths;
  /** Minutes of all its months. Compared as a sum, so that no fraction decides. */
  sum: number;
}

/** Minutes of a month that count against the limits. */
export function countedIn({ minutes, special }: PersonHours, month: Month): number {
  return (minutes[month] ?? 0) - (special[month] ?? 0);
}

/**
 * {M, M-1} … {M … M-5}: five windows, each of which has to hold (人事院規則15-14 第16条の2の2; 大山崎町 別表).
 * @param newestFirst minutes of the month and of at least five before it
 */
export function averageWindows(newestFirst: readonly number[]): AverageWindow[] {
  return AVERAGE_MONTHS.map((months) => ({ months, sum: sumOf(newestFirst, months) }));
}

/** A month's part of a window, in whole minutes, rounded up: an average over a limit never looks as if it kept it. */
export function averageOf({ sum, months }: AverageWindow): number {
  return Math.ceil(sum / months);
}

/** The sum of the newest so many. */
export function sumOf(newestFirst: readonly number[], months: number): number {
  let sum = 0;
  for (let back = 0; back < months; back += 1) sum += newestFirst[back] ?? 0;
  return sum;
}
