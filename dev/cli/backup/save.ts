import { createHash } from "node:crypto";
import type { Transaction } from "@libsql/client";
import type { Database } from "../../../db/database.ts";
import { cellOf, isOdd, readableColumn } from "./cells.ts";
import { BACKUP_FORMAT, BACKUP_VERSION, type BackupEnd, type BackupHeader, type Cell } from "./format.ts";
import { schemaOf } from "./schemaVersion.ts";
import { quoted, readTables, type Table } from "./tables.ts";

/** A database server limits the size of one answer (sqld: 10 MB, and bytes grow by a third on their way). */
const BYTES_PER_READ = 1024 * 1024;
const ROWS_PER_READ = 1_000;
/** What the answer adds to each cell. */
const BYTES_PER_CELL = 40;
const SIZES_PER_READ = 5_000;

/** A cell that its column should not hold. It is in the backup and comes back as it is. */
export interface OddNotice {
  table: string;
  rowid: string;
  column: string;
}

export interface Saved {
  rows: number;
  odd: OddNotice[];
}

/**
 * Writes every row of every table, all of the same moment, line by line.
 * @param options.savedAt UTC ms
 */
export async function saveBackup(
  db: Database,
  options: { savedAt: number; write(line: string): Promise<void> },
): Promise<Saved> {
  const seal = createHash("sha256");
  const write = (line: string) => {
    seal.update(line).update("\n");
    return options.write(line);
  };
  const transaction = await db.$client.transaction("read");
  try {
    const tables = await readTables(transaction);
    const header: BackupHeader = {
      format: BACKUP_FORMAT,
      version: BACKUP_VERSION,
      schema: await schemaOf(transaction),
      savedAt: options.savedAt,
      tables: Object.fromEntries(tables.map(({ name, columns }) => [name, columns.map((each) => each.name)])),
    };
    await write(JSON.stringify(header));
    const odd: OddNotice[] = [];
    const counts: [string, number][] = [];
    for (const table of tables) {
      counts.push([table.name, await saveTable(transaction, table, { write, odd })]);
    }
    const end: BackupEnd = { rows: Object.fromEntries(counts), sha256: seal.digest("hex") };
    await options.write(JSON.stringify(end));
    return { rows: counts.reduce((sum, [, count]) => sum + count, 0), odd };
  } finally {
    transaction.close();
  }
}

async function saveTable(
  transaction: Transaction,
  table: Table,
  out: { write(line: string): Promise<void>; odd: OddNotice[] },
): Promise<number> {
  const { name, columns } = table;
  const sql = `SELECT CAST(rowid AS TEXT), ${columns.map(readableColumn).join(", ")} FROM ${quoted(name)}
    WHERE rowid BETWEEN ? AND ? ORDER BY rowid`;
  let count = 0;
  for await (const { first, last } of portions(transaction, table)) {
    const { rows } = await transaction.execute({ sql, args: [first, last] });
    for (const read of rows) {
      const row: [string, Cell][] = columns.map((column, n) => [column.name, cellOf(read[n + 1], column)]);
      for (const [column, cell] of row) {
        if (isOdd(cell)) out.odd.push({ table: name, rowid: String(read[0]), column });
      }
      await out.write(JSON.stringify({ table: name, row: Object.fromEntries(row) }));
    }
    count += rows.length;
  }
  return count;
}

interface Portion {
  first: bigint;
  last: bigint;
}

/** The rows of a table in portions that one answer can carry, by what each row weighs. */
async function* portions(transaction: Transaction, { name, columns }: Table): AsyncGenerator<Portion> {
  const bytes = columns.map((column) => `coalesce(octet_length(${quoted(column.name)}), 0)`).join(" + ");
  const sql = `SELECT CAST(rowid AS TEXT), ${bytes} FROM ${quoted(name)}
    WHERE rowid > ? ORDER BY rowid LIMIT ${SIZES_PER_READ}`;
  const overhead = columns.length * BYTES_PER_CELL;
  let after = -(2n ** 63n);
  for (;;) {
    const { rows } = await transaction.execute({ sql, args: [after] });
    let first: bigint | null = null;
    let [weight, length] = [0, 0];
    for (const row of rows) {
      const rowid = BigInt(String(row[0]));
      const weighs = Number(row[1]) + overhead;
      if (first !== null && (weight + weighs > BYTES_PER_READ || length === ROWS_PER_READ)) {
        yield { first, last: after };
        first = null;
        [weight, length] = [0, 0];
      }
      first ??= rowid;
      weight += weighs;
      length += 1;
      after = rowid;
    }
    if (first !== null) yield { first, last: after };
    if (rows.length < SIZES_PER_READ) return;
  }
}
