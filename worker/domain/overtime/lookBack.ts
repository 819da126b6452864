// The months that the rules look back on from one month: to April of its fiscal year, and five months for the averages.
import { addMonths, fiscalYearOfMonth, type Month, monthsBetween, monthsOfYear } from "./month.ts";

/** The longest way back: from March to April of the same fiscal year. */
const MONTHS_BACK = 12;

export interface LookBack {
  /** The month itself first, then the eleven before it. */
  months: readonly Month[];
  /** How many of them are of its fiscal year: 1 in April, 12 in March. */
  ofYear: number;
  /** April and March of the fiscal year. */
  year: { from: Month; to: Month };
}

// Kept for the life of the isolate: as many entries as there are months asked about, whoever's they are.
const known = new Map<Month, LookBack>();

/** What a month looks back on. */
export function lookBack(month: Month): LookBack {
  const found = known.get(month);
  if (found) return found;
  const year = monthsOfYear(fiscalYearOfMonth(month));
  const back = {
    months: Array.from({ length: MONTHS_BACK }, (_, months) => addMonths(month, -months)),
    ofYear: monthsBetween(year.from, month) + 1,
    year,
  };
  known.set(month, back);
  return back;
}
