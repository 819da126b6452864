// 会計年度: 1 April to 31 March (地方自治法208条). Quarters: Q1 = April to June … Q4 = January to March.
import { addDays, type CivilDate, partsOf } from "./civilDate.ts";

/** The Gregorian year in which a fiscal year begins: 2026 is 令和8年度. */
export type FiscalYear = number;
export type Quarter = 1 | 2 | 3 | 4;

export const QUARTERS: readonly Quarter[] = [1, 2, 3, 4];

/** A quarter of a fiscal year. */
export interface FiscalQuarter {
  fiscalYear: FiscalYear;
  quarter: Quarter;
}

/** The fiscal year a day belongs to: 2027-03-31 → 2026. */
export function fiscalYearOf(date: CivilDate): FiscalYear {
  const { year, month } = partsOf(date);
  return month >= 4 ? year : year - 1;
}

/** The quarter a day belongs to. */
export function quarterOf(date: CivilDate): FiscalQuarter {
  const { month } = partsOf(date);
  const quarter = (Math.floor(((month + 8) % 12) / 3) + 1) as Quarter;
  return { fiscalYear: fiscalYearOf(date), quarter };
}

/** First and last day of a quarter. */
export function quarterRange({ fiscalYear, quarter }: FiscalQuarter): { from: CivilDate; to: CivilDate } {
  const next = nextQuarter({ fiscalYear, quarter });
  return { from: firstDay({ fiscalYear, quarter }), to: addDays(firstDay(next), -1) };
}

/** First and last day of a fiscal year. */
export function fiscalYearRange(fiscalYear: FiscalYear): { from: CivilDate; to: CivilDate } {
  return { from: `${fiscalYear}-04-01`, to: `${fiscalYear + 1}-03-31` };
}

export function nextQuarter({ fiscalYear, quarter }: FiscalQuarter): FiscalQuarter {
  return quarter === 4
    ? { fiscalYear: fiscalYear + 1, quarter: 1 }
    : { fiscalYear, quarter: (quarter + 1) as Quarter };
}

export function previousQuarter({ fiscalYear, quarter }: FiscalQuarter): FiscalQuarter {
  return quarter === 1
    ? { fiscalYear: fiscalYear - 1, quarter: 4 }
    : { fiscalYear, quarter: (quarter - 1) as Quarter };
}

function firstDay({ fiscalYear, quarter }: FiscalQuarter): CivilDate {
  const year = quarter === 4 ? fiscalYear + 1 : fiscalYear;
  const month = quarter === 4 ? 1 : quarter * 3 + 1;
  return `${year}-${String(month).padStart(2, "0")}-01`;
}
