// Who is told when somebody's door is touched: rights over other people's hours and reports are worth an alarm.
import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { heldOn } from "../duties/reads.ts";
import { actingOn } from "../organisation/actingFor.ts";

const PERSONNEL_UNIT = sql`(SELECT value ->> '$.unitId' FROM settings WHERE key = 'personnel')`;

export interface Watcher {
  staffId: string;
  as: "superior" | "administrator";
}

/**
 * Who watches over a person that leads, acts for whoever leads, administers or looks after working hours, now or from a
 * day to come: the nearest superiors whom LINE reaches, and every administrator. Nobody for everybody else. One
 * statement.
 */
export function watcherReads(db: Database, staffId: string, day: CivilDate) {
  return db.all<Watcher>(sql`
    WITH RECURSIVE own AS (
      SELECT p.unit_id, p.role FROM posts p
      WHERE p.staff_id = ${staffId} AND ${heldOn(sql`max(p.valid_from, ${day})`)}
    ), watched AS (
      SELECT 1 FROM own WHERE role <> 'member' OR unit_id = ${PERSONNEL_UNIT}
      UNION ALL SELECT 1 FROM (${actingOn(day, { staffId })})
    ), above(id, distance) AS (
      SELECT unit_id, 0 FROM own
      UNION SELECT u.parent_id, above.distance + 1 FROM units u JOIN above ON u.id = above.id
      WHERE u.parent_id IS NOT NULL
    ), superiors AS (
      SELECT p.staff_id, min(above.distance) AS distance
      FROM above JOIN posts p ON p.unit_id = above.id JOIN staff s ON s.id = p.staff_id
      WHERE p.role IN ('chief', 'director') AND ${heldOn(day)}
        AND p.staff_id <> ${staffId} AND s.line_user_id IS NOT NULL
        AND (above.distance > 0 OR NOT EXISTS (
          SELECT 1 FROM own WHERE own.unit_id = above.id AND own.role IN ('chief', 'director')))
      GROUP BY p.staff_id)
    SELECT staff_id AS staffId, 'superior' AS "as" FROM superiors
    WHERE distance = (SELECT min(distance) FROM superiors) AND EXISTS (SELECT 1 FROM watched)
    UNION ALL
    SELECT DISTINCT p.staff_id, 'administrator' FROM posts p
    WHERE p.role = 'admin' AND ${heldOn(day)} AND p.staff_id <> ${staffId} AND EXISTS (SELECT 1 FROM watched)`);
}

/** Every administrator, and everybody of the section that looks after working hours. One statement. */
export function guardianReads(db: Database, day: CivilDate) {
  return db.all<{ staffId: string }>(sql`
    SELECT DISTINCT p.staff_id AS staffId FROM posts p
    WHERE (p.role = 'admin' OR p.unit_id = ${PERSONNEL_UNIT}) AND ${heldOn(day)}`);
}
