import { and, eq, getTableColumns, inArray, isNull, sql } from "drizzle-orm";
import { pointOpenings, points, policies, policySections, units } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { fiscalYearOf } from "../domain/fiscalYear.ts";
import type { ComparedPolicies } from "../domain/policyViews.ts";
import type { Caller } from "../people/callerOf.ts";
import { paperChanges } from "./paperChanges.ts";
import { pointRows } from "./pointRows.ts";
import { toPointTree } from "./pointTree.ts";

/**
 * The year's papers that concern a person, in one round trip: the city's first, then those of the units in which the
 * person holds a post and of the units above them.
 * @param year a fiscal year; without it today's
 */
export async function policiesFor(
  context: Context,
  caller: Caller,
  year: number | undefined,
): Promise<ComparedPolicies> {
  const { db } = context;
  const fiscalYear = year ?? fiscalYearOf(todayOf(context));
  const around = sql`${policies.unitId} IN ${unitsAround(caller.posts.map((post) => post.unitId))}`;
  const concerning = and(eq(policies.fiscalYear, fiscalYear), around);
  const ids = db.select({ id: policies.id }).from(policies).where(concerning);
  const [policyRows, sections, pointsOfAll, marks, formerPoints] = await db.batch([
    db
      .select({ policy: getTableColumns(policies), unit: { id: units.id, name: units.name } })
      .from(policies)
      .innerJoin(units, eq(units.id, policies.unitId))
      .where(concerning)
      .orderBy(sql`${units.parentId} IS NOT NULL`, units.position, units.id),
    db
      .select()
      .from(policySections)
      .where(inArray(policySections.policyId, ids))
      .orderBy(policySections.position, policySections.id),
    pointRows(db, caller.staff.id, inArray(points.policyId, ids)),
    db
      .select({
        pointId: pointOpenings.pointId,
        openedAt: pointOpenings.openedAt,
        finishedAt: pointOpenings.finishedAt,
      })
      .from(pointOpenings)
      .innerJoin(points, eq(points.id, pointOpenings.pointId))
      .where(and(eq(pointOpenings.staffId, caller.staff.id), inArray(points.policyId, ids))),
    db
      .select({
        unitId: policies.unitId,
        title: policies.title,
        fiscalYear: policies.fiscalYear,
        id: points.id,
        path: points.path,
        text: points.text,
      })
      .from(points)
      .innerJoin(policies, eq(policies.id, points.policyId))
      .where(and(eq(policies.fiscalYear, fiscalYear - 1), around, isNull(points.withdrawnAt)))
      .orderBy(points.position, points.id),
  ]);
  const sectionsOf = Map.groupBy(sections, (section) => section.policyId);
  const pointsOf = Map.groupBy(pointsOfAll, (point) => point.sectionId);
  const formerOf = Map.groupBy(formerPoints, (point) => point.unitId);
  return {
    fiscalYear,
    marks: Object.fromEntries(
      marks.map(({ pointId, openedAt, finishedAt }) => [pointId, { openedAt, finishedAt }]),
    ),
    changes: Object.fromEntries(
      policyRows.flatMap(({ policy, unit }) => {
        const own = pointsOfAll.filter((point) => point.policyId === policy.id);
        const changes = paperChanges(formerOf.get(unit.id) ?? [], own);
        return changes ? [[policy.id, changes]] : [];
      }),
    ),
    policies: policyRows.map(({ policy: { id, title, issuedOn, issuerTitle }, unit }) => ({
      id,
      title,
      issuedOn,
      issuerTitle,
      unit,
      sections: (sectionsOf.get(id) ?? []).map(({ id: sectionId, label, heading, text }) => ({
        label,
        heading,
        text,
        points: toPointTree(pointsOf.get(sectionId) ?? []),
      })),
    })),
  };
}

/** The root, these units and all units above them, as a subquery of ids. */
function unitsAround(unitIds: readonly string[]) {
  return sql`(
    WITH RECURSIVE around(id) AS (
      SELECT id FROM units WHERE parent_id IS NULL OR id IN (SELECT value FROM json_each(${JSON.stringify(unitIds)}))
      UNION
      SELECT units.parent_id FROM units JOIN around ON units.id = around.id WHERE units.parent_id IS NOT NULL
    )
    SELECT id FROM around)`;
}
