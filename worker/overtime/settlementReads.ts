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
 * The days of a span that may have to be put right, in the whole city; `listOf` has the last word. One statement.
 */
export function settlementReads(db: Database, span: { from: CivilDate; to: CivilDate }) {
  return db.all<SettlementRow>(daysToSettle(span));
}

function daysToSettle({ from, to, units }: { from: CivilDate; to: CivilDate; units?: SQL }): SQL {
  const within = units ? sql`IN (${units})` : sql`IN (SELECT id FROM units)`;
  return sql`
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
        WHERE o.staff_id = d.staff_id AND o.day = d.day AND o.state = 'ordered' AND ${isNewest})`;
}

/** A row with the person and the orders of the day, as JSON: only days that may be shown are looked up. */
export interface DetailedRow extends SettlementRow {
  staffNumber: string;
  name: string;
  /** Of the newest main post. */
  title: string;
  orders: string;
}

export interface OrderOfDay {
  orderId: string;
  from: number;
  until: number;
  breakMinutes: number;
  task: string;
  /** What the person said beside the end. */
  word: string;
}

/** The same days with who it was and what was ordered. One statement. */
export function detailedReads(db: Database, span: { from: CivilDate; to: CivilDate; units: SQL }) {
  return db.all<DetailedRow>(sql`
    SELECT x.*, s.staff_number AS staffNumber, s.name AS name,
           coalesce((SELECT p.title FROM posts p WHERE p.staff_id = s.id AND p.is_main = 1
             ORDER BY p.valid_from DESC LIMIT 1), '') AS title,
           (SELECT json_group_array(json_object('orderId', o.order_id, 'from', o.from_minutes, 'until', o.until_minutes,
                     'breakMinutes', o.break_minutes, 'task', o.task, 'word', coalesce(
                       (SELECT r.word FROM overtime_results r WHERE r.order_id = o.order_id AND ${isNewestResult}), '')))
            FROM overtime_orders o
            WHERE o.staff_id = x.staffId AND o.day = x.day AND o.state = 'ordered' AND ${isNewest}) AS orders
    FROM (${daysToSettle(span)}) x JOIN staff s ON s.id = x.staffId`);
}
