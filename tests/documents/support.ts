// Fixtures are ours and in the repository; real papers stand beside it and may be absent.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Sheet as WrittenSheet } from "hucre/xlsx";
import { writeXlsx } from "hucre/xlsx";
import { readTable, readText, type Table } from "../../worker/documents/index.ts";
import { zip } from "./zip.ts";

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

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGED = "http://schemas.openxmlformats.org/package/2006/relationships";

/** An .xlsx file of one sheet from its XML: for what no writer of ours writes. `styles` are numbers of formats, or formats. */
export function rawWorkbook(parts: {
  sheet: string;
  /** What stands before and behind the rows. */
  before?: string;
  behind?: string;
  strings?: string;
  styles?: readonly (number | string)[];
  separator?: string;
  workbookProperties?: string;
}): Uint8Array {
  const {
    sheet,
    before = "",
    behind = "",
    strings = "",
    styles = [],
    separator = "/",
    workbookProperties = "",
  } = parts;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const own = styles.flatMap((style, index) =>
    typeof style === "string" ? [{ id: 164 + index, style }] : [],
  );
  const formats = own
    .map(({ id, style }) => `<numFmt numFmtId="${id}" formatCode="${style.replaceAll('"', "&quot;")}"/>`)
    .join("");
  const cellXfs = styles
    .map(
      (style, index) =>
        `<xf numFmtId="${typeof style === "string" ? 164 + index : style}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
    )
    .join("");
  const contents = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": `<Relationships xmlns="${PACKAGED}">${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${workbookProperties}<sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGED}">${relation("rId1", "worksheet", "worksheets/sheet1.xml")}${relation("rId2", "sharedStrings", "sharedStrings.xml")}${relation("rId3", "styles", "styles.xml")}</Relationships>`,
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${strings}</sst>`,
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}">${formats === "" ? "" : `<numFmts count="${own.length}">${formats}</numFmts>`}<cellXfs>${cellXfs}</cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${MAIN}">${before}<sheetData>${sheet}</sheetData>${behind}</worksheet>`,
  };
  return zip(
    Object.entries(contents).map(([name, content]) => ({
      name: name.replaceAll("/", separator),
      content: new TextEncoder().encode(content),
    })),
  );
}

/** A value of a cell, or a number in a style (its place in `styles`). */
export type RawCell = string | number | { value: number; style: number } | { error: string } | null;

/** Rows of cells as XML. */
export function rawRows(rows: readonly (readonly RawCell[])[], hiddenLines: readonly number[] = []): string {
  return rows
    .map((cells, index) => {
      const line = index + 1;
      const hidden = hiddenLines.includes(line) ? ' hidden="1"' : "";
      return `<row r="${line}"${hidden}>${cells.map((cell, column) => rawCell(cell, `${String.fromCharCode(65 + column)}${line}`)).join("")}</row>`;
    })
    .join("");
}

function rawCell(cell: RawCell, ref: string): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "string")
    return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${cell}</t></is></c>`;
  if (typeof cell === "number") return `<c r="${ref}"><v>${cell}</v></c>`;
  if ("error" in cell) return `<c r="${ref}" t="e"><v>${cell.error}</v></c>`;
  return `<c r="${ref}" s="${cell.style}"><v>${cell.value}</v></c>`;
}

/** Tab-separated text as rows of cells. */
export function cellsOf(text: string): string[][] {
  return text.split("\n").map((line) => line.split("\t"));
}
