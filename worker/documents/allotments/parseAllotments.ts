import { isKnownYear, MOST_ALLOTMENT_MINUTES } from "../../domain/bounds.ts";
import { partsOf } from "../../domain/civilDate.ts";
import type { FiscalYear } from "../../domain/fiscalYear.ts";
import { comparable } from "../../domain/matchLists.ts";
import { formatHours } from "../../domain/overtime/clock.ts";
import type { Month } from "../../domain/overtime/month.ts";
import { hoursWrittenIn } from "../actuals/hoursWritten.ts";
import { readFiscalYear } from "../calendarText.ts";
import { lengthAt, textAt } from "../file/cell.ts";
import { dayOfSerial } from "../file/serial.ts";
import type { Table, TableRow } from "../file/table.ts";
import { type HeadedRow, readHeaded } from "../headedTable.ts";
import { errorAt, noticeAt, type Problem } from "../problem.ts";
import { isNothing } from "../wording/nothing.ts";
import { bareWord } from "../wording/width.ts";
import { type AllotmentKey, matchAllotments, monthColumns } from "./headings.ts";
import { monthIn, readMonth, type WrittenMonth } from "./readMonth.ts";

/** The hours of a unit for one month. */
export interface AllotmentRow {
  line: number;
  /** As written. */
  unit: string;
  /** `YYYY-MM`; null where the paper does not say of which year. */
  month: Month | null;
  minutes: number;
}

export interface AllotmentsDocument {
  kind: "allotments";
  fiscalYear: FiscalYear | null;
  rows: AllotmentRow[];
  problems: Problem[];
}

const SUMS = new Set(["合計", "計", "小計", "総計", "部計", "市計", "全庁計", "全庁"]);

/**
 * Reads a table of 配当時間: 所属 with a column for each month, or 所属・年月・時間. An empty cell says nothing of its month.
 * @param options.fiscalYear the year of months written without one; else the one that the paper's head names
 */
export function parseAllotments(
  table: Table,
  { fiscalYear }: { fiscalYear?: FiscalYear | undefined } = {},
): AllotmentsDocument {
  const headed = readHeaded<AllotmentKey>(table, {
    match: matchAllotments,
    expected: "配当時間（所属と 4月〜3月、または 所属・年月・時間）",
    isLayout: isSum,
  });
  const head = headed.head.flatMap(({ cells }) => cells).join(" ");
  const year = fiscalYear ?? readFiscalYear(head);
  const problems = [...headed.problems, ...unclearHours(headed.rows)];
  const rows: AllotmentRow[] = [];
  const seen = new Set<string>();
  for (const each of headed.rows) {
    const read = readRow(each, year, seen);
    problems.push(...read.problems);
    rows.push(...read.rows);
  }
  return { kind: "allotments", fiscalYear: year, rows, problems };
}

function isSum({ cells }: TableRow): boolean {
  return SUMS.has(bareWord(cells.find((cell) => cell.trim() !== "") ?? ""));
}

function readRow(
  { row, columns }: HeadedRow<AllotmentKey>,
  year: FiscalYear | null,
  seen: Set<string>,
): { rows: AllotmentRow[]; problems: Problem[] } {
  const unit = textAt(row, columns.indexOf.get("unit"));
  const cells = cellsOf(row, columns);
  if (unit === "") {
    const isEmpty = cells.every(({ index }) => textAt(row, index) === "");
    return { rows: [], problems: isEmpty ? [] : [errorAt(row.line, "所属", "所属がありません。")] };
  }
  const rows: AllotmentRow[] = [];
  const problems: Problem[] = [];
  for (const { month, index, column } of cells) {
    const minutes = lengthAt(row, index);
    const key = month ? `${comparable(unit)} ${monthIn(month, year) ?? month.month}` : "";
    if (!month) {
      problems.push(errorAt(row.line, "年月", "年月を読み取れません。2026年4月 のように書いてください。"));
    } else if (minutes === null) {
      problems.push(errorAt(row.line, column, "時間を読み取れません。120、120:30 のように書いてください。"));
    } else if (minutes === "negative") {
      problems.push(errorAt(row.line, column, "配当時間が 0 より小さくなっています。0 以上にしてください。"));
    } else if (minutes > MOST_ALLOTMENT_MINUTES) {
      problems.push(
        errorAt(
          row.line,
          column,
          `${formatHours(MOST_ALLOTMENT_MINUTES)} を超えています。単位を確かめてください。`,
        ),
      );
    } else if (seen.has(key)) {
      problems.push(errorAt(row.line, column, "同じ所属の同じ月が、上の行にもあります。"));
    } else {
      seen.add(key);
      rows.push({ line: row.line, unit, month: monthIn(month, year), minutes });
    }
  }
  return { rows, problems };
}

/** Where the hours of a row stand, and of which month they are. */
function cellsOf(
  row: TableRow,
  columns: HeadedRow<AllotmentKey>["columns"],
): { month: WrittenMonth | null; index: number | undefined; column: string }[] {
  const months = monthColumns(columns);
  if (months.length > 0) {
    return months
      .map(({ written, index }) => ({ month: readMonth(written), index, column: written.trim() }))
      .filter(({ index }) => !isNothing(textAt(row, index)));
  }
  const month = monthAt(row, columns.indexOf.get("month"));
  return [{ month, index: columns.indexOf.get("hours"), column: "時間" }];
}

function monthAt(row: TableRow, index: number | undefined): WrittenMonth | null {
  const stored = row.stored?.get(index ?? -1);
  const day = stored?.kind === "moment" ? dayOfSerial(stored.serial) : null;
  if (day === null) return readMonth(textAt(row, index));
  const { year, month } = partsOf(day);
  return isKnownYear(year) ? { year, month } : null;
}

/** Hours with a point that might be hours and minutes: read as hours, and said. */
function unclearHours(rows: readonly HeadedRow<AllotmentKey>[]): Problem[] {
  const columns = rows[0]?.columns;
  if (!columns) return [];
  const places = monthColumns(columns).map(({ written, index }) => ({ label: written.trim(), index }));
  const hours = columns.indexOf.get("hours");
  if (hours !== undefined) places.push({ label: "時間", index: hours });
  return places.flatMap(({ label, index }) => {
    const read = hoursWrittenIn(
      rows.map(({ row }) => row),
      index,
      label,
    );
    if (typeof read === "string") return [];
    const { line, written, base60, decimal } = read;
    const message = `「${written}」は ${written} 時間（${formatHours(decimal)}）と読みました。${formatHours(base60)} なら、そう書いてください。`;
    return [noticeAt(line, label, message)];
  });
}
