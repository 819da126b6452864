import type { Problem } from "../problem.ts";
import type { Shows } from "./numberFormat.ts";

/** What a workbook stores behind what a cell shows. */
export type Stored =
  | { kind: "number"; value: number }
  /** A day, a time or a length, in days (Excel's serial); `shows` is what the cell shows of it. */
  | { kind: "moment"; serial: number; shows: Shows };

/** One row as found. `line` is the 1-based line of the file (the first, where a cell has inner breaks) or row of the sheet. */
export interface TableRow {
  line: number;
  /** What each cell shows: the words as written, numbers and days in their formats, line breaks as \n. */
  cells: string[];
  /** By column, where a workbook has a number behind what the cell shows. */
  stored?: ReadonlyMap<number, Stored>;
  /** Columns whose cell is merged with the one above, whose words it repeats. */
  merged?: ReadonlySet<number>;
  /** The file does not show the row. */
  isHidden?: true;
}

export interface Sheet {
  /** Name of the worksheet; null for text files, which are one sheet. */
  name: string | null;
  rows: TableRow[];
  /** Columns that the file does not show. */
  hiddenColumns?: ReadonlySet<number>;
}

/** A file read as tables: rows without any content are left out. */
export interface Table {
  ok: true;
  format: "xlsx" | "delimited";
  sheets: Sheet[];
  /** Notices about the file itself, such as a quote that is never closed. */
  problems: Problem[];
}
