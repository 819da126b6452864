// 代理: who may be asked instead of somebody absent.
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { ColleagueRef } from "../domain/deliveryViews.ts";
import { heldOn } from "../duties/reads.ts";

/** Those who hold a post on a day in one of the person's units of that day, with their own main post. */
export function deputiesReads(db: Database, staffId: string, day: CivilDate) {
  return db.all<ColleagueRef>(sql`
    SELECT s.id AS staffId, s.name AS name, u.name AS unitName, m.title AS title
    FROM staff s
    JOIN posts m ON m.id = (
      SELECT p.id FROM posts p WHERE p.staff_id = s.id AND ${heldOn(day)}
      ORDER BY p.is_main DESC, p.valid_from, p.id LIMIT 1)
    JOIN units u ON u.id = m.unit_id
    WHERE s.id IN (${colleaguesOf(staffId, day)})
    ORDER BY s.staff_number`);
}

/** The deputy named last, and whether they could be one on a day. One row, or none where nobody was ever named. */
export function usualDeputyReads(db: Database, staffId: string, day: CivilDate) {
  return db.all<{ staffId: string; isPossible: 0 | 1 }>(sql`
    SELECT deputy_id AS staffId, deputy_id IN (${colleaguesOf(staffId, day)}) AS isPossible
    FROM absences WHERE staff_id = ${staffId} AND deputy_id IS NOT NULL
    ORDER BY recorded_at DESC LIMIT 1`);
}

/** The staff ids of everybody else in the person's units. */
export function colleaguesOf(staffId: string, day: CivilDate): SQL {
  return sql`
    SELECT p.staff_id FROM posts p
    WHERE p.staff_id <> ${staffId} AND ${heldOn(day)} AND p.unit_id IN (
      SELECT p.unit_id FROM posts p WHERE p.staff_id = ${staffId} AND ${heldOn(day)})`;
}
