import type { InStatement, ResultSet } from "@libsql/client";
import { getTableName, isTable } from "drizzle-orm";
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import * as schema from "../../../db/schema/index.ts";

export interface Table {
  name: string;
  columns: Column[];
}

export interface Column {
  name: string;
  type: "integer" | "real" | "text";
  isRequired: boolean;
  /** Its text is JSON. */
  isJson: boolean;
}

/** Whatever answers a statement: a client, or a transaction of one. */
export interface Reader {
  execute(statement: InStatement): Promise<ResultSet>;
}

/** The tables that a database has, with their columns as they are there; those that others refer to come first. */
export async function readTables(database: Reader): Promise<Table[]> {
  const { rows } = await database.execute(`
    SELECT t.name AS "table", c.name AS "column", lower(c.type) AS type, c."notnull" AS isRequired
    FROM sqlite_schema t JOIN pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT GLOB 'sqlite_*' AND t.name NOT GLOB '__*' AND t.name NOT GLOB 'libsql_*'
    ORDER BY t.name, c.cid`);
  const known = knownTables();
  const tables = new Map<string, Table>();
  for (const row of rows) {
    const name = String(row.table);
    const column = String(row.column);
    const table = tables.get(name) ?? { name, columns: [] };
    table.columns.push({
      name: column,
      type: row.type === "integer" || row.type === "real" ? row.type : "text",
      isRequired: Number(row.isRequired) === 1,
      isJson: known.get(name)?.has(column) ?? false,
    });
    tables.set(name, table);
  }
  const order = [...known.keys()];
  const placeOf = ({ name }: Table) => (known.has(name) ? order.indexOf(name) : order.length);
  return [...tables.values()].sort((a, b) => placeOf(a) - placeOf(b));
}

/** A name as SQL takes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The tables of this program's schema with those of their columns that hold JSON; referred-to tables come first. */
function knownTables(): Map<string, Set<string>> {
  const exported: unknown[] = Object.values(schema);
  const known = new Map<string, Set<string>>();
  const place = (table: SQLiteTable) => {
    const name = getTableName(table);
    if (known.has(name)) return;
    const { columns, foreignKeys } = getTableConfig(table);
    for (const key of foreignKeys) {
      const { foreignTable } = key.reference();
      // A table may refer to itself; deferred keys take care of that.
      if (getTableName(foreignTable) !== name) place(foreignTable as SQLiteTable);
    }
    known.set(name, new Set(columns.filter(({ dataType }) => dataType === "json").map((each) => each.name)));
  };
  for (const table of exported.filter((each): each is SQLiteTable => isTable(each))) place(table);
  return known;
}
