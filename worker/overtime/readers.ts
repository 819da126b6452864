import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { heldOn } from "../duties/reads.ts";
import { actingOn } from "../organisation/actingFor.ts";

interface ReaderRow {
  unitId: string;
  title: string;
  role: "chief" | "director" | "named";
}

/**
 * Those who see the applications of units or of what lies above: their leaders, the delegates of the day and the
 * deputies of absent chiefs, with their titles. One statement.
 */
export function readerReads(db: Database, units: SQL, day: CivilDate) {
  return db.all<ReaderRow>(sql`
    WITH RECURSIVE above(id) AS (
      ${units}
      UNION SELECT u.parent_id FROM units u JOIN above ON u.id = above.id WHERE u.parent_id IS NOT NULL)
    SELECT p.unit_id AS unitId, p.title AS title, p.role AS role FROM posts p
    WHERE p.unit_id IN (SELECT id FROM above) AND p.role IN ('chief', 'director') AND ${heldOn(day)}
    UNION ALL
    SELECT n.unit_id, p.title, 'named'
    FROM (${actingOn(day, { units: sql`SELECT id FROM above` })}) n
    JOIN posts p ON p.staff_id = n.staff_id AND p.is_main = 1 AND ${heldOn(day)}`);
}

/** Their titles: the chief and whoever was named; a director where no chief leads the section. */
export function readersOf(rows: readonly ReaderRow[], sectionId: string | undefined): string[] {
  const own = rows.filter(({ unitId }) => unitId === sectionId);
  const chiefs = own.filter(({ role }) => role !== "director");
  return [...new Set((chiefs.length > 0 ? chiefs : own).map(({ title }) => title))];
}
