// 代行: who acts in a unit for somebody else. Whatever one person hands to another is judged here and nowhere else, by
// the posts of the day: a delegate works in the unit or in a part of it, a deputy in the very unit of whoever is absent,
// and who handed it over leads there still. A right that was once interrupted does not come back by itself.
import { type SQL, sql } from "drizzle-orm";
import type { CivilDate } from "../domain/civilDate.ts";
import { coversDay, heldOn } from "../duties/reads.ts";

/** How somebody acts for whoever leads a unit: 委任 or 代理. */
export type ActingAs = "delegate" | "deputy";

/**
 * Query of those who may order overtime in a unit for whoever leads it, on a day: `unit_id`, `staff_id`, `acting_as`
 * and the `since` of what was given.
 * @param which only of some units (a query of their ids), or only of one person
 */
export function actingOn(day: CivilDate, which: { units: SQL } | { staffId: string }): SQL {
  const isAsked = (unit: SQL, person: SQL) =>
    "units" in which ? sql`${unit} IN (${which.units})` : sql`${person} = ${which.staffId}`;
  return sql`
    SELECT d.unit_id AS unit_id, d.staff_id AS staff_id, 'delegate' AS acting_as, d.from_day AS since
    FROM order_delegations d
    WHERE ${isAsked(sql`d.unit_id`, sql`d.staff_id`)} AND ${delegationStands(day)}
    UNION ALL
    SELECT y.unit_id, y.staff_id, 'deputy', y.since
    FROM (${deputiesOn(day)}) y
    WHERE ${isAsked(sql`y.unit_id`, sql`y.staff_id`)} AND y.absent_role = 'chief'`;
}

/**
 * Query of the units in which a person may be acting for somebody: cheap to ask and some too many, to look for what
 * concerns them. Who does act there is said by `actingOn` alone.
 */
export function unitsNamedIn(staffId: string): SQL {
  return sql`
    SELECT d.unit_id FROM order_delegations d WHERE d.staff_id = ${staffId} AND d.ended_at IS NULL
    UNION
    SELECT c.unit_id FROM absences a JOIN posts c ON c.staff_id = a.staff_id
    WHERE a.deputy_id = ${staffId} AND a.ended_at IS NULL`;
}

/**
 * Query of the deputies of those absent on a day: `unit_id`, `staff_id`, `absent_role` and `since`. Both hold a post in
 * the unit that day.
 */
export function deputiesOn(day: CivilDate): SQL {
  return sql`
    SELECT c.unit_id AS unit_id, p.staff_id AS staff_id, c.role AS absent_role, a.from_day AS since
    FROM absences a
    JOIN posts c ON c.staff_id = a.staff_id AND ${heldOn(day, "c")}
    JOIN posts p ON p.staff_id = a.deputy_id AND p.unit_id = c.unit_id AND ${heldOn(day)}
    WHERE ${coversDay(day)}`;
}

/**
 * That the delegation `d` stands on a day.
 * @param day a day, or an expression of one: a delegation still to come is judged by the posts of its first day
 */
export function delegationStands(day: CivilDate | SQL): SQL {
  const worksThere = (post: string) => sql`${column(post, "unit_id")} IN (
    WITH RECURSIVE under(id) AS (
      SELECT d.unit_id UNION SELECT u.id FROM units u JOIN under ON u.parent_id = under.id)
    SELECT id FROM under)`;
  const leadsThere = (post: string) => sql`${column(post, "role")} IN ('chief', 'director')
    AND ${column(post, "unit_id")} IN (
      WITH RECURSIVE above(id) AS (
        SELECT d.unit_id
        UNION SELECT u.parent_id FROM units u JOIN above ON u.id = above.id WHERE u.parent_id IS NOT NULL)
      SELECT id FROM above)`;
  const since = sql`d.from_day`;
  return sql`d.from_day <= ${day} AND (d.until_day IS NULL OR d.until_day >= ${day}) AND d.ended_at IS NULL
    AND d.unit_id NOT IN (SELECT id FROM units WHERE valid_to < ${day})
    AND ${heldSince({ staffId: sql`d.staff_id`, since, day, which: worksThere })}
    AND ${heldSince({ staffId: sql`d.given_by`, since, day, which: leadsThere })}`;
}

/**
 * That a person holds a post of some kind on a day, and has held one without a day between since another.
 * @param which the kind, of the post that goes by the name given
 */
export function heldSince({
  staffId,
  since,
  day,
  which = () => sql`1`,
}: {
  staffId: SQL;
  since: SQL;
  day: CivilDate | SQL;
  which?: (post: string) => SQL;
}): SQL {
  return sql`EXISTS (SELECT 1 FROM posts p WHERE p.staff_id = ${staffId} AND ${heldOn(day)} AND ${which("p")})
    AND NOT EXISTS (
      SELECT 1 FROM posts p
      WHERE p.staff_id = ${staffId} AND p.valid_to >= date(${since}, '-1 day') AND p.valid_to < ${day} AND ${which("p")}
        AND NOT EXISTS (
          SELECT 1 FROM posts n
          WHERE n.staff_id = p.staff_id AND n.valid_from <= date(p.valid_to, '+1 day')
            AND (n.valid_to IS NULL OR n.valid_to > p.valid_to) AND ${which("n")}))`;
}

function column(alias: string, name: string): SQL {
  return sql.raw(`${alias}.${name}`);
}
