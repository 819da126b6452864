// Bytes to a table or to prose, whatever an office sends. What a file is, is told from its bytes, never from its name.
import { looksLikeArchive } from "./file/archive.ts";
import { decodeText } from "./file/decode.ts";
import { parseDelimited } from "./file/delimited.ts";
import { MAX_FILE_BYTES, MAX_ROWS } from "./file/limits.ts";
import type { FileRefusal, FileUse, RefusalReason } from "./file/refusal.ts";
import type { Table } from "./file/table.ts";

export interface Prose {
  ok: true;
  /** Line ends are \n; a page break counts as a line end. */
  text: string;
}

/** How pages, and the XML and MHTML that spreadsheets save as well, begin; none of our papers does. */
const MARKUP = /^\s*(?:<(?:!doctype|html|head|body|table|meta|\?xml)\b|MIME-Version:)/i;

/** Reads an .xlsx, .csv or tab-separated file as rows of cells, or says why not. */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<Table | FileRefusal> {
  const refuse = refuserOf(fileName, "table");
  const unfit = unfitReason(bytes);
  if (unfit) return refuse(unfit);
  if (looksLikeArchive(bytes)) {
    // The reader of workbooks is large, and most requests never need it.
    const { readWorkbook } = await import("./file/workbook.ts");
    const workbook = await readWorkbook(bytes);
    if (!workbook.ok) return refuse(workbook.reason);
    if (workbook.sheets.every((sheet) => sheet.rows.length === 0)) return refuse("empty");
    return { ok: true, format: "xlsx", sheets: workbook.sheets, problems: [] };
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok) return refuse(decoded.reason);
  if (looksLikeMarkup(decoded.text)) return refuse("webPage");
  const delimited = parseDelimited(decoded.text);
  if (!delimited.ok) return refuse(delimited.reason);
  if (delimited.rows.length === 0) return refuse("empty");
  const { rows, problems } = delimited;
  return { ok: true, format: "delimited", sheets: [{ name: null, rows }], problems };
}

/** Reads a text file of prose (a policy), or says why not. */
export function readText(bytes: Uint8Array, fileName: string): Prose | FileRefusal {
  const refuse = refuserOf(fileName, "prose");
  const unfit = unfitReason(bytes);
  if (unfit) return refuse(unfit);
  if (looksLikeArchive(bytes)) return refuse("officeFileForProse");
  const decoded = decodeText(bytes);
  if (!decoded.ok) return refuse(decoded.reason);
  if (looksLikeMarkup(decoded.text)) return refuse("webPage");
  if (decoded.text.trim() === "") return refuse("empty");
  if (decoded.text.split("\n", MAX_ROWS + 1).length > MAX_ROWS) return refuse("tooManyRows");
  return { ok: true, text: decoded.text };
}

function unfitReason(bytes: Uint8Array): RefusalReason | null {
  if (bytes.length === 0) return "empty";
  if (bytes.length > MAX_FILE_BYTES) return "tooLarge";
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return "pdf";
  // OLE2: the container of .xls and .doc, and of every workbook that has a password.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return "oldOrProtectedWorkbook";
  return null;
}

function looksLikeMarkup(text: string): boolean {
  return MARKUP.test(text.slice(0, 200));
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function refuserOf(fileName: string, use: FileUse): (reason: RefusalReason) => FileRefusal {
  return (reason) => ({ ok: false, reason, fileName, use });
}
