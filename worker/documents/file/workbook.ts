import { type Cell, type CellValue, type MergeRange, type Sheet as ReadSheet, readXlsx } from "hucre/xlsx";
import { repairText } from "../../domain/repairText.ts";
import { weighArchive } from "./archive.ts";
import { MAX_COLUMNS, MAX_ROWS } from "./limits.ts";
import { patternOf, shownOfDate, shownText } from "./numberFormat.ts";
import { orderedPackage } from "./package.ts";
import type { RefusalReason } from "./refusal.ts";
import { serialOfDate } from "./serial.ts";
import type { Sheet, Stored, TableRow } from "./table.ts";

// One row and one column more than the limits, so that going over them is noticed; the reader drops all beyond.
const RANGE = `A1:${columnName(MAX_COLUMNS)}${MAX_ROWS + 1}`;

export type Workbook = { ok: true; sheets: Sheet[] } | { ok: false; reason: RefusalReason };

/** A cell as shown, with the number behind it. */
interface Shown {
  text: string;
  stored?: Stored;
}

/**
 * The visible sheets of an .xlsx file, each cell as Excel shows it. A formula gives its stored value; nothing is ever
 * calculated.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const weighed = await weighArchive(bytes);
  if (!weighed.ok) return weighed;
  if (![...weighed.names].some((name) => name.replaceAll("\\", "/") === "xl/workbook.xml"))
    return { ok: false, reason: "otherArchive" };
  const workbook = await open(bytes);
  if (workbook === null) return { ok: false, reason: "brokenWorkbook" };

  const sheets: Sheet[] = [];
  let total = 0;
  for (const read of workbook.sheets) {
    const rows = toRows(read, workbook.dateSystem === "1904");
    total += rows.length;
    if (total > MAX_ROWS || (rows.at(-1)?.line ?? 0) > MAX_ROWS) return { ok: false, reason: "tooManyRows" };
    if (rows.some((row) => row.cells.length > MAX_COLUMNS)) return { ok: false, reason: "tooManyColumns" };
    sheets.push({ name: repairText(read.name), rows, ...hiddenColumnsOf(read) });
  }
  return { ok: true, sheets };
}

async function open(bytes: Uint8Array) {
  try {
    return await readXlsx(orderedPackage(bytes), {
      range: RANGE,
      readStyles: true,
      sheets: (info) => !info.hidden && !info.veryHidden,
    });
  } catch {
    return null;
  }
}

function toRows({ rows, cells, merges = [], rowDefs }: ReadSheet, isFrom1904: boolean): TableRow[] {
  const table = rows.map((values, index): TableRow => {
    const stored = new Map<number, Stored>();
    const texts = values.map((value, column) => {
      const shown = shownCell(value, cells?.get(`${index},${column}`), isFrom1904);
      if (shown.stored) stored.set(column, shown.stored);
      return shown.text;
    });
    return {
      line: index + 1,
      cells: texts,
      ...(stored.size > 0 ? { stored } : {}),
      ...(rowDefs?.get(index)?.hidden ? { isHidden: true } : {}),
    };
  });
  fillDown(table, merges);
  return table.map((row) => ({ ...row, cells: trimEnd(row.cells) })).filter((row) => row.cells.length > 0);
}

/** A cell merged over several rows of one column holds for each of them (所属 beside three goals). */
function fillDown(rows: TableRow[], merges: readonly MergeRange[]): void {
  for (const { startRow, endRow, startCol, endCol } of merges) {
    const first = rows[startRow];
    const text = first?.cells[startCol] ?? "";
    if (startCol !== endCol || !first || text === "") continue;
    const stored = first.stored?.get(startCol);
    for (const row of rows.slice(startRow + 1, endRow + 1)) {
      row.cells[startCol] = text;
      row.merged = new Set(row.merged).add(startCol);
      if (stored) row.stored = new Map(row.stored).set(startCol, stored);
    }
  }
}

function shownCell(value: CellValue, cell: Cell | undefined, isFrom1904: boolean): Shown {
  if (value === null) return { text: "" };
  if (typeof value === "boolean") return { text: value ? "TRUE" : "FALSE" };
  const written = cell?.style?.numFmt;
  if (typeof value === "string")
    return { text: toText(hasTextPart(written) ? shownText(value, written) : value) };
  const isDate = value instanceof Date;
  const number = isDate ? serialOfDate(value, isFrom1904) : value;
  if (Number.isNaN(number)) return { text: "" };
  const pattern = patternOf(written, isDate);
  const shows = shownOfDate(pattern);
  const stored: Stored = shows
    ? { kind: "moment", serial: number, shows }
    : { kind: "number", value: number };
  return { text: toText(textOfNumber(number, pattern)), stored };
}

/** Excel shortens long whole numbers (1E+11) for want of room; nobody means that. */
function textOfNumber(number: number, pattern: string): string {
  const isPlain = pattern === "General" && Number.isSafeInteger(number);
  return (isPlain ? "" : shownText(number, pattern)) || String(number);
}

/** Formats such as 第@号 show words around a text. */
function hasTextPart(pattern: string | undefined): pattern is string {
  return pattern !== undefined && pattern !== "@" && pattern.includes("@");
}

// Escapes such as _x0007_ and _xD800_ bring controls and half characters into cells.
function toText(text: string): string {
  return repairText(text.replace(/\r\n?/g, "\n"));
}

function hiddenColumnsOf({ columns = [] }: ReadSheet): Pick<Sheet, "hiddenColumns"> {
  const hidden = columns.flatMap((column, index) => (column.hidden ? [index] : []));
  return hidden.length > 0 ? { hiddenColumns: new Set(hidden) } : {};
}

function trimEnd(cells: string[]): string[] {
  let length = cells.length;
  while (length > 0 && (cells[length - 1] ?? "").trim() === "") length -= 1;
  return cells.slice(0, length);
}

/** 0 → A, 25 → Z, 256 → IW. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
