import { type SQL, sql } from "drizzle-orm";
import type { CivilDate } from "../domain/civilDate.ts";
import { heldOn } from "../duties/reads.ts";

/**
 * CTE `asked(deadline_id, unit_id, staff_id, role, place)`: the posts of a day of whose holders deadlines ask something.
 * `place` is 1 in one row of a deadline and person: that of the main post, where it is among them. Comes after
 * `WITH RECURSIVE`.
 * @param which a condition on the deadline `d`
 * @param concerned a condition on the post `p`
 */
export function askedPosts(day: CivilDate, which: SQL, concerned: SQL = sql`1`): SQL {
  return sql`${reached(which)},
    asked(deadline_id, unit_id, staff_id, role, place) AS MATERIALIZED (
      SELECT r.deadline_id, p.unit_id, p.staff_id, p.role,
             row_number() OVER (PARTITION BY r.deadline_id, p.staff_id ORDER BY p.is_main DESC, p.unit_id, p.id)
      FROM reach r JOIN posts p ON p.unit_id = r.unit_id
        AND (r.role IS NULL OR p.role = r.role) AND (r.title IS NULL OR p.title = r.title)
      WHERE ${heldOn(day)} AND ${concerned})`;
}

/** CTE `reach(deadline_id, role, title, unit_id)`: the units of the audiences and those below. Comes first. */
export function reached(which: SQL): SQL {
  return sql`
    reach(deadline_id, role, title, unit_id) AS (
      SELECT a.deadline_id, a.role, a.title, a.unit_id
      FROM deadlines d JOIN deadline_audiences a ON a.deadline_id = d.id WHERE ${which}
      UNION
      SELECT r.deadline_id, r.role, r.title, u.id FROM reach r JOIN units u ON u.parent_id = r.unit_id)`;
}

/** What a row of `asked` with its deadline `d` has to hand in for: the unit or the person. */
export const subjectOf = sql`CASE d.hand_in_by WHEN 'unit' THEN a.unit_id ELSE a.staff_id END`;

/** A row of `asked` that counts: of each person one, where each has to. */
export const isCounted = sql`(d.hand_in_by = 'unit' OR a.place = 1)`;

/** That nothing is handed in for a row of `asked` with its deadline `d`. */
export const isMissing = sql`NOT EXISTS (
  SELECT 1 FROM deadline_hand_ins h
  WHERE h.deadline_id = d.id AND h.subject_id = ${subjectOf} AND h.taken_back_at IS NULL)`;
