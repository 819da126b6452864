// A table of any kind as its paper shows it: something above, a heading row, rows, perhaps the headings again.
import { hasUnshowable } from "../domain/repairText.ts";
import { MAX_CELL_CHARACTERS } from "./file/limits.ts";
import type { Sheet, Table, TableRow } from "./file/table.ts";
import type { Columns, HeadingMatcher } from "./headings.ts";
import { errorAt, noticeAt, type Problem, UNSHOWABLE } from "./problem.ts";

export interface HeadedRow<Key extends string> {
  row: TableRow;
  columns: Columns<Key>;
}

export interface HeadedTable<Key extends string> {
  /** Rows above the first heading row. */
  head: TableRow[];
  rows: HeadedRow<Key>[];
  /** Rows that stand in the table but cannot be read; why is in `problems`. */
  badRows: number;
  problems: Problem[];
}

export interface HeadedTableShape<Key extends string> {
  match: HeadingMatcher<Key>;
  /** What the table is and its headings, for the sentence that says what was expected. */
  expected: string;
  /** Rows that belong to the page, not to the table. */
  isLayout: (row: TableRow) => boolean;
}

/** Finds the sheet that has the headings and its rows; without any headings there is one error and no row. */
export function readHeaded<Key extends string>(table: Table, shape: HeadedTableShape<Key>): HeadedTable<Key> {
  const found = findHeadings(table, shape.match);
  if (!found) {
    const problem = errorAt(
      null,
      null,
      `見出しの行が見つかりません。${shape.expected}の表をお使いください。`,
    );
    return { head: [], rows: [], badRows: 0, problems: [...table.problems, problem] };
  }
  const body = readBody(found.sheet.rows.slice(found.at), table.format, shape);
  const others = table.sheets.filter((sheet) => sheet !== found.sheet && sheet.rows.length > 0);
  const unread = others.map(({ name }) => noticeAt(null, null, `シート「${name ?? ""}」は読んでいません。`));
  return {
    ...body,
    head: found.sheet.rows.slice(0, found.at),
    problems: [...table.problems, ...unread, ...body.problems],
  };
}

const TOO_LONG = `${MAX_CELL_CHARACTERS.toLocaleString("en-US")}字を超えるセルがあります。`;
const SHIFTED = "列の数が見出しより多くあります。区切りの文字がセルの中にないか確かめてください。";
const BESIDE = "見出しのない列の文字は読んでいません。";

function findHeadings<Key extends string>(
  table: Table,
  match: HeadingMatcher<Key>,
): { sheet: Sheet; at: number } | null {
  for (const sheet of table.sheets) {
    const at = sheet.rows.findIndex((row) => match(row.cells) !== null);
    if (at !== -1) return { sheet, at };
  }
  return null;
}

function readBody<Key extends string>(
  sheetRows: readonly TableRow[],
  format: Table["format"],
  { match, isLayout }: HeadedTableShape<Key>,
): Omit<HeadedTable<Key>, "head"> {
  const rows: HeadedRow<Key>[] = [];
  const problems: Problem[] = [];
  const told = new Set<string>();
  let badRows = 0;
  let columns: Columns<Key> | null = null;
  let headingRow: readonly string[] = [];
  let isUnderHeadings = false;
  for (const row of sheetRows) {
    const headings = match(row.cells);
    // The explanations in parentheses sometimes are a second heading row of their own.
    if (headings && isUnderHeadings && headings.missing.length > 0) continue;
    isUnderHeadings = headings !== null;
    if (headings) {
      columns = headings;
      headingRow = row.cells;
      problems.push(...headingProblems(row.line, headings, told));
    } else if (columns && !isLayout(row)) {
      const problem = problemOf(row, columns.width, format);
      if (problem) problems.push(problem);
      problems.push(...unshowableIn(row, headingRow));
      if (columns.missing.length > 0 || problem?.severity === "error") badRows += 1;
      else rows.push({ row, columns });
    }
  }
  return { rows, badRows, problems };
}

function problemOf(row: TableRow, width: number, format: Table["format"]): Problem | null {
  if (row.cells.some((cell) => cell.length > MAX_CELL_CHARACTERS)) return errorAt(row.line, null, TOO_LONG);
  if (!row.cells.slice(width).some((cell) => cell.trim() !== "")) return null;
  // In a text file cells to the right of the headings mean that a separator inside a cell has moved all of them.
  return format === "delimited" ? errorAt(row.line, null, SHIFTED) : noticeAt(row.line, null, BESIDE);
}

function unshowableIn({ line, cells }: TableRow, headingRow: readonly string[]): Problem[] {
  const at = cells.findIndex(hasUnshowable);
  return at === -1 ? [] : [noticeAt(line, headingRow[at]?.replace(/\s+/g, "") || null, UNSHOWABLE)];
}

function headingProblems<Key extends string>(
  line: number,
  columns: Columns<Key>,
  told: Set<string>,
): Problem[] {
  const missing = columns.missing.map(({ label }) =>
    errorAt(line, label, `見出し「${label}」が見つかりません。`),
  );
  const unknown = columns.unknown
    .filter((word) => !told.has(word))
    .map((word) => noticeAt(line, word, `見出し「${word}」の列は読んでいません。`));
  for (const word of columns.unknown) told.add(word);
  return [...missing, ...unknown];
}
