// A table of any kind as its paper shows it: something above, a heading row, rows, perhaps the headings again.
import { hasUnshowable } from "../domain/repairText.ts";
import { MAX_CELL_CHARACTERS } from "./file/limits.ts";
import type { Sheet, Table, TableRow } from "./file/table.ts";
import { type FoundHeadings, headingsAt } from "./headingRows.ts";
import type { Columns, HeadingMatcher } from "./headings.ts";
import { errorAt, noticeAt, type Problem, UNSHOWABLE } from "./problem.ts";

export interface HeadedRow<Key extends string> {
  row: TableRow;
  columns: Columns<Key>;
}

export interface HeadedTable<Key extends string> {
  /** Rows above the first heading row. */
  head: TableRow[];
  /** What the columns are called where they are called first; null where no headings were found. */
  headings: string[] | null;
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
    return { head: [], headings: null, rows: [], badRows: 0, problems: [...table.problems, problem] };
  }
  const body = readBody(found.sheet, found.at, table.format, shape);
  const others = table.sheets.filter((sheet) => sheet !== found.sheet && sheet.rows.length > 0);
  const unread = others.map(({ name }) => noticeAt(null, null, `シート「${name ?? ""}」は読んでいません。`));
  return {
    ...body,
    head: found.sheet.rows.slice(0, found.at),
    headings: found.cells,
    problems: [...table.problems, ...unread, ...body.problems],
  };
}

const TOO_LONG = `${MAX_CELL_CHARACTERS.toLocaleString("en-US")}字を超えるセルがあります。`;
const SHIFTED = "列の数が見出しより多くあります。区切りの文字がセルの中にないか確かめてください。";
const BESIDE = "見出しのない列の文字は読んでいません。";
/** What a formula that failed leaves in its cell, and what a column too narrow shows. */
const FAILED =
  /^(?:#(?:REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|BLOCKED!)|#{3,})$/;

function findHeadings<Key extends string>(
  table: Table,
  match: HeadingMatcher<Key>,
): { sheet: Sheet; at: number; cells: string[] } | null {
  for (const sheet of table.sheets) {
    for (const [at, row] of sheet.rows.entries()) {
      const found = headingsAt(row, sheet.rows[at + 1], match);
      if (found) return { sheet, at, cells: found.cells };
    }
  }
  return null;
}

function readBody<Key extends string>(
  sheet: Sheet,
  from: number,
  format: Table["format"],
  { match, isLayout }: HeadedTableShape<Key>,
): Omit<HeadedTable<Key>, "head" | "headings"> {
  const rows: HeadedRow<Key>[] = [];
  const problems: Problem[] = [];
  const told = new Set<string>();
  let badRows = 0;
  let found: FoundHeadings<Key> | null = null;
  let isUnderHeadings = false;
  for (let at = from; at < sheet.rows.length; at += 1) {
    const row = sheet.rows[at] as TableRow;
    const headings = headingsAt(row, sheet.rows[at + 1], match);
    // The explanations in parentheses sometimes are a second heading row of their own.
    if (headings && isUnderHeadings && headings.columns.missing.length > 0) continue;
    isUnderHeadings = headings !== null;
    if (headings) {
      found = headings;
      at += headings.height - 1;
      problems.push(...headingProblems(row.line, headings.columns, told));
    } else if (found && !isLayout(row)) {
      const own = problemsOf(row, found, format);
      problems.push(...own);
      if (found.columns.missing.length > 0 || own.some(({ severity }) => severity === "error")) badRows += 1;
      else rows.push({ row, columns: found.columns });
    }
  }
  return { rows, badRows, problems: [...problems, ...hiddenProblems(sheet, rows, found)] };
}

function problemsOf<Key extends string>(
  row: TableRow,
  { columns, cells }: FoundHeadings<Key>,
  format: Table["format"],
): Problem[] {
  const label = (index: number) => cells[index]?.replace(/\s+/g, "") || null;
  if (row.cells.some((cell) => cell.length > MAX_CELL_CHARACTERS)) return [errorAt(row.line, null, TOO_LONG)];
  const problems = [...columns.indexOf.values()].flatMap((index) => {
    const words = (row.cells[index] ?? "").trim();
    const message = `「${words}」は計算の誤りです。元の表を直すか、値を書いてください。`;
    return FAILED.test(words) ? [errorAt(row.line, label(index), message)] : [];
  });
  const unshowable = row.cells.findIndex(hasUnshowable);
  if (unshowable !== -1) problems.push(noticeAt(row.line, label(unshowable), UNSHOWABLE));
  if (row.cells.slice(columns.width).some((cell) => cell.trim() !== "")) {
    // In a text file cells to the right of the headings mean that a separator inside a cell has moved all of them.
    problems.push(
      format === "delimited" ? errorAt(row.line, null, SHIFTED) : noticeAt(row.line, null, BESIDE),
    );
  }
  return problems;
}

/** Rows and columns that are read although the file does not show them: somebody may have meant to leave them out. */
function hiddenProblems<Key extends string>(
  { hiddenColumns }: Sheet,
  rows: readonly HeadedRow<Key>[],
  found: FoundHeadings<Key> | null,
): Problem[] {
  const hidden = rows.flatMap(({ row }) => (row.isHidden ? [row.line] : []));
  const names = [...(hiddenColumns ?? [])].filter((index) =>
    [...(found?.columns.indexOf.values() ?? [])].includes(index),
  );
  const columns = names.map((index) =>
    noticeAt(null, found?.cells[index] ?? null, "ファイルで隠されている列ですが、読みました。"),
  );
  if (hidden.length === 0) return columns;
  const more = hidden.length > 1 ? `（ほかに ${hidden.length - 1} 行: ${linesIn(hidden.slice(1))}）` : "";
  const message = `ファイルで隠されている行ですが、読みました${more}。要らない行なら、消してから取り込んでください。`;
  return [noticeAt(hidden[0] ?? null, null, message), ...columns];
}

/** 5, 6, 7, 9 → 5〜7、9. */
function linesIn(lines: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && last[1] === line - 1) last[1] = line;
    else runs.push([line, line]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}〜${to}`)).join("、");
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
