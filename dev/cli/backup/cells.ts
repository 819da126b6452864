// Cells on their way out of the database, into a line and back. SQLite keeps any value in any column, so each is carried
// with its kind: what a hand or a defect has put there comes out and goes back in as it is.
import type { InValue, Value } from "@libsql/client";
import type { Cell, OddCell } from "./format.ts";
import { type Column, quoted } from "./tables.ts";

/**
 * Reads a column so that no value is lost or breaks the answer: text as bytes (it may be no UTF-8), and as words what a
 * number of JSON or JavaScript cannot be: `r…` for a real (it may be infinite), `i…` for a large integer, `x…` for bytes.
 */
export function readableColumn({ name }: Column): string {
  const column = quoted(name);
  const isSafe = `${column} BETWEEN ${Number.MIN_SAFE_INTEGER} AND ${Number.MAX_SAFE_INTEGER}`;
  return `CASE typeof(${column}) WHEN 'text' THEN CAST(${column} AS BLOB) WHEN 'real' THEN 'r' || quote(${column})
    WHEN 'blob' THEN 'x' || hex(${column}) WHEN 'integer' THEN iif(${isSafe}, ${column}, 'i' || ${column}) END`;
}

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
/** SQLite writes an infinite real as Inf, or as a number that is too large. */
const INFINITE = /^-?(?:inf|\d\.0e\+999)/i;

/** The cell of a line, from what `readableColumn` has read. */
export function cellOf(read: Value | undefined, column: Column): Cell {
  if (read === null || read === undefined) return null;
  if (read instanceof ArrayBuffer) return textCell(read, column);
  if (typeof read === "number") return column.type === "integer" ? read : { integer: String(read) };
  const [kind, words] = [String(read).slice(0, 1), String(read).slice(1)];
  if (kind === "i") return { integer: words };
  if (kind === "x") return { bytes: Buffer.from(words, "hex").toString("base64") };
  if (INFINITE.test(words)) return { real: words.startsWith("-") ? "-Infinity" : "Infinity" };
  return column.type === "real" ? Number(words) : { real: String(Number(words)) };
}

/** Whether a cell is one that its column usually holds. */
export function isOdd(cell: Cell): cell is OddCell {
  return typeof cell === "object" && cell !== null;
}

function textCell(bytes: ArrayBuffer, column: Column): Cell {
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    return { brokenText: Buffer.from(bytes).toString("base64") };
  }
  return column.type === "text" && (!column.isJson || isJson(text)) ? text : { text };
}

/** A value as a statement takes it. */
export interface Written {
  /** What stands for it in the SQL. */
  hole: string;
  /** Absent where the SQL says it all. */
  value?: InValue;
}

/** The value of a cell for its column, or null where such a cell cannot be in a backup. */
export function writtenOf(cell: unknown, column: Column): Written | null {
  if (cell === null) return column.isRequired ? null : { hole: "NULL" };
  switch (typeof cell) {
    case "string":
      return column.type === "text" && (!column.isJson || isJson(cell)) ? { hole: "?", value: cell } : null;
    case "number":
      if (column.type === "integer" && Number.isSafeInteger(cell)) return { hole: "?", value: BigInt(cell) };
      return column.type === "real" && Number.isFinite(cell) ? { hole: "?", value: cell } : null;
    case "object":
      return writtenOdd(cell as object);
    default:
      return null;
  }
}

const INTEGER = /^-?\d{1,19}$/;
const MOST = 2n ** 63n;

function writtenOdd(cell: object): Written | null {
  const [entry, ...rest] = Object.entries(cell) as [string, unknown][];
  if (!entry || rest.length > 0) return null;
  const [kind, content] = entry;
  if (typeof content !== "string") return null;
  switch (kind) {
    case "integer": {
      if (!INTEGER.test(content)) return null;
      const value = BigInt(content);
      return value >= -MOST && value < MOST ? { hole: "?", value } : null;
    }
    case "real":
      return writtenReal(content);
    case "text":
      return { hole: "?", value: content };
    case "brokenText":
      return { hole: "CAST(? AS TEXT)", value: Buffer.from(content, "base64") };
    case "bytes":
      return { hole: "?", value: Buffer.from(content, "base64") };
    default:
      return null;
  }
}

function writtenReal(text: string): Written | null {
  if (text === "Infinity") return { hole: "9e999" };
  if (text === "-Infinity") return { hole: "-9e999" };
  const value = Number(text);
  return text !== "" && Number.isFinite(value) ? { hole: "?", value } : null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
