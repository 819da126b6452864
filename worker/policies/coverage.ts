import { isNull, type SQL, sql } from "drizzle-orm";
import { units } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { unitTree } from "../departments/unitTree.ts";
import type { CoverageView } from "../domain/policyViews.ts";
import { shortFormOf } from "../domain/priorityPoint.ts";
import { shownYear } from "../reports/shownYear.ts";

interface PointLine {
  id: string;
  path: string;
  text: string;
  shortForm: string | null;
  policyTitle: string;
}

/**
 * How many goals of each section of a department serve each point of the city's and the department's papers; one round trip.
 * @returns null when there is no such unit
 */
export function departmentCoverage(
  context: Context,
  { unitId, year }: { unitId: string; year?: number | undefined },
): Promise<CoverageView | null> {
  const tree = unitTree(unitId);
  return coverage(context, {
    scope: sql`${unitId}`,
    year: shownYear(context, year),
    pairs: (ofYear) => sql`
      SELECT g.id AS goal_id, s.unit_id, units.rowid AS unit_row, t.name, t.place
      FROM goals g CROSS JOIN goal_sections s ON s.goal_id = g.id JOIN ${tree} t ON t.id = s.unit_id JOIN units ON units.id = t.id
      WHERE g.fiscal_year = ${ofYear} AND g.withdrawn_at IS NULL`,
  });
}

/** The same for the whole city, a column for each department that has a sheet: the city's own paper alone. */
export function cityCoverage(
  context: Context,
  { year }: { year?: number | undefined },
): Promise<CoverageView | null> {
  const root = context.db.select({ id: units.id }).from(units).where(isNull(units.parentId)).limit(1);
  return coverage(context, {
    scope: sql`${root}`,
    year: shownYear(context, year),
    pairs: (ofYear) => sql`
      SELECT g.id AS goal_id, u.id AS unit_id, u.rowid AS unit_row, u.name, printf('%06d', u.position) || u.id AS place
      FROM goals g JOIN units u ON u.id = g.unit_id
      WHERE g.fiscal_year = ${ofYear} AND g.withdrawn_at IS NULL`,
  });
}

async function coverage(
  { db }: Context,
  { scope, year, pairs }: { scope: SQL; year: SQL<number>; pairs: (year: SQL<number>) => SQL },
): Promise<CoverageView | null> {
  const [[unit], [shown], columns, lines, counts] = await db.batch([
    db.select({ id: units.id, name: units.name }).from(units).where(sql`${units.id} = ${scope}`),
    db.all<{ year: number }>(sql`SELECT ${year} AS year`),
    db.all<{ id: string; name: string }>(
      sql`SELECT DISTINCT unit_id AS id, name, place FROM (${pairs(year)}) ORDER BY place`,
    ),
    db.all<PointLine>(sql`
      SELECT p.id, p.path, p.text, p.short_form AS "shortForm", a.title AS "policyTitle"
      FROM points p JOIN policies a ON a.id = p.policy_id JOIN units u ON u.id = a.unit_id
      WHERE a.fiscal_year = ${year} AND p.withdrawn_at IS NULL AND p.parent_id IS NULL
        AND (u.parent_id IS NULL OR u.id = ${scope})
      ORDER BY u.parent_id IS NOT NULL, p.position, p.id`),
    // A goal that serves what hangs below a point serves the point, once. Pairs are sorted by rowid: ids are long.
    db.all<{ pointId: string; goals: string }>(sql`
      WITH RECURSIVE under(top, id) AS (
        SELECT rowid, id FROM points WHERE parent_id IS NULL
        UNION ALL
        SELECT under.top, points.id FROM points JOIN under ON points.parent_id = under.id
      ),
      served(goal_id, top) AS MATERIALIZED (
        SELECT DISTINCT l.goal_id, under.top
        FROM goals g JOIN goal_points l ON l.goal_id = g.id JOIN under ON under.id = l.point_id
        WHERE g.fiscal_year = ${year}
      ),
      counted(top, unit_id, goals) AS (
        SELECT served.top, pair.unit_id, count(*)
        FROM (${pairs(year)}) pair JOIN served ON served.goal_id = pair.goal_id
        GROUP BY served.top, pair.unit_row
      )
      SELECT points.id AS "pointId", json_group_object(counted.unit_id, counted.goals) AS goals
      FROM counted JOIN points ON points.rowid = counted.top
      GROUP BY counted.top`),
  ]);
  if (!unit || !shown) return null;
  const countsOf = new Map(
    counts.map(({ pointId, goals }) => [pointId, JSON.parse(goals) as Record<string, number>]),
  );
  const rows = lines.map((line) => {
    const goals = countsOf.get(line.id) ?? {};
    return {
      point: {
        id: line.id,
        path: line.path,
        shortForm: shortFormOf(line),
        policyTitle: line.policyTitle,
      },
      total: Object.values(goals).reduce((sum, count) => sum + count, 0),
      goals,
    };
  });
  return {
    scope: unit,
    fiscalYear: shown.year,
    units: columns.map(({ id, name }) => ({ id, name })),
    rows: [...rows.filter(({ total }) => total === 0), ...rows.filter(({ total }) => total > 0)],
  };
}
