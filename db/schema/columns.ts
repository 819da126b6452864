import { type SQL, sql } from "drizzle-orm";
import { type AnySQLiteColumn, check, integer, text } from "drizzle-orm/sqlite-core";

/** Primary key made by the application, so that rows which point at each other can be written in one batch. */
export const id = () => text("id").primaryKey();

/** A civil date, `YYYY-MM-DD`. */
export const day = (name: string) => text(name);

/** An instant in UTC milliseconds. */
export const instant = (name: string) => integer(name);

/** Refuses a text that is not shaped like a civil date; NULL passes where the column allows it. */
export function checkDay(name: string, column: AnySQLiteColumn) {
  return check(name, sql`${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`);
}

/** Refuses any value outside a closed list. */
export function checkOneOf(name: string, column: AnySQLiteColumn, values: readonly string[]) {
  const list = sql.raw(values.map((value) => `'${value}'`).join(", "));
  return check(name, sql`${column} IN (${list})`);
}

/** Refuses a range that ends before it begins; an open end passes. */
export function checkOrder(name: string, from: AnySQLiteColumn, to: AnySQLiteColumn) {
  return check(name, sql`${to} IS NULL OR ${to} >= ${from}`);
}

/** A condition written out for an unusual CHECK. */
export function checkThat(name: string, condition: SQL) {
  return check(name, condition);
}
