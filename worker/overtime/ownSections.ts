import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { type LedUnit, sectionOf } from "../domain/overtime/sections.ts";
import type { UnitRef } from "../domain/views.ts";
import { heldOn } from "../duties/reads.ts";
import { actingOn } from "../organisation/actingFor.ts";

interface OwnUnitRow {
  id: string;
  parentId: string | null;
  name: string;
  hasChief: 0 | 1;
  hasDirector: 0 | 1;
  isLed: 0 | 1;
  isNamed: 0 | 1;
  hasApplicants: 0 | 1;
}

/**
 * The units a person leads, those in which they were named to order overtime today, and what lies above and below, in
 * the order of the organisation. Nothing for most people. One statement.
 */
export function ownSectionReads(db: Database, staffId: string, day: CivilDate) {
  return db.all<OwnUnitRow>(sql`
    WITH RECURSIVE led(id) AS (
      SELECT p.unit_id FROM posts p
      WHERE p.staff_id = ${staffId} AND p.role IN ('chief', 'director') AND ${heldOn(day)}
    ), named(id) AS (
      SELECT DISTINCT unit_id FROM (${actingOn(day, { staffId })})
    ), below(id) AS (
      SELECT id FROM led UNION SELECT u.id FROM units u JOIN below ON u.parent_id = below.id
    ), above(id) AS (
      SELECT id FROM led UNION SELECT id FROM named
      UNION SELECT u.parent_id FROM units u JOIN above ON u.id = above.id WHERE u.parent_id IS NOT NULL
    )
    SELECT u.id AS id, u.parent_id AS parentId, u.name AS name,
           EXISTS (SELECT 1 FROM posts p WHERE p.unit_id = u.id AND p.role = 'chief' AND ${heldOn(day)}) AS hasChief,
           EXISTS (SELECT 1 FROM posts p WHERE p.unit_id = u.id AND p.role = 'director' AND ${heldOn(day)}) AS hasDirector,
           u.id IN (SELECT id FROM led) AS isLed,
           u.id IN (SELECT id FROM named) AS isNamed,
           EXISTS (SELECT 1 FROM posts p WHERE p.unit_id = u.id AND p.role IN ('member', 'admin') AND ${heldOn(day)})
             AS hasApplicants
    FROM units u
    WHERE u.id IN (SELECT id FROM below UNION SELECT id FROM above)
      AND u.valid_from <= ${day} AND (u.valid_to IS NULL OR u.valid_to >= ${day})
    ORDER BY u.position, u.id`);
}

/**
 * Whose evening boards the person has: the sections they lead or were named for. A director has one only for people
 * who have no chief; who leads a unit inside a section has none.
 */
export function sectionsOrderedIn(rows: readonly OwnUnitRow[]): UnitRef[] {
  const units = new Map<string, LedUnit>(
    rows.map((row) => [row.id, { ...row, hasChief: row.hasChief === 1, hasDirector: row.hasDirector === 1 }]),
  );
  const withApplicants = new Set(
    rows.filter((row) => row.hasApplicants).map(({ id }) => sectionOf(id, units)?.id),
  );
  return rows
    .filter(({ id, isLed, isNamed, hasDirector }) => {
      if (!isLed && !isNamed) return false;
      return hasDirector && !isNamed ? withApplicants.has(id) : sectionOf(id, units)?.id === id;
    })
    .map(({ id, name }) => ({ id, name }));
}
