import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";

export type Row = readonly (string | number | null)[];

/** sqld takes some megabytes in one parameter. */
const ROWS_AT_ONCE = 2_000;

/** Puts rows into a table through json_each, thousands at a time. @param into the table with its columns in brackets */
export async function insertRows(db: Database, into: string, rows: readonly Row[]): Promise<void> {
  const columns = (rows[0] ?? []).map((_, n) => `value ->> ${n}`).join(", ");
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const json = JSON.stringify(rows.slice(start, start + ROWS_AT_ONCE));
    await db.run(sql`${sql.raw(`INSERT INTO ${into} SELECT ${columns}`)} FROM json_each(${json})`);
  }
}
