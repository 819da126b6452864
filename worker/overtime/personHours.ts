// The hours of record of several people, with the regimes they were under: what every limit is judged by.
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { PersonOvertime } from "../domain/overtime/limits.ts";
import { addMonths, type Month, monthRange } from "../domain/overtime/month.ts";
import { type PostDesignation, staysOf } from "../domain/overtime/stays.ts";

/** So far back do the rules look: the fiscal year, and the windows of six months that reach into the one before. */
const MONTHS_BACK = 23;

interface SumRow {
  staffId: string;
  month: Month;
  minutes: number;
  special: number;
}
type DesignationRow = PostDesignation & { staffId: string };

/** The first day that the rules look back on from a month. */
export function hoursSince(until: Month): CivilDate {
  return monthRange(addMonths(until, -MONTHS_BACK)).from;
}

/**
 * Sums of 24 months up to one and what follows it, and the designations behind the posts held in them. Two statements,
 * for one batch; the second finds nothing where no section is designated.
 * @param people a subquery of staff ids
 */
export function personHourReads(db: Database, people: SQL, until: Month) {
  const from = hoursSince(until);
  return [
    db.all<SumRow>(sql`
      SELECT d.staff_id AS staffId, substr(d.day, 1, 7) AS month, sum(d.minutes) AS minutes,
             sum(d.special_minutes) AS special
      FROM overtime_days d
      WHERE d.staff_id IN (${people}) AND d.day >= ${from}
      GROUP BY d.staff_id, substr(d.day, 1, 7)`),
    designationReads(db, people, from),
  ] as const;
}

export function designationReads(db: Database, people: SQL, from: CivilDate) {
  return db.all<DesignationRow>(sql`
    WITH RECURSIVE designated(id, by_id, depth) AS (
      SELECT DISTINCT unit_id, unit_id, 0 FROM unit_regimes
      UNION
      SELECT u.id, d.by_id, d.depth + 1 FROM units u JOIN designated d ON u.parent_id = d.id WHERE d.depth < 20)
    SELECT p.staff_id AS staffId, p.valid_from AS postFrom, p.valid_to AS postUntil, d.depth AS depth,
           r.valid_from AS validFrom, r.regime AS regime
    FROM designated d
    JOIN unit_regimes r ON r.unit_id = d.by_id
    JOIN posts p ON p.unit_id = d.id
    WHERE p.is_main = 1 AND (p.valid_to IS NULL OR p.valid_to >= ${from}) AND p.staff_id IN (${people})`);
}

/** The people of `personHourReads` by id; one without a record or a designation has a place here too when asked for. */
export function toPersonHours(
  sums: readonly SumRow[],
  designations: readonly DesignationRow[],
): (staffId: string) => PersonOvertime {
  const sumsOf = Map.groupBy(sums, ({ staffId }) => staffId);
  const designationsOf = Map.groupBy(designations, ({ staffId }) => staffId);
  const known = new Map<string, PersonOvertime>();
  return (staffId) => {
    const found = known.get(staffId) ?? hoursFrom(sumsOf.get(staffId), designationsOf.get(staffId));
    known.set(staffId, found);
    return found;
  };
}

function hoursFrom(
  sums: readonly SumRow[] = [],
  designations: readonly DesignationRow[] = [],
): PersonOvertime {
  return {
    minutes: Object.fromEntries(sums.map(({ month, minutes }) => [month, minutes])),
    special: Object.fromEntries(sums.map(({ month, special }) => [month, special])),
    stays: staysOf(designations),
  };
}
