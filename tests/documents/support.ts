// Fixtures are ours and in the repository; real papers stand beside it and may be absent.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Sheet as WrittenSheet } from "hucre/xlsx";
import { writeXlsx } from "hucre/xlsx";
import { readTable, readText, type Table } from "../../worker/documents/index.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const REAL_PAPERS = resolve(ROOT, "../shared/seeds");

export function fixtureBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(resolve(ROOT, "tests/fixtures/documents", name)));
}

export function fixtureText(name: string): string {
  return textOf(fixtureBytes(name), name);
}

/** The text of a real paper; the test is skipped, saying so, where the folder is not there. */
export function realPaper(name: string, skip: (note: string) => never): Uint8Array {
  const path = resolve(REAL_PAPERS, name);
  return existsSync(path) ? new Uint8Array(readFileSync(path)) : skip(`${path} is absent`);
}

export function textOf(bytes: Uint8Array, name = "paper.txt"): string {
  const read = readText(bytes, name);
  if (!read.ok) throw new Error(`refused: ${read.reason}`);
  return read.text;
}

export async function tableOf(content: Uint8Array | string, name = "table"): Promise<Table> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const read = await readTable(bytes, name);
  if (!read.ok) throw new Error(`refused: ${read.reason}`);
  return read;
}

type Rows = NonNullable<WrittenSheet["rows"]>;

/** An .xlsx file of one sheet, or of several by name. */
export function workbook(sheets: Rows | Record<string, Rows>): Promise<Uint8Array> {
  const named = Array.isArray(sheets) ? { 整理表: sheets } : sheets;
  return writeXlsx({ sheets: Object.entries(named).map(([name, rows]) => ({ name, rows })) });
}

/** Tab-separated text as rows of cells. */
export function cellsOf(text: string): string[][] {
  return text.split("\n").map((line) => line.split("\t"));
}
