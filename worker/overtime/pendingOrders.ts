// Which hours count: those of record, and those that were ordered and of which nobody has said or measured how long they
// were, as they were ordered. Every sum of hours, and what is asked in the morning, goes by this one rule.
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { type Month, monthOfDay } from "../domain/overtime/month.ts";
import { isNewest } from "./orderRows.ts";

/** That `o` is ordered and not yet of record. */
export const isPending = sql`o.state = 'ordered'
  AND NOT EXISTS (SELECT 1 FROM overtime_results r WHERE r.order_id = o.order_id)
  AND NOT EXISTS (SELECT 1 FROM overtime_days d
    WHERE d.staff_id = o.staff_id AND d.day = o.day AND d.source = 'actual')
  AND ${isNewest}`;

export interface PendingOrder {
  staffId: string;
  name: string;
  /** Of the newest post in the unit; empty where the person holds none there any more. */
  title: string;
  unitId: string;
  day: CivilDate;
  /** As ordered, without the break. */
  minutes: number;
}

/** The orders not yet of record for which a condition on `o` holds. One statement. */
export function pendingReads(db: Database, which: SQL) {
  return db.all<PendingOrder>(sql`
    SELECT o.staff_id AS staffId, s.name AS name, ${titleIn(sql`o.staff_id`, sql`o.unit_id`)} AS title,
           o.unit_id AS unitId, o.day AS day, o.until_minutes - o.from_minutes - o.break_minutes AS minutes
    FROM overtime_orders o JOIN staff s ON s.id = o.staff_id WHERE (${which}) AND ${isPending}`);
}

/** The title of a person's newest post in a unit. */
export function titleIn(staffId: SQL, unitId: SQL): SQL {
  return sql`coalesce((SELECT p.title FROM posts p WHERE p.staff_id = ${staffId} AND p.unit_id = ${unitId}
    ORDER BY p.valid_from DESC LIMIT 1), '')`;
}

/** Their minutes by month. */
export function minutesByMonth(
  orders: readonly { day: CivilDate; minutes: number }[],
): Partial<Record<Month, number>> {
  const sums: Partial<Record<Month, number>> = {};
  for (const { day, minutes } of orders) sums[monthOfDay(day)] = (sums[monthOfDay(day)] ?? 0) + minutes;
  return sums;
}
