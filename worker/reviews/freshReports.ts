// Which reports a superior has not looked at yet, and which are asked back. Shared by the duties and the screens.
import { type SQL, sql } from "drizzle-orm";
import type { CivilDate } from "../domain/civilDate.ts";
import { heldOn } from "../duties/reads.ts";

/** No city's organisation is deeper. */
const DEEPEST = 20;

/** That no newer version of a report stands; the report goes by `a`. */
export const isNewest = sql`NOT EXISTS (
  SELECT 1 FROM reports n
  WHERE n.round_id = a.round_id AND n.goal_id = a.goal_id AND n.unit_id = a.unit_id AND n.version > a.version)`;

/** The id of what was said last of a report that goes by `a`; of two in one millisecond, the one written later. */
export const newestReview = sql`(
  SELECT w.id FROM reviews w WHERE w.report_id = a.id ORDER BY w.reviewed_at DESC, w.rowid DESC LIMIT 1)`;

/** That a word `v` may be about an open round: none is older than the round it was said of. An index holds it. */
export const isSaidInOpenRounds = sql`
  v.reviewed_at >= (SELECT min(o.opened_at) FROM rounds o WHERE o.closed_at IS NULL)`;

/**
 * CTEs `fresh(id, unit_id, place, needs_support, submitted_at)`: newest versions in open rounds of which no superior has
 * said anything, `place` being that of the unit in the organisation, and `nearest(unit_id, staff_id)`: the nearest
 * superiors of their units on a day. What a superior wrote in a unit's place needs no look of a superior. Comes after
 * `WITH RECURSIVE`.
 * @param units a query of the ids of the units looked at, as `id`
 */
export function freshReports(day: CivilDate, units: SQL): SQL {
  return sql`
    looked_at(id, place) AS MATERIALIZED (
      SELECT id, row_number() OVER (ORDER BY position, id) FROM units WHERE id IN (${units})),
    ${superiors(day, sql`SELECT id FROM looked_at`)},
    fresh(id, unit_id, place, needs_support, submitted_at) AS (
      SELECT x.id, x.unit_id, x.place, x.needs_support, x.submitted_at
      FROM (SELECT a.*, b.place ${unreviewedIn(sql`SELECT id, place FROM looked_at`)}) x WHERE ${isFromBelow})`;
}

/** The same, counted: CTEs `fresh(unit_id, reports, oldest)` and `nearest(unit_id, staff_id)`. */
export function freshCounts(day: CivilDate, units: SQL): SQL {
  return sql`
    unreviewed(unit_id, author_id, reports, oldest) AS MATERIALIZED (
      SELECT a.unit_id, a.author_id, count(*), min(a.submitted_at) ${unreviewedIn(units)}
      GROUP BY a.unit_id, a.author_id),
    ${superiors(day, sql`SELECT unit_id FROM unreviewed`)},
    fresh(unit_id, reports, oldest) AS (
      SELECT unit_id, sum(reports), min(oldest) FROM unreviewed x WHERE ${isFromBelow} GROUP BY unit_id)`;
}

/**
 * `FROM … WHERE …` of the newest versions in open rounds without a superior's word; `a`. A walk of one index, without the
 * rows; the words are read once and not looked up for each report.
 */
function unreviewedIn(units: SQL): SQL {
  return sql`
      FROM (${units}) b CROSS JOIN rounds r CROSS JOIN reports a ON a.unit_id = b.id AND a.round_id = r.id
      WHERE r.closed_at IS NULL AND ${isNewest} AND a.id NOT IN (
        SELECT v.report_id FROM reviews v WHERE ${isSaidInOpenRounds})`;
}

const isFromBelow = sql`
  NOT EXISTS (SELECT 1 FROM leaders l WHERE l.unit_id = x.unit_id AND l.staff_id = x.author_id)`;

/** Those who lead above some units: CTEs `leaders(unit_id, staff_id, distance)` and `nearest`. */
function superiors(day: CivilDate, units: SQL): SQL {
  return sql`
    above(unit_id, id, distance) AS (
      SELECT u.id, u.parent_id, 1 FROM units u WHERE u.id IN (${units})
      UNION ALL
      SELECT above.unit_id, u.parent_id, above.distance + 1 FROM above JOIN units u ON u.id = above.id
      WHERE above.distance < ${DEEPEST}),
    leaders(unit_id, staff_id, distance) AS MATERIALIZED (
      SELECT DISTINCT above.unit_id, p.staff_id, above.distance FROM above JOIN posts p ON p.unit_id = above.id
      WHERE p.role IN ('chief', 'director') AND ${heldOn(day)}),
    nearest(unit_id, staff_id) AS MATERIALIZED (
      SELECT unit_id, staff_id FROM leaders l
      WHERE distance = (SELECT min(m.distance) FROM leaders m WHERE m.unit_id = l.unit_id))`;
}

/** Query of the units below those that a person leads on the day, as `id`. */
export function unitsBelowLedBy(staffId: string, day: CivilDate): SQL {
  return sql`
    WITH RECURSIVE below(id) AS (
      SELECT u.id FROM posts p JOIN units u ON u.parent_id = p.unit_id
      WHERE p.staff_id = ${staffId} AND p.role IN ('chief', 'director') AND ${heldOn(day)}
      UNION
      SELECT u.id FROM units u JOIN below ON u.parent_id = below.id)
    SELECT id FROM below`;
}
