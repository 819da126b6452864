import { BackupFault } from "./fault.ts";
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  type BackupHeader,
  type SchemaVersion,
  UNSEALED_VERSION,
  type UnsealedHeader,
} from "./format.ts";
import { isObject, parsed } from "./json.ts";
import { linesOf } from "./lines.ts";
import type { Table } from "./tables.ts";

/** What the first line says. */
export interface Header {
  schema: SchemaVersion;
  /** UTC ms. */
  savedAt: number;
  /** Whether the last line seals the ones before it. */
  isSealed: boolean;
  /** The columns of each table; null where the header does not name them. */
  columns: Record<string, string[]> | null;
  /** Rows of each table, where the header says so. */
  rows: Record<string, number> | null;
}

/** @throws BackupFault */
export async function readHeader(path: string): Promise<Header> {
  for await (const { text } of linesOf(path)) return headerOf(text);
  throw new BackupFault({ reason: "notABackup" });
}

/** @throws BackupFault where it is not the first line of a backup that this program reads */
export function headerOf(text: string): Header {
  const header = parsed(text);
  if (!isObject(header) || header.format !== BACKUP_FORMAT) throw new BackupFault({ reason: "notABackup" });
  const { version, savedAt, tables } = header as unknown as BackupHeader | UnsealedHeader;
  if (version !== BACKUP_VERSION && version !== UNSEALED_VERSION) {
    throw new BackupFault({ reason: "otherVersion", version: Number(version) });
  }
  const { schema } = header;
  const isWhole =
    Number.isSafeInteger(savedAt) &&
    isObject(tables) &&
    (version === UNSEALED_VERSION
      ? typeof schema === "string" && Object.values(tables).every(Number.isSafeInteger)
      : isObject(schema) &&
        Number.isSafeInteger(schema.madeAt) &&
        Object.values(tables).every(Array.isArray));
  if (!isWhole) throw new BackupFault({ reason: "badLine", line: 1, fault: { kind: "noRow" } });
  return version === UNSEALED_VERSION
    ? {
        schema: { tag: String(schema), madeAt: null },
        savedAt,
        isSealed: false,
        columns: null,
        rows: tables as Record<string, number>,
      }
    : {
        schema: schema as BackupHeader["schema"],
        savedAt,
        isSealed: true,
        columns: tables as Record<string, string[]>,
        rows: null,
      };
}

/** @throws BackupFault where the header names other tables or columns than the database has */
export function checkColumns({ columns }: Header, tables: readonly Table[]): void {
  if (!columns) return;
  const named = new Map(Object.entries(columns).map(([name, each]) => [name, each.toSorted().join()]));
  for (const table of tables) {
    const own = table.columns.map(({ name }) => name).toSorted();
    if (named.get(table.name) !== own.join())
      throw new BackupFault({ reason: "otherColumns", table: table.name });
    named.delete(table.name);
  }
  for (const [table] of named) throw new BackupFault({ reason: "otherColumns", table });
}
