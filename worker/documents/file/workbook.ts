import type { CellValue, MergeRange } from "hucre/xlsx";
import { repairText } from "../../domain/repairText.ts";
import { weighArchive } from "./archive.ts";
import { MAX_COLUMNS, MAX_ROWS } from "./limits.ts";
import type { RefusalReason } from "./refusal.ts";
import type { Sheet, TableRow } from "./table.ts";

// One row and one column more than the limits, so that going over them is noticed; the reader drops all beyond.
const RANGE = `A1:${columnName(MAX_COLUMNS)}${MAX_ROWS + 1}`;

export type Workbook = { ok: true; sheets: Sheet[] } | { ok: false; reason: RefusalReason };

/** The visible sheets of an .xlsx file. A formula gives its stored value; nothing is ever calculated. */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const weighed = await weighArchive(bytes);
  if (!weighed.ok) return weighed;
  if (!weighed.names.has("xl/workbook.xml")) return { ok: false, reason: "otherArchive" };
  const workbook = await open(bytes);
  if (workbook === null) return { ok: false, reason: "brokenWorkbook" };

  const sheets: Sheet[] = [];
  let total = 0;
  for (const { name, rows, merges } of workbook.sheets) {
    const sheet = { name, rows: toRows(rows, merges ?? []) };
    total += sheet.rows.length;
    if (total > MAX_ROWS || (sheet.rows.at(-1)?.line ?? 0) > MAX_ROWS)
      return { ok: false, reason: "tooManyRows" };
    if (sheet.rows.some((row) => row.cells.length > MAX_COLUMNS))
      return { ok: false, reason: "tooManyColumns" };
    sheets.push(sheet);
  }
  return { ok: true, sheets };
}

async function open(bytes: Uint8Array) {
  const { readXlsx } = await import("hucre/xlsx");
  try {
    return await readXlsx(bytes, { range: RANGE, sheets: (info) => !info.hidden && !info.veryHidden });
  } catch {
    return null;
  }
}

function toRows(rows: CellValue[][], merges: MergeRange[]): TableRow[] {
  fillDown(rows, merges);
  return rows
    .map((values, index) => ({ line: index + 1, cells: trimEnd(values.map(toText)) }))
    .filter((row) => row.cells.length > 0);
}

/** A cell merged over several rows of one column holds for each of them (所属 beside three goals). */
function fillDown(rows: CellValue[][], merges: MergeRange[]): void {
  for (const { startRow, endRow, startCol, endCol } of merges) {
    if (startCol !== endCol) continue;
    const value = rows[startRow]?.[startCol] ?? null;
    for (let index = startRow + 1; index <= Math.min(endRow, rows.length - 1); index += 1) {
      const row = rows[index];
      if (row && value !== null) row[startCol] = value;
    }
  }
}

function toText(value: CellValue): string {
  if (value === null) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  // Escapes such as _x0007_ and _xD800_ bring controls and half characters into cells.
  return repairText(String(value).replace(/\r\n?/g, "\n"));
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
