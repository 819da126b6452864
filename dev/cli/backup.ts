import type { Transaction } from "@libsql/client";
import type { Database } from "../../db/database.ts";
import { isConstraintFailure } from "../../worker/imports/writeAll.ts";
import {
  type BackupFile,
  type Cell,
  currentSchema,
  type Row,
  readBackup,
  tablesInOrder,
  writeBackup,
} from "./backupFile.ts";

/** A database server limits the size of one answer (sqld: 10 MB); the widest rows are reports with 20 KB of text. */
const ROWS_PER_READ = 250;
const ROWID = "backup rowid";
/** SQLite takes 32,766 values in a statement. */
const VALUES_PER_STATEMENT = 30_000;

/** Every row of every table as one text, all of the same moment. */
export async function saveBackup(db: Database, savedAt: number): Promise<{ text: string; rows: number }> {
  const transaction = await db.$client.transaction("read");
  try {
    const tables: { name: string; rows: Row[] }[] = [];
    for (const name of tablesInOrder()) tables.push({ name, rows: await readTable(transaction, name) });
    const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
    return { text: writeBackup(savedAt, tables), rows };
  } finally {
    transaction.close();
  }
}

async function readTable(transaction: Transaction, name: string): Promise<Row[]> {
  const found: Row[] = [];
  let after = 0;
  for (;;) {
    const { columns, rows } = await transaction.execute({
      sql: `SELECT rowid AS "${ROWID}", * FROM "${name}" WHERE rowid > ? ORDER BY rowid LIMIT ${ROWS_PER_READ}`,
      args: [after],
    });
    for (const row of rows) {
      const { [ROWID]: rowid, ...kept } = Object.fromEntries(
        columns.map((column, index) => [column, row[index] as Cell]),
      );
      after = Number(rowid);
      found.push(kept);
    }
    if (rows.length < ROWS_PER_READ) return found;
  }
}

export type RestoreOutcome =
  | { kind: "restored"; rows: number; savedAt: number }
  | { kind: "refused"; reason: Extract<BackupFile, { ok: false }>["reason"] }
  | { kind: "refused"; reason: "otherSchema"; saved: string; current: string }
  | { kind: "refused"; reason: "notEmpty"; table: string }
  /** Rows that break a key or a CHECK: somebody has changed the file. */
  | { kind: "refused"; reason: "inconsistent" };

/** Puts a backup into an empty database: all of it or nothing. */
export async function restoreBackup(db: Database, text: string): Promise<RestoreOutcome> {
  const backup = readBackup(text);
  if (!backup.ok) return { kind: "refused", reason: backup.reason };
  const { header, rows } = backup;
  const current = currentSchema();
  if (header.schema !== current) {
    return { kind: "refused", reason: "otherSchema", saved: header.schema, current };
  }
  const filled = (await countRows(db)).find(({ count }) => count > 0);
  if (filled) return { kind: "refused", reason: "notEmpty", table: filled.name };

  const rowsOf = Map.groupBy(rows, (entry) => entry.table);
  const inserts = tablesInOrder().flatMap((name) =>
    insertStatements(
      name,
      (rowsOf.get(name) ?? []).map((entry) => entry.row),
    ),
  );
  // Units refer to units: their keys are checked when everything is there.
  try {
    await db.$client.batch(["PRAGMA defer_foreign_keys = ON", ...inserts], "write");
  } catch (error) {
    if (isConstraintFailure(error)) return { kind: "refused", reason: "inconsistent" };
    throw error;
  }
  const counts = await countRows(db);
  const short = counts.find(({ name, count }) => count !== (header.tables[name] ?? 0));
  if (short) throw new Error(`After the restore ${short.name} has ${short.count} rows.`);
  return { kind: "restored", rows: rows.length, savedAt: header.savedAt };
}

async function countRows(db: Database): Promise<{ name: string; count: number }[]> {
  const names = tablesInOrder();
  const results = await db.$client.batch(
    names.map((name) => `SELECT count(*) FROM "${name}"`),
    "read",
  );
  return names.map((name, index) => ({ name, count: Number(results[index]?.rows[0]?.[0] ?? 0) }));
}

function insertStatements(table: string, rows: readonly Row[]): { sql: string; args: Cell[] }[] {
  const [first] = rows;
  if (!first) return [];
  const columns = Object.keys(first);
  const perStatement = Math.floor(VALUES_PER_STATEMENT / columns.length);
  const quoted = columns.map((column) => `"${column.replaceAll('"', '""')}"`).join(", ");
  const holes = `(${columns.map(() => "?").join(", ")})`;
  const statements: { sql: string; args: Cell[] }[] = [];
  for (let start = 0; start < rows.length; start += perStatement) {
    const some = rows.slice(start, start + perStatement);
    statements.push({
      sql: `INSERT INTO "${table}" (${quoted}) VALUES ${some.map(() => holes).join(", ")}`,
      args: some.flatMap((row) => columns.map((column) => row[column] ?? null)),
    });
  }
  return statements;
}
