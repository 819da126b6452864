// Days and numbers as the English screens write them. From our own tables, because the ICU data of a phone may be smaller.
import { type CivilDate, dayOfWeek, partsOf, tokyoDate } from "../../worker/domain/civilDate.ts";
import { type FiscalYear, type Quarter, quarterRange } from "../../worker/domain/fiscalYear.ts";
import { ERAS } from "../../worker/domain/wareki.ts";
import { formatClock } from "./time.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** From Sunday, as `dayOfWeek` counts. */
export const ENGLISH_WEEKDAYS: readonly string[] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** 1 → Monday. */
export function englishWeekday(weekday: number): string {
  return ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"][weekday] ?? "";
}

/** 2026-10-09 → Fri 9 Oct. */
export function englishDay(date: CivilDate): string {
  return `${ENGLISH_WEEKDAYS[dayOfWeek(date)]} ${dayAndMonth(date)}`;
}

/** 2026-10-09 → 9 Oct 2026. */
export function englishDate(date: CivilDate): string {
  return `${dayAndMonth(date)} ${partsOf(date).year}`;
}

/** An instant in Tokyo: 9 Oct 14:05. */
export function englishInstant(instant: number): string {
  return `${dayAndMonth(tokyoDate(instant))} ${formatClock(instant)}`;
}

/** A day of any year: 12-29 → 29 Dec. */
export function englishMonthDay(monthDay: string): string {
  return `${Number(monthDay.slice(3))} ${englishMonth(Number(monthDay.slice(0, 2)))}`;
}

/** 10 → Oct. */
export function englishMonth(month: number): string {
  return MONTHS[month - 1] ?? "";
}

/** With the year of the era, as Japanese papers count: 2026 → FY2026 (R8). */
export function englishFiscalYear(fiscalYear: FiscalYear): string {
  const era = ERAS.find(({ from }) => from <= `${fiscalYear}-05-01`);
  return era ? `FY${fiscalYear} (${era.letter}${fiscalYear - era.firstYear + 1})` : `FY${fiscalYear}`;
}

/** The months of a quarter: Jul–Sep. */
export function englishQuarterMonths(fiscalYear: FiscalYear, quarter: Quarter): string {
  const { from, to } = quarterRange({ fiscalYear, quarter });
  return `${englishMonth(partsOf(from).month)}–${englishMonth(partsOf(to).month)}`;
}

/** A number of things: 1 goal, 2 goals, 1,200 people. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
}

function dayAndMonth(date: CivilDate): string {
  const { month, day } = partsOf(date);
  return `${day} ${englishMonth(month)}`;
}
