import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { LedUnit } from "../domain/overtime/sections.ts";
import { heldOn } from "../duties/reads.ts";

interface LedUnitRow {
  id: string;
  parentId: string | null;
  name: string;
  hasChief: 0 | 1;
  hasDirector: 0 | 1;
}

/**
 * The units of a day in the order of the organisation, with what leads each. One statement.
 * @param around a subquery of unit ids: only these, those above and those below; everything where it is left out
 */
export function ledUnitReads(db: Database, day: CivilDate, around?: SQL) {
  const among = around
    ? sql`
      WITH RECURSIVE around(id) AS (${around}),
      below(id) AS (SELECT id FROM around UNION SELECT u.id FROM units u JOIN below ON u.parent_id = below.id),
      above(id) AS (
        SELECT id FROM around
        UNION SELECT u.parent_id FROM units u JOIN above ON u.id = above.id WHERE u.parent_id IS NOT NULL)`
    : sql``;
  return db.all<LedUnitRow>(sql`${among}
    SELECT u.id AS id, u.parent_id AS parentId, u.name AS name,
           EXISTS (SELECT 1 FROM posts p WHERE p.unit_id = u.id AND p.role = 'chief' AND ${heldOn(day)}) AS hasChief,
           EXISTS (SELECT 1 FROM posts p WHERE p.unit_id = u.id AND p.role = 'director' AND ${heldOn(day)}) AS hasDirector
    FROM units u
    WHERE u.valid_from <= ${day} AND (u.valid_to IS NULL OR u.valid_to >= ${day})
      ${around ? sql`AND u.id IN (SELECT id FROM below UNION SELECT id FROM above)` : sql``}
    ORDER BY u.position, u.id`);
}

/** The rows of `ledUnitReads` by id, in their order. */
export function toLedUnits(rows: readonly LedUnitRow[]): Map<string, LedUnit> {
  return new Map(
    rows.map((row) => [row.id, { ...row, hasChief: row.hasChief === 1, hasDirector: row.hasDirector === 1 }]),
  );
}
