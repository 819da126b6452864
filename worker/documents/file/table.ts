import type { Problem } from "../problem.ts";

/** One row as found. `line` is the 1-based line of the file (the first, where a cell has inner breaks) or row of the sheet. */
export interface TableRow {
  line: number;
  /** Trimmed of nothing: the words as written, line breaks as \n. */
  cells: string[];
}

export interface Sheet {
  /** Name of the worksheet; null for text files, which are one sheet. */
  name: string | null;
  rows: TableRow[];
}

/** A file read as tables: rows without any content are left out. */
export interface Table {
  ok: true;
  format: "xlsx" | "delimited";
  sheets: Sheet[];
  /** Notices about the file itself, such as a quote that is never closed. */
  problems: Problem[];
}
