// Japanese eras. Formatted from our own table, because the ICU data of a runtime may be smaller than Node's.
import { type CivilDate, dayOfWeek, partsOf } from "./civilDate.ts";
import type { FiscalYear } from "./fiscalYear.ts";

export interface Era {
  name: string;
  letter: string;
  /** The Gregorian year of 元年. */
  firstYear: number;
  from: CivilDate;
}

/** Newest first. */
export const ERAS: readonly Era[] = [
  { name: "令和", letter: "R", firstYear: 2019, from: "2019-05-01" },
  { name: "平成", letter: "H", firstYear: 1989, from: "1989-01-08" },
  { name: "昭和", letter: "S", firstYear: 1926, from: "1926-12-25" },
];

const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"] as const;

/** 2026 → 令和8年度; 2019 → 令和元年度. */
export function formatFiscalYear(fiscalYear: FiscalYear): string {
  return `${eraYear(`${fiscalYear}-05-01`)}度`;
}

/** 2026-10-09 → 令和8年10月9日. */
export function formatWarekiDate(date: CivilDate): string {
  const { month, day } = partsOf(date);
  return `${eraYear(date)}${month}月${day}日`;
}

/** 2026-10 → 令和8年10月. */
export function formatWarekiMonth(month: string): string {
  const first = `${month}-01`;
  return `${eraYear(first)}${partsOf(first).month}月`;
}

/** 2026-10-09 → 10月9日（金）. */
export function formatDay(date: CivilDate): string {
  const { month, day } = partsOf(date);
  return `${month}月${day}日（${weekdayOf(date)}）`;
}

/** 2026-10-09 → 10/9（金）. */
export function formatShortDay(date: CivilDate): string {
  const { month, day } = partsOf(date);
  return `${month}/${day}（${weekdayOf(date)}）`;
}

function weekdayOf(date: CivilDate): string {
  return WEEKDAYS[dayOfWeek(date)] ?? "";
}

function eraYear(date: CivilDate): string {
  const { year } = partsOf(date);
  const era = ERAS.find((candidate) => candidate.from <= date);
  if (!era) return `${year}年`;
  const yearOfEra = year - era.firstYear + 1;
  return `${era.name}${yearOfEra === 1 ? "元" : yearOfEra}年`;
}
