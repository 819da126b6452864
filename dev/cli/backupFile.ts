// The backup's own format: JSON lines. The first says what follows, then one line per row, tables in an order in which
// every row comes after those it refers to. Plain text, so that a city can read its data without this product.
import { getTableName, isTable } from "drizzle-orm";
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import journal from "../../db/migrations/meta/_journal.json" with { type: "json" };
import * as schema from "../../db/schema/index.ts";

const BACKUP_FORMAT = "shinchoku-dayori backup";
const BACKUP_VERSION = 1;

export type Cell = string | number | null;
export type Row = Record<string, Cell>;

export interface BackupHeader {
  format: typeof BACKUP_FORMAT;
  version: number;
  /** The newest migration of the database that was saved. */
  schema: string;
  /** UTC ms. */
  savedAt: number;
  /** Rows of each table. */
  tables: Record<string, number>;
}

/** The newest migration this checkout knows. */
export function currentSchema(): string {
  return journal.entries.at(-1)?.tag ?? "";
}

/** The names of all tables; those that others refer to come first. */
export function tablesInOrder(): string[] {
  const exported: unknown[] = Object.values(schema);
  const tables = exported.filter((each): each is SQLiteTable => isTable(each));
  const ordered: string[] = [];
  const place = (table: SQLiteTable) => {
    const name = getTableName(table);
    if (ordered.includes(name)) return;
    for (const key of getTableConfig(table).foreignKeys) {
      const { foreignTable } = key.reference();
      // A table may refer to itself; deferred keys take care of that.
      if (getTableName(foreignTable) !== name) place(foreignTable as SQLiteTable);
    }
    ordered.push(name);
  };
  for (const table of tables) place(table);
  return ordered;
}

export type BackupFile =
  | { ok: true; header: BackupHeader; rows: { table: string; row: Row }[] }
  | { ok: false; reason: "notABackup" | "otherVersion" | "incomplete" };

/** Reads a backup and checks that it is whole. */
export function readBackup(text: string): BackupFile {
  const [first = "", ...lines] = text.split("\n").filter((line) => line !== "");
  const header = parseLine<BackupHeader>(first);
  if (header?.format !== BACKUP_FORMAT) return { ok: false, reason: "notABackup" };
  if (header.version !== BACKUP_VERSION) return { ok: false, reason: "otherVersion" };
  const rows: { table: string; row: Row }[] = [];
  const found = new Map(tablesInOrder().map((name) => [name, 0]));
  for (const line of lines) {
    const entry = parseLine<{ table: string; row: Row }>(line);
    const count = entry ? found.get(entry.table) : undefined;
    if (!entry || count === undefined) return { ok: false, reason: "incomplete" };
    found.set(entry.table, count + 1);
    rows.push(entry);
  }
  const isWhole = [...found].every(([name, count]) => header.tables[name] === count);
  return isWhole ? { ok: true, header, rows } : { ok: false, reason: "incomplete" };
}

/** The lines of a backup. */
export function writeBackup(
  savedAt: number,
  tables: readonly { name: string; rows: readonly Row[] }[],
): string {
  const header: BackupHeader = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    schema: currentSchema(),
    savedAt,
    tables: Object.fromEntries(tables.map(({ name, rows }) => [name, rows.length])),
  };
  const lines = tables.flatMap(({ name, rows }) => rows.map((row) => JSON.stringify({ table: name, row })));
  return `${[JSON.stringify(header), ...lines].join("\n")}\n`;
}

function parseLine<Shape>(line: string): Shape | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
