import { type SQL, sql } from "drizzle-orm";
import { type AnySQLiteColumn, check, integer, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import {
  FIRST_YEAR,
  LARGEST_FIGURE,
  LAST_INSTANT,
  LAST_YEAR,
  MOST_COUNT,
  MOST_POSITION,
  MOST_VERSIONS,
} from "../../worker/domain/bounds.ts";
import { LATEST_MINUTES } from "../../worker/domain/overtime/clock.ts";

/** What a numeric column may hold, both ends included. */
interface Bounds {
  type: "integer" | "real";
  least: number;
  most: number;
}

const boundsOf = new WeakMap<object, Bounds>();

function bounded<Column extends object>(column: Column, bounds: Bounds): Column {
  boundsOf.set(column, bounds);
  return column;
}

/**
 * A table whose numeric columns have their bounds as a CHECK.
 * @throws where a numeric column was not made by one of the helpers below, and so has no bounds
 */
export const table = ((name: string, columns: Record<string, object>, rest?: (own: never) => unknown[]) =>
  sqliteTable(name, columns as never, (own) => [
    ...Object.entries(columns).flatMap(([key, made]) => checkBounds(name, own[key] as AnySQLiteColumn, made)),
    ...((rest?.(own as never) ?? []) as ReturnType<typeof check>[]),
  ])) as unknown as typeof sqliteTable;

function checkBounds(tableName: string, column: AnySQLiteColumn, made: object) {
  const bounds = boundsOf.get(made);
  if (!bounds) {
    if (!/^(integer|real|numeric)/.test(column.getSQLType())) return [];
    throw new Error(`${tableName}.${column.name} is a number without bounds: use a helper of columns.ts.`);
  }
  const { type, least, most } = bounds;
  // SQLite takes a text or a fraction into any column; neither would come back as the number that was meant.
  const inside = sql`typeof(${column}) = ${sql.raw(`'${type}'`)} AND ${column} BETWEEN ${sql.raw(String(least))} AND ${sql.raw(String(most))}`;
  const condition = column.notNull ? inside : sql`${column} IS NULL OR (${inside})`;
  return [check(`${tableName}_${column.name}_bounds`, condition)];
}

/** Primary key made by the application, so that rows which point at each other can be written in one batch. */
export const id = () => text("id").primaryKey();

/** A civil date, `YYYY-MM-DD`. */
export const day = (name: string) => text(name);

/** A whole number between two bounds, both included. */
export const whole = (name: string, least: number, most: number) =>
  bounded(integer(name), { type: "integer", least, most });

/** The number that SQLite gives a row itself, counting up. */
export const rowNumber = (name: string) => whole(name, 1, Number.MAX_SAFE_INTEGER);

/** An instant in UTC milliseconds. */
export const instant = (name: string) => whole(name, 0, LAST_INSTANT);

/** How many there are of something. */
export const count = (name: string) => whole(name, 0, MOST_COUNT);

/** The place among its neighbours, from 0. */
export const position = (name: string) => whole(name, 0, MOST_POSITION);

/** 1 for the first version of a thing. */
export const version = (name: string) => whole(name, 1, MOST_VERSIONS);

/** A fiscal year by its first calendar year. */
export const fiscalYear = (name: string) => whole(name, FIRST_YEAR, LAST_YEAR);

/** 1 to 4. */
export const quarter = (name: string) => whole(name, 1, 4);

/** Minutes after the midnight with which a working day begins, or a length within it. */
export const minutesOfDay = (name: string) => whole(name, 0, LATEST_MINUTES);

/** A figure with or without a fraction. */
export const figure = (name: string) =>
  bounded(real(name), { type: "real", least: -LARGEST_FIGURE, most: LARGEST_FIGURE });

/** Yes or no. */
export const flag = (name: string) =>
  bounded(integer(name, { mode: "boolean" }), { type: "integer", least: 0, most: 1 });

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
