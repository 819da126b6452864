import type { InValue, Transaction } from "@libsql/client";
import { isConstraintFailure } from "../../../worker/imports/writeAll.ts";
import { BackupFault } from "./fault.ts";
import type { ReadRow } from "./read.ts";
import { quoted } from "./tables.ts";

/** SQLite takes 32,766 values in a statement; a server takes some megabytes in a request. */
const VALUES_PER_STATEMENT = 30_000;
const CHARACTERS_PER_STATEMENT = 1_000_000;

/** Puts rows into their tables, many in a statement. */
export interface Inserter {
  add(row: ReadRow): Promise<void>;
  /** Writes what is still waiting. */
  finish(): Promise<void>;
}

/** @throws BackupFault (from its functions) naming the line of a row that the database refuses */
export function insertInto(transaction: Transaction): Inserter {
  let waiting: ReadRow[] = [];
  let characters = 0;
  const flush = async () => {
    const rows = waiting;
    waiting = [];
    characters = 0;
    if (rows.length === 0) return;
    try {
      await insert(transaction, rows);
    } catch (error) {
      if (!isConstraintFailure(error)) throw error;
      await insertOneByOne(transaction, rows);
    }
  };
  return {
    async add(row) {
      const isFull =
        characters > CHARACTERS_PER_STATEMENT ||
        (waiting.length + 1) * row.values.length > VALUES_PER_STATEMENT;
      if (isFull || waiting.at(-1)?.table !== row.table) await flush();
      waiting.push(row);
      for (const { value } of row.values) characters += typeof value === "string" ? value.length : 8;
    },
    finish: flush,
  };
}

async function insert(transaction: Transaction, rows: readonly ReadRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { name, columns } = first.table;
  const holes = rows.map(({ values }) => `(${values.map(({ hole }) => hole).join(", ")})`);
  const args = rows.flatMap(({ values }) =>
    values.flatMap(({ value }): InValue[] => (value === undefined ? [] : [value])),
  );
  const into = `${quoted(name)} (${columns.map((column) => quoted(column.name)).join(", ")})`;
  await transaction.execute({ sql: `INSERT INTO ${into} VALUES ${holes.join(", ")}`, args });
}

// A refused statement leaves the transaction as it was before it, so the row at fault can still be found.
async function insertOneByOne(transaction: Transaction, rows: readonly ReadRow[]): Promise<void> {
  for (const row of rows) {
    try {
      await insert(transaction, [row]);
    } catch (error) {
      if (!isConstraintFailure(error)) throw error;
      const fault = { kind: "refusedRow", table: row.table.name } as const;
      throw new BackupFault({ reason: "badLine", line: row.line, fault });
    }
  }
}
