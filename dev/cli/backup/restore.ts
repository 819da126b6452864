import type { Transaction } from "@libsql/client";
import type { Database } from "../../../db/database.ts";
import { causeOf } from "../causeOf.ts";
import { BackupFault, type RestoreRefusal } from "./fault.ts";
import { type Header, readHeader } from "./header.ts";
import { insertInto } from "./insert.ts";
import { throughOlderSchema } from "./olderSchema.ts";
import { readRows } from "./read.ts";
import { clearRemains, filledTable } from "./remains.ts";
import { knownSchema, newestSchema } from "./schemaVersion.ts";
import { readTables, type Table } from "./tables.ts";

export type RestoreOutcome =
  | {
      kind: "restored";
      rows: number;
      savedAt: number;
      /** Whether every character is known to be as it was written. */
      isSealed: boolean;
      /** Whether it was brought to this program's schema on the way. */
      isMigrated: boolean;
    }
  | ({ kind: "refused" } & RestoreRefusal);

/**
 * Puts a backup into a database in which nobody has made anything yet: all of it or nothing, in one transaction. The file is
 * read twice, so that one at fault is refused before anything is written. One of an older schema goes through the
 * migrations since, in a database of its own.
 */
export async function restoreBackup(db: Database, path: string): Promise<RestoreOutcome> {
  try {
    const header = await readHeader(path);
    const schema = knownSchema(header.schema);
    const current = newestSchema();
    if (!schema) throw new BackupFault({ reason: "newerSchema", saved: header.schema, current });
    // Said before the work of the migrations, and looked at again when the database is ours.
    await refuseFilled(db.$client, await readTables(db.$client));
    const isMigrated = schema.tag !== current.tag;
    const rows = isMigrated
      ? await throughOlderSchema(path, schema, {
          restore: (staging, file) => restoreFile(staging, file),
          take: (file) => restoreFile(db, file),
        })
      : await restoreFile(db, path);
    const { savedAt, isSealed }: Header = header;
    return { kind: "restored", rows, savedAt, isSealed, isMigrated };
  } catch (error) {
    if (error instanceof BackupFault) return { kind: "refused", ...error.refusal };
    throw error;
  }
}

/** @returns the number of rows; @throws BackupFault */
async function restoreFile(db: Database, path: string): Promise<number> {
  const tables = await readTables(db.$client);
  const checked = await readRows(path, tables, () => {});
  let transaction: Transaction | undefined;
  try {
    transaction = await db.$client.transaction("write");
    await fill(transaction, { path, tables, sum: checked.sum });
    await transaction.commit();
    return checked.rows;
  } catch (error) {
    if (error instanceof BackupFault) throw error;
    throw new BackupFault({ reason: "brokenOff", cause: causeOf(error) });
  } finally {
    // Not committed, it is rolled back.
    transaction?.close();
  }
}

async function fill(
  transaction: Transaction,
  { path, tables, sum }: { path: string; tables: readonly Table[]; sum: string },
): Promise<void> {
  // Units refer to units: their keys are checked when everything is there.
  await transaction.execute("PRAGMA defer_foreign_keys = ON");
  await refuseFilled(transaction, tables);
  await clearRemains(transaction, tables);
  const inserter = insertInto(transaction);
  const written = await readRows(path, tables, (row) => inserter.add(row));
  await inserter.finish();
  if (written.sum !== sum) throw new BackupFault({ reason: "changed" });
  await refuseBrokenReferences(transaction, path, tables);
}

async function refuseFilled(database: Transaction | Database["$client"], tables: readonly Table[]) {
  const table = await filledTable(database, tables);
  if (table !== null) throw new BackupFault({ reason: "notEmpty", table });
}

async function refuseBrokenReferences(
  transaction: Transaction,
  path: string,
  tables: readonly Table[],
): Promise<void> {
  const { rows } = await transaction.execute(
    `SELECT "table", "parent", rowid AS place FROM pragma_foreign_key_check LIMIT 1`,
  );
  const [broken] = rows;
  if (!broken) return;
  const table = String(broken.table);
  const line = await lineOfRow(path, tables, { table, rowid: Number(broken.place) });
  const fault = { kind: "brokenReference", table, parent: String(broken.parent) } as const;
  throw new BackupFault({ reason: "badLine", line, fault });
}

/** Rows were numbered as they came, but where a column is the number. */
async function lineOfRow(
  path: string,
  tables: readonly Table[],
  wanted: { table: string; rowid: number },
): Promise<number> {
  let found = 0;
  let count = 0;
  await readRows(path, tables, ({ line, table, values }) => {
    if (table.name !== wanted.table) return;
    count += 1;
    const own = table.columns.findIndex(({ name, type }) => name === "id" && type === "integer");
    const rowid = own === -1 ? count : Number(values[own]?.value);
    if (rowid === wanted.rowid) found = line;
  });
  return found;
}
