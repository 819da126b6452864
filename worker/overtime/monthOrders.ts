// The orders of a month under a unit, as the screens of hours need them: what waits, and why people stayed.
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import { MOST_DAYS_AHEAD, MOST_DAYS_WAITING } from "../domain/overtime/orderWish.ts";
import { isNewest, isOpenMonth } from "./orderRows.ts";
import { unitsUnder } from "./sectionPeople.ts";

/** `minutes` holds numbers separated by spaces. */
interface MonthOrderRow {
  kind: "waiting" | "reason";
  unitId: string;
  reason: string | null;
  isGoal: 0 | 1;
  minutes: string;
}

export interface MonthOrders {
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
  const under = unitsUnder(unitId);
  return db.all<MonthOrderRow>(sql`
    WITH orders AS MATERIALIZED (
      SELECT o.day AS day, o.reason AS reason,
             o.goal_id IS NOT NULL AS is_goal, ${lengthOf("o")} AS ordered,
             (SELECT ${lengthOf("r")} FROM overtime_results r
              WHERE r.order_id = o.order_id ORDER BY r.version DESC LIMIT 1) AS worked
      FROM overtime_orders o
      WHERE o.unit_id IN (${under}) AND o.day BETWEEN ${month.from} AND ${month.to}
        AND o.state = 'ordered' AND ${isNewest})
    SELECT 'waiting' AS kind, o.unit_id AS unitId, NULL AS reason, 0 AS isGoal,
           group_concat(${lengthOf("o")}, ' ') AS minutes
    FROM overtime_orders o
    WHERE o.unit_id IN (${under}) AND o.state = 'applied' AND ${isNewest} AND ${isOpenMonth}
      AND o.day BETWEEN ${addDays(today, -MOST_DAYS_WAITING)} AND ${addDays(today, MOST_DAYS_AHEAD)}
    GROUP BY o.unit_id
    UNION ALL
    SELECT 'reason', '', reason, is_goal, group_concat(coalesce(worked, ordered), ' ') FROM orders
    WHERE day <= ${today}
    GROUP BY reason, is_goal`);
}

/** Minutes without the break. */
function lengthOf(row: "o" | "r"): SQL {
  const [from, until, pause] = ["from_minutes", "until_minutes", "break_minutes"].map((column) =>
    sql.raw(`${row}.${column}`),
  );
  return sql`${until} - ${from} - ${pause}`;
}

/** The rows of `monthOrderReads` by what they are for. */
export function toMonthOrders(rows: readonly MonthOrderRow[]): MonthOrders {
  const numbers = (packed: string) => packed.split(" ").map(Number);
  const of = (wanted: MonthOrderRow["kind"]) => rows.filter(({ kind }) => kind === wanted);
  return {
    waiting: of("waiting").map(({ unitId, minutes }) => ({ unitId, orders: numbers(minutes).length })),
    reasons: of("reason").map(({ reason, isGoal, minutes }) => ({
      reason,
      isGoal: isGoal === 1,
      minutes: numbers(minutes),
    })),
  };
}
