// The orders of a month under a unit, as the screens of hours need them: what is not yet recorded, what waits, and why
// people stayed. Read in one pass.
import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import { MOST_DAYS_AGO, MOST_DAYS_AHEAD } from "../domain/overtime/orderWish.ts";
import { isNewest } from "./orderRows.ts";
import { unitsUnder } from "./sectionPeople.ts";

/** `minutes` holds numbers separated by spaces. */
interface MonthOrderRow {
  kind: "pending" | "waiting" | "reason";
  unitId: string;
  staffId: string;
  day: CivilDate;
  reason: string | null;
  isGoal: 0 | 1;
  minutes: string;
}

export interface MonthOrders {
  /** Ordered, and neither said nor measured how long it was: they count as ordered until then. */
  pending: { staffId: string; unitId: string; day: CivilDate; minutes: number }[];
  /** Applications by unit, of whatever month. */
  waiting: { unitId: string; orders: number }[];
  /** The orders behind the month's hours until today; `isGoal` where a goal was named instead of a reason. */
  reasons: { reason: string | null; isGoal: boolean; minutes: number[] }[];
}

/** One statement. */
export function monthOrderReads(
  db: Database,
  { unitId, today, month }: { unitId: string; today: CivilDate; month: { from: CivilDate; to: CivilDate } },
) {
  const asked = { from: addDays(today, -MOST_DAYS_AGO), to: addDays(today, MOST_DAYS_AHEAD) };
  const [first] = [asked.from, month.from].toSorted();
  const [, last] = [asked.to, month.to].toSorted();
  return db.all<MonthOrderRow>(sql`
    WITH orders AS MATERIALIZED (
      SELECT o.order_id AS id, o.staff_id AS staff_id, o.unit_id AS unit_id, o.day AS day, o.state AS state,
             o.reason AS reason, o.goal_id IS NOT NULL AS is_goal,
             o.until_minutes - o.from_minutes - o.break_minutes AS ordered,
             (SELECT r.until_minutes - r.from_minutes - r.break_minutes FROM overtime_results r
              WHERE r.order_id = o.order_id ORDER BY r.version DESC LIMIT 1) AS worked
      FROM overtime_orders o
      WHERE o.unit_id IN (${unitsUnder(unitId)}) AND o.day BETWEEN ${first} AND ${last}
        AND o.state IN ('applied', 'ordered') AND ${isNewest})
    SELECT 'pending' AS kind, unit_id AS unitId, staff_id AS staffId, day AS day, NULL AS reason, 0 AS isGoal,
           CAST(ordered AS TEXT) AS minutes
    FROM orders
    WHERE state = 'ordered' AND worked IS NULL AND day BETWEEN ${month.from} AND ${month.to}
      AND NOT EXISTS (SELECT 1 FROM overtime_days d
        WHERE d.staff_id = orders.staff_id AND d.day = orders.day AND d.source = 'actual')
    UNION ALL
    SELECT 'waiting', unit_id, '', '', NULL, 0, group_concat(ordered, ' ') FROM orders
    WHERE state = 'applied' AND day >= ${asked.from} GROUP BY unit_id
    UNION ALL
    SELECT 'reason', '', '', '', reason, is_goal, group_concat(coalesce(worked, ordered), ' ') FROM orders
    WHERE state = 'ordered' AND day BETWEEN ${month.from} AND ${[month.to, today].toSorted()[0] ?? today}
    GROUP BY reason, is_goal`);
}

/** The rows of `monthOrderReads` by what they are for. */
export function toMonthOrders(rows: readonly MonthOrderRow[]): MonthOrders {
  const numbers = (packed: string) => packed.split(" ").map(Number);
  const of = (wanted: MonthOrderRow["kind"]) => rows.filter(({ kind }) => kind === wanted);
  return {
    pending: of("pending").map(({ staffId, unitId, day, minutes }) => ({
      staffId,
      unitId,
      day,
      minutes: Number(minutes),
    })),
    waiting: of("waiting").map(({ unitId, minutes }) => ({ unitId, orders: numbers(minutes).length })),
    reasons: of("reason").map(({ reason, isGoal, minutes }) => ({
      reason,
      isGoal: isGoal === 1,
      minutes: numbers(minutes),
    })),
  };
}
