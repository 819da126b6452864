// Days on which order and record are apart, or of which nobody has said anything: read once for a unit and once for all.
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { TOLERANCE_MINUTES } from "../domain/overtime/settle.ts";
import type { DaySource } from "../domain/overtime/states.ts";
import { isNewestResult } from "./dayOfRecord.ts";
import { isNewest } from "./orderRows.ts";

export interface SettlementRow {
  staffId: string;
  day: CivilDate;
  unitId: string;
  ordered: number;
  open: number;
  worked: number | null;
  leftAt: number | null;
  source: DaySource | null;
}

/**
 * The days of a span that may have to be put right, by day; `listOf` has the last word. One statement.
 * @param units a subquery of unit ids; everything where it is left out
 */
export function settlementReads(
  db: Database,
  { from, to, units }: { from: CivilDate; to: CivilDate; units?: SQL },
) {
  const within = units ? sql`IN (${units})` : sql`IN (SELECT id FROM units)`;
  return db.all<SettlementRow>(sql`
    WITH ordered AS (
      SELECT o.staff_id AS staff_id, o.day AS day, min(o.unit_id) AS unit_id,
             sum(o.until_minutes - o.from_minutes - o.break_minutes) AS ordered,
             sum(NOT EXISTS (SELECT 1 FROM overtime_results r WHERE r.order_id = o.order_id)) AS open
      FROM overtime_orders o
      WHERE o.unit_id ${within} AND o.day BETWEEN ${from} AND ${to} AND o.state = 'ordered' AND ${isNewest}
      GROUP BY o.staff_id, o.day)
    SELECT o.staff_id AS staffId, o.day AS day, o.unit_id AS unitId, o.ordered AS ordered, o.open AS open,
           d.minutes AS worked, d.until_minutes AS leftAt, d.source AS source
    FROM ordered o LEFT JOIN overtime_days d ON d.staff_id = o.staff_id AND d.day = o.day
    WHERE (o.open > 0 AND d.source IS NOT 'actual') OR abs(coalesce(d.minutes, 0) - o.ordered) > ${TOLERANCE_MINUTES}
    UNION ALL
    SELECT d.staff_id, d.day, d.unit_id, 0, 0, d.minutes, d.until_minutes, d.source
    FROM overtime_days d
    WHERE d.unit_id ${within} AND d.day BETWEEN ${from} AND ${to} AND d.minutes > ${TOLERANCE_MINUTES}
      AND NOT EXISTS (
        SELECT 1 FROM overtime_orders o
        WHERE o.staff_id = d.staff_id AND o.day = d.day AND o.state = 'ordered' AND ${isNewest})
    ORDER BY 2, 1`);
}

export interface SettlementOrderRow {
  orderId: string;
  staffId: string;
  day: CivilDate;
  from: number;
  until: number;
  breakMinutes: number;
  task: string;
  /** What the person said beside the end. */
  word: string;
}

/** The orders of those days, with what was said of them; `which` is a condition on `o`. One statement. */
export function settlementOrders(db: Database, which: SQL) {
  return db.all<SettlementOrderRow>(sql`
    SELECT o.order_id AS orderId, o.staff_id AS staffId, o.day AS day, o.from_minutes AS "from",
           o.until_minutes AS until, o.break_minutes AS breakMinutes, o.task AS task, coalesce(r.word, '') AS word
    FROM overtime_orders o LEFT JOIN overtime_results r ON r.order_id = o.order_id AND ${isNewestResult}
    WHERE ${which} AND o.state = 'ordered' AND ${isNewest}
    ORDER BY o.day, o.from_minutes, o.order_id`);
}
