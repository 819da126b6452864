import { tokyoDate, tokyoMinutes } from "../../worker/domain/civilDate.ts";
import { type FiscalYear, type Quarter, quarterRange } from "../../worker/domain/fiscalYear.ts";

/** An instant in Tokyo: 10月7日 14:05. */
export function formatInstant(instant: number): string {
  const date = tokyoDate(instant);
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日 ${formatClock(instant)}`;
}

/** The clock in Tokyo: 14:05. */
export function formatClock(instant: number): string {
  const minutes = tokyoMinutes(instant);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** The months of a quarter: 7〜9月. */
export function formatQuarterMonths(fiscalYear: FiscalYear, quarter: Quarter): string {
  const { from, to } = quarterRange({ fiscalYear, quarter });
  return `${Number(from.slice(5, 7))}〜${Number(to.slice(5, 7))}月`;
}
