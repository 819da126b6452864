import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { PEOPLE, type Places } from "./pages.ts";

/** Looks up what the addresses of the pages need. @throws Error when the sample city has no such thing */
export async function findPlaces(db: Database): Promise<Places> {
  const [found] = await db.all<Places>(sql`
    WITH own AS (
      SELECT p.unit_id AS id FROM posts p JOIN staff s ON s.id = p.staff_id
      WHERE s.staff_number = ${PEOPLE.chief} AND p.is_main = 1),
    asked AS (
      SELECT g.id AS goal_id, EXISTS (
        SELECT 1 FROM reports a WHERE a.round_id = r.id AND a.goal_id = g.id AND a.unit_id = own.id) AS is_answered
      FROM own JOIN goal_sections s ON s.unit_id = own.id
      JOIN goals g ON g.id = s.goal_id AND g.withdrawn_at IS NULL
      JOIN rounds r ON r.fiscal_year = g.fiscal_year AND r.closed_at IS NULL
      ORDER BY g.number)
    SELECT own.id AS unitId,
           (SELECT p.unit_id FROM posts p JOIN staff s ON s.id = p.staff_id
            WHERE s.staff_number = ${PEOPLE.director} AND p.is_main = 1) AS departmentId,
           (SELECT p.unit_id FROM posts p JOIN staff s ON s.id = p.staff_id
            WHERE s.staff_number = ${PEOPLE.welfareChief} AND p.is_main = 1) AS welfareUnitId,
           (SELECT p.unit_id FROM posts p JOIN staff s ON s.id = p.staff_id
            WHERE s.staff_number = ${PEOPLE.welfareDirector} AND p.is_main = 1) AS welfareDepartmentId,
           (SELECT goal_id FROM asked ORDER BY is_answered LIMIT 1) AS silentGoalId,
           (SELECT goal_id FROM asked ORDER BY is_answered DESC LIMIT 1) AS answeredGoalId,
           (SELECT p.id FROM points p JOIN goal_points l ON l.point_id = p.id WHERE p.is_priority = 1
            ORDER BY p.path LIMIT 1) AS pointId
    FROM own`);
  const missing = Object.entries(found ?? { unitId: null }).find(([, id]) => id === null);
  if (!found || missing) throw new Error(`the sample city has changed: no ${missing?.[0]}`);
  return found;
}
