import { lastDayOfMonth, partsOf } from "../domain/civilDate.ts";
import { type Deadline, type DeadlineContext, readDeadline } from "./deadline.ts";
import { dayAt } from "./file/cell.ts";
import { dayOfSerial } from "./file/serial.ts";
import type { TableRow } from "./file/table.ts";
import { joinLines } from "./wording/joinLines.ts";

/**
 * The deadline of a cell. Where a workbook has a day behind the words, that day is meant, or the last of its month where
 * the cell shows no more; a number whose format was lost is written as the day that it is.
 */
export function deadlineAt(
  row: TableRow,
  index: number | undefined,
  words: string,
  context: DeadlineContext,
): Deadline {
  const text = joinLines(words);
  const stored = row.stored?.get(index ?? -1);
  const isAlone = words === (row.cells[index ?? -1] ?? "").trim();
  if (!stored || !isAlone) return readDeadline(text, context);
  const day = dayAt(row, index);
  if (stored.kind === "number") {
    return day === null ? readDeadline(text, context) : { text: written(day), date: day, understood: true };
  }
  if (day !== null) return { text, date: day, understood: true };
  const month = stored.shows.time ? null : dayOfSerial(stored.serial);
  if (month === null) return readDeadline(text, context);
  const { year, month: number } = partsOf(month);
  return { text, date: lastDayOfMonth(year, number), understood: true };
}

function written(day: string): string {
  const { year, month, day: number } = partsOf(day);
  return `${year}/${month}/${number}`;
}
