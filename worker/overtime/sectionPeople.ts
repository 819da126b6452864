import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { leadsSection } from "../domain/overtime/applicants.ts";
import { type LedUnit, sectionOf } from "../domain/overtime/sections.ts";
import { heldOn } from "../duties/reads.ts";
import type { PlaceRow } from "./orderFacts.ts";

/** A unit and everything below it, as a subquery. */
export function unitsUnder(unitId: string): SQL {
  return sql`
    WITH RECURSIVE under(id) AS (
      SELECT ${unitId} UNION SELECT u.id FROM units u JOIN under ON u.parent_id = under.id)
    SELECT id FROM under`;
}

/** Everybody whose main post of a day lies in a unit or below it, as a subquery. */
export function peopleUnder(unitId: string, day: CivilDate): SQL {
  return sql`SELECT p.staff_id FROM posts p
    WHERE p.unit_id IN (${unitsUnder(unitId)}) AND p.is_main = 1 AND ${heldOn(day)}`;
}

/** The same people with their posts, in the order of the organisation and of staff numbers. One statement. */
export function peopleReads(db: Database, unitId: string, day: CivilDate) {
  return db.all<PlaceRow>(sql`
    SELECT s.id AS staffId, s.name AS name, p.unit_id AS unitId, u.name AS unitName, p.title AS title, p.role AS role,
           p.is_main AS isMain
    FROM posts p JOIN staff s ON s.id = p.staff_id JOIN units u ON u.id = p.unit_id
    WHERE p.unit_id IN (${unitsUnder(unitId)}) AND p.is_main = 1 AND ${heldOn(day)}
    ORDER BY u.position, u.id, s.staff_number`);
}

/** Those of a section who can be ordered to stay: all but whoever leads it. */
export function staffOfSection(
  people: readonly PlaceRow[],
  sectionId: string,
  units: ReadonlyMap<string, LedUnit>,
): PlaceRow[] {
  return people.filter(
    (person) => sectionOf(person.unitId, units)?.id === sectionId && !leadsSection([person], units),
  );
}
