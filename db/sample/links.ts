import { readFileSync } from "node:fs";
import { and, eq, isNotNull } from "drizzle-orm";
import type { Context } from "../../worker/context.ts";
import { insertAll, type Statement } from "../../worker/imports/writeAll.ts";
import { goalPoints, goals, points, policies, units } from "../schema/index.ts";

const FISCAL_YEAR = 2026;

/** By department: the number of a goal and the paths of the points it serves, `部 ` before those of its own paper. */
type Links = Record<string, Record<string, string[]>>;

/** The inserts that say which points the goals serve; goals and policies must be in the database already. */
export async function linkStatements({ db, now }: Context): Promise<Statement[]> {
  const links: Links = JSON.parse(readFileSync(new URL("./goal-points.json", import.meta.url), "utf8"));
  const [goalRows, pointRows] = await db.batch([
    db
      .select({ id: goals.id, number: goals.number, department: units.name })
      .from(goals)
      .innerJoin(units, and(eq(units.id, goals.unitId), isNotNull(units.parentId)))
      .where(eq(goals.fiscalYear, FISCAL_YEAR)),
    db
      .select({ id: points.id, path: points.path, unit: units.name, parentId: units.parentId })
      .from(points)
      .innerJoin(policies, and(eq(policies.id, points.policyId), eq(policies.fiscalYear, FISCAL_YEAR)))
      .innerJoin(units, eq(units.id, policies.unitId)),
  ]);
  const rows = goalRows.flatMap((goal) =>
    (links[goal.department]?.[goal.number] ?? []).map((path) => {
      const point = pointRows.find((row) =>
        row.parentId === null ? row.path === path : row.unit === goal.department && `部 ${row.path}` === path,
      );
      if (!point)
        throw new Error(`The sample goal ${goal.department} ${goal.number} serves no point ${path}.`);
      return { goalId: goal.id, pointId: point.id, linkedAt: now };
    }),
  );
  return insertAll(rows, (part) => db.insert(goalPoints).values(part));
}
