import type { FiscalYear } from "../../domain/fiscalYear.ts";
import type { Month } from "../../domain/overtime/month.ts";
import { ERA_SOURCE, gregorianYear, YEAR_SOURCE } from "../calendarText.ts";
import { compact } from "../wording/width.ts";

/** A month as written; without a year it is only 1 to 12. */
export interface WrittenMonth {
  year: number | null;
  month: number;
}

const MONTH = new RegExp(
  `^(?:(${ERA_SOURCE})?(${YEAR_SOURCE})(?:年|[./-]))?(\\d{1,2})(?:月(?:分|期)?)?(?:\\((?:時間|H|HOURS)\\))?$`,
);
const DIGITS_ONLY = /^(\d{4})(\d{2})$/;

/** Reads 4月, ４月分, 2026年4月, 2026/4, 2026-04, 令和8年4月, R8.4, 202604; null for anything else, a bare 4 among it. */
export function readMonth(text: string): WrittenMonth | null {
  const written = compact(text);
  const digits = DIGITS_ONLY.exec(written);
  if (digits) return monthOf(Number(digits[1]), Number(digits[2]));
  const match = MONTH.exec(written);
  if (!match) return null;
  const [, era, year, month] = match;
  if (year === undefined) return written.includes("月") ? monthOf(null, Number(month)) : null;
  const gregorian = gregorianYear(era, year, null);
  return gregorian === null ? null : monthOf(gregorian, Number(month));
}

/** As `YYYY-MM`, in the fiscal year where none is written; null where neither is known. */
export function monthIn({ year, month }: WrittenMonth, fiscalYear: FiscalYear | null): Month | null {
  const known = year ?? (fiscalYear === null ? null : month >= 4 ? fiscalYear : fiscalYear + 1);
  return known === null ? null : `${known}-${String(month).padStart(2, "0")}`;
}

function monthOf(year: number | null, month: number): WrittenMonth | null {
  return month >= 1 && month <= 12 ? { year, month } : null;
}
