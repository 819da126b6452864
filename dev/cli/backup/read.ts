import { createHash } from "node:crypto";
import { type Written, writtenOf } from "./cells.ts";
import { BackupFault, type LineFault } from "./fault.ts";
import type { BackupEnd } from "./format.ts";
import { checkColumns, type Header, headerOf } from "./header.ts";
import { isObject, parsed } from "./json.ts";
import { linesOf } from "./lines.ts";
import type { Column, Table } from "./tables.ts";

/** A row as it is to be stored; its values in the order of the table's columns. */
export interface ReadRow {
  line: number;
  table: Table;
  values: Written[];
}

/** What the whole file was found to be. */
export interface ReadBackup {
  rows: number;
  /** SHA-256 of its lines. */
  sum: string;
}

/**
 * Reads a backup line by line, hands every row on and checks that the file is whole and unchanged.
 * @param tables those of the database that it is read for
 * @throws BackupFault with the number of the line where one is at fault
 */
export async function readRows(
  path: string,
  tables: readonly Table[],
  onRow: (row: ReadRow) => Promise<void> | void,
): Promise<ReadBackup> {
  const known = new Map(tables.map((table) => [table.name, table]));
  const counts = new Map<string, number>(tables.map(({ name }) => [name, 0]));
  const seal = createHash("sha256");
  let header: Header | null = null;
  let end: BackupEnd | null = null;
  let rows = 0;
  for await (const { number, text } of linesOf(path)) {
    const refuse = (fault: LineFault): never => {
      throw new BackupFault({ reason: "badLine", line: number, fault });
    };
    if (!header) {
      header = headerOf(text);
      checkColumns(header, tables);
      seal.update(text).update("\n");
      continue;
    }
    if (end) refuse({ kind: "afterEnd" });
    const entry = parsed(text);
    if (entry === undefined) refuse({ kind: "notJson" });
    end = header.isSealed ? endOf(entry) : null;
    if (end) continue;
    seal.update(text).update("\n");
    const { table, values } = rowOf(entry, known, refuse);
    counts.set(table.name, (counts.get(table.name) ?? 0) + 1);
    rows += 1;
    await onRow({ line: number, table, values });
  }
  const sum = seal.digest("hex");
  const expected = header?.isSealed ? end?.rows : header?.rows;
  if (!expected) throw new BackupFault({ reason: header ? "incomplete" : "notABackup" });
  if (end && end.sha256 !== sum) throw new BackupFault({ reason: "changed" });
  const isComplete =
    Object.keys(expected).length === counts.size &&
    [...counts].every(([name, count]) => expected[name] === count);
  if (!isComplete) throw new BackupFault({ reason: "incomplete" });
  return { rows, sum };
}

/** The last line; null for any other. */
function endOf(entry: unknown): BackupEnd | null {
  if (!isObject(entry) || typeof entry.sha256 !== "string" || !isObject(entry.rows)) return null;
  return { sha256: entry.sha256, rows: entry.rows as Record<string, number> };
}

function rowOf(
  entry: unknown,
  known: ReadonlyMap<string, Table>,
  refuse: (fault: LineFault) => never,
): { table: Table; values: Written[] } {
  if (!isObject(entry) || typeof entry.table !== "string" || !isObject(entry.row)) {
    return refuse({ kind: "noRow" });
  }
  const { row } = entry;
  const table = known.get(entry.table) ?? refuse({ kind: "unknownTable", table: entry.table });
  const names = new Set(table.columns.map(({ name }) => name));
  const unknown = Object.keys(row).find((name) => !names.has(name));
  if (unknown !== undefined) refuse({ kind: "unknownColumn", table: table.name, column: unknown });
  const written = (column: Column): Written => {
    const place = { table: table.name, column: column.name };
    if (!Object.hasOwn(row, column.name)) refuse({ kind: "missingColumn", ...place });
    return writtenOf(row[column.name], column) ?? refuse({ kind: "badCell", ...place });
  };
  return { table, values: table.columns.map(written) };
}
