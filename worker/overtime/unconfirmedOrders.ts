import { sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import { MOST_DAYS_AGO } from "../domain/overtime/orderWish.ts";
import { newestOrders, type OrderRow } from "./orderRows.ts";
import { isPending } from "./pendingOrders.ts";

/** The orders of a person's evenings before a day of which nobody knows the end. One round trip. */
export async function unconfirmedOrders(
  { db }: Context,
  staffId: string,
  before: CivilDate,
): Promise<OrderRow[]> {
  return newestOrders(
    db,
    sql`o.staff_id = ${staffId} AND o.day < ${before} AND o.day >= ${addDays(before, -MOST_DAYS_AGO)}
      AND ${isPending}`,
  );
}
