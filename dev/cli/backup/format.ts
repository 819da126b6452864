// The backup's own format: JSON lines in plain text, so that a city can read its data without this product. The first line
// says what follows, then comes a line for each row, tables in an order in which a row stands below those it refers to;
// the last line counts the rows and seals all lines before it.

export const BACKUP_FORMAT = "shinchoku-dayori backup";
export const BACKUP_VERSION = 2;
/** The one before: without a seal, and without the names of the columns. */
export const UNSEALED_VERSION = 1;

/** The newest migration of a database. */
export interface SchemaVersion {
  tag: string;
  /** When it was made, UTC ms; null where only its name is known. */
  madeAt: number | null;
}

export interface BackupHeader {
  format: typeof BACKUP_FORMAT;
  version: typeof BACKUP_VERSION;
  schema: { tag: string; madeAt: number };
  /** UTC ms. */
  savedAt: number;
  /** The columns of each table. */
  tables: Record<string, string[]>;
}

export interface UnsealedHeader {
  format: typeof BACKUP_FORMAT;
  version: typeof UNSEALED_VERSION;
  schema: string;
  savedAt: number;
  /** Rows of each table. */
  tables: Record<string, number>;
}

export interface BackupEnd {
  /** Rows of each table. */
  rows: Record<string, number>;
  /** SHA-256 of every line before this one, each with a line feed behind it; hexadecimal. */
  sha256: string;
}

/** One line of the file. */
export interface BackupRow {
  table: string;
  row: Record<string, Cell>;
}

export type Cell = string | number | null | OddCell;

/**
 * What its column does not usually hold, or what a number of JavaScript cannot: written so that it comes back exactly.
 * `brokenText` and `bytes` are base64: text that is no UTF-8, and bytes that are no text at all.
 */
export type OddCell =
  | { integer: string }
  | { real: string }
  | { text: string }
  | { brokenText: string }
  | { bytes: string };
