import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { isNewest } from "./orderRows.ts";

/** That no later version of `r` is there. */
export const isNewestResult = sql`NOT EXISTS (
  SELECT 1 FROM overtime_results x WHERE x.order_id = r.order_id AND x.version > r.version)`;

/** Units with 特例業務 and those below them, by day: `special(unit_id, from_day, until_day, word)`, a recursive table. */
export const specialUnits = sql`special(unit_id, from_day, until_day, word) AS (
  SELECT e.unit_id, e.from_day, e.until_day, e.word FROM overtime_exceptions e
  WHERE e.is_special_duty = 1 AND e.ended_at IS NULL
  UNION
  SELECT u.id, s.from_day, s.until_day, s.word FROM units u JOIN special s ON u.parent_id = s.unit_id)`;

/**
 * The statement that writes the days of record of one person anew, from the newest results of all orders of each day. To
 * be put behind the results in their batch, so that it sees them. A day that the attendance system has recorded stays.
 */
export function recordDays(
  db: Database,
  { staffId, days, now }: { staffId: string; days: readonly CivilDate[]; now: number },
) {
  return db.run(sql`
    WITH RECURSIVE ${specialUnits},
    worked AS (
      SELECT o.staff_id AS staff_id, o.day AS day, o.unit_id AS unit_id, o.is_rest_day AS is_rest,
             r.until_minutes - r.from_minutes - r.break_minutes AS minutes, r.until_minutes AS until_minutes,
             EXISTS (SELECT 1 FROM special s
               WHERE s.unit_id = o.unit_id AND o.day BETWEEN s.from_day AND s.until_day) AS is_special
      FROM overtime_orders o JOIN overtime_results r ON r.order_id = o.order_id AND ${isNewestResult}
      WHERE o.staff_id = ${staffId} AND o.day IN (SELECT value FROM json_each(${JSON.stringify([...new Set(days)])}))
        AND o.state = 'ordered' AND ${isNewest})
    INSERT INTO overtime_days
      (staff_id, day, unit_id, minutes, rest_minutes, special_minutes, until_minutes, source, recorded_at)
    SELECT staff_id, day, min(unit_id), sum(minutes), sum(minutes * is_rest), sum(minutes * is_special),
           max(CASE WHEN minutes > 0 THEN until_minutes END), 'result', ${now}
    FROM worked WHERE 1 GROUP BY staff_id, day
    ON CONFLICT (staff_id, day) DO UPDATE SET
      unit_id = excluded.unit_id, minutes = excluded.minutes, rest_minutes = excluded.rest_minutes,
      special_minutes = excluded.special_minutes, until_minutes = excluded.until_minutes,
      recorded_at = excluded.recorded_at
    WHERE overtime_days.source = 'result'`);
}
