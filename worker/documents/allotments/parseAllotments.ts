import { MOST_ALLOTMENT_MINUTES } from "../../domain/bounds.ts";
import type { FiscalYear } from "../../domain/fiscalYear.ts";
import { comparable } from "../../domain/matchLists.ts";
import { formatHours, readHours } from "../../domain/overtime/clock.ts";
import type { Month } from "../../domain/overtime/month.ts";
import { readFiscalYear } from "../calendarText.ts";
import type { Table, TableRow } from "../file/table.ts";
import { type HeadedRow, readHeaded } from "../headedTable.ts";
import { errorAt, type Problem } from "../problem.ts";
import { bareWord } from "../wording/width.ts";
import { type AllotmentKey, matchAllotments, monthColumns } from "./headings.ts";
import { monthIn, readMonth } from "./readMonth.ts";

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
/** How a table says that there is nothing in a cell. */
const NOTHING = /^[-－ー―–—…・]+$/u;

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
  const problems = [...headed.problems];
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
  const cellAt = (index: number | undefined) => (row.cells[index ?? -1] ?? "").trim();
  const unit = cellAt(columns.indexOf.get("unit"));
  const cells = cellsOf(row, columns);
  if (unit === "") {
    const isEmpty = cells.every(({ hours }) => hours === "");
    return { rows: [], problems: isEmpty ? [] : [errorAt(row.line, "所属", "所属がありません。")] };
  }
  const rows: AllotmentRow[] = [];
  const problems: Problem[] = [];
  for (const { month: written, hours, column } of cells) {
    const month = readMonth(written);
    const minutes = readHours(hours);
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

function cellsOf(
  { cells }: TableRow,
  columns: HeadedRow<AllotmentKey>["columns"],
): { month: string; hours: string; column: string }[] {
  const at = (index: number) => (cells[index] ?? "").trim();
  const months = monthColumns(columns);
  if (months.length > 0) {
    return months
      .map(({ written, index }) => ({ month: written, hours: at(index), column: written.trim() }))
      .filter(({ hours }) => hours !== "" && !NOTHING.test(hours));
  }
  const month = at(columns.indexOf.get("month") ?? -1);
  const hours = at(columns.indexOf.get("hours") ?? -1);
  return [{ month, hours, column: "時間" }];
}
