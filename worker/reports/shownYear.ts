import { type SQL, sql } from "drizzle-orm";
import { rounds } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { fiscalYearOf } from "../domain/fiscalYear.ts";

/**
 * The fiscal year that a screen shows, as an expression that any statement of a batch can use: the year asked for,
 * else the year of a round still running (in early April the fourth quarter of the old year), else today's.
 */
export function shownYear(context: Context, year: number | undefined): SQL<number> {
  if (year !== undefined) return sql<number>`${year}`;
  const today = todayOf(context);
  return sql<number>`coalesce(
    (SELECT max(${rounds.fiscalYear}) FROM ${rounds} WHERE ${rounds.closedAt} IS NULL AND ${rounds.dueOn} >= ${today}),
    ${fiscalYearOf(today)})`;
}
