import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { pointOpenings, points, policies, policySections } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { ServedPointPage } from "../domain/policyViews.ts";
import { isAdmin } from "../domain/rights.ts";
import type { Caller } from "../people/callerOf.ts";
import { gradesInForce } from "../reports/gradeScale.ts";
import { pointRows } from "./pointRows.ts";
import { toPointTree } from "./pointTree.ts";
import { servingRows, toServingGoals, unitParents } from "./servingGoals.ts";

/**
 * One point with all that hangs below it, where it stands and which goals serve it; one round trip. Policies are
 * published to all staff, and so are the titles of goals; a grade is shown only to those who may read the unit.
 * @returns null when there is no such point, or a corrected paper took it away
 */
export async function pointPage(
  { db }: Context,
  caller: Caller,
  pointId: string,
): Promise<ServedPointPage | null> {
  const branchIds = sql`(
    WITH RECURSIVE branch(id) AS (
      SELECT ${pointId}
      UNION
      SELECT points.id FROM points JOIN branch ON points.parent_id = branch.id
    )
    SELECT id FROM branch)`;
  const year = sql<number>`(SELECT a.fiscal_year FROM points p JOIN policies a ON a.id = p.policy_id WHERE p.id = ${pointId})`;
  const own = and(eq(pointOpenings.pointId, pointId), eq(pointOpenings.staffId, caller.staff.id));
  const [rows, [place], [marks], serving, parents, grades, [counts]] = await db.batch([
    pointRows(db, caller.staff.id, sql`${points.id} IN ${branchIds}`),
    db
      .select({ section: getTableColumns(policySections), policy: getTableColumns(policies) })
      .from(points)
      .innerJoin(policySections, eq(policySections.id, points.sectionId))
      .innerJoin(policies, eq(policies.id, points.policyId))
      .where(eq(points.id, pointId)),
    db
      .select({ openedAt: pointOpenings.openedAt, finishedAt: pointOpenings.finishedAt })
      .from(pointOpenings)
      .where(own),
    servingRows(db, branchIds),
    unitParents(db),
    gradesInForce(db, year),
    countReaders(db, pointId),
  ]);
  const point = toPointTree(rows).find((candidate) => candidate.id === pointId);
  if (!point || !place) return null;
  const { id, title, issuedOn, issuerTitle } = place.policy;
  return {
    point,
    section: { label: place.section.label, heading: place.section.heading },
    policy: { id, title, issuedOn, issuerTitle },
    marks: marks ?? { openedAt: null, finishedAt: null },
    serving: toServingGoals(serving, parents, grades, caller.posts),
    counts: isAdmin(caller.posts) ? (counts ?? { opened: 0, finished: 0, understood: 0 }) : null,
  };
}

/** How many have opened a point, seen its end, and understood it; whoever understood its card in the talk has seen it. */
function countReaders(db: Context["db"], pointId: string) {
  const readers = sql`SELECT staff_id FROM readings WHERE point_id = ${pointId}`;
  const seen = (end: SQL) => sql<number>`(SELECT count(*) FROM (
    SELECT staff_id FROM point_openings WHERE point_id = ${pointId} ${end} UNION ${readers}))`;
  return db.all<{ opened: number; finished: number; understood: number }>(sql`
    SELECT ${seen(sql``)} AS opened, ${seen(sql`AND finished_at IS NOT NULL`)} AS finished,
      (SELECT count(*) FROM (${readers})) AS understood`);
}
