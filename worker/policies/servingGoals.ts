import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { goalPoints, goalSections, goals, reports, rounds, units } from "../../db/schema/index.ts";
import type { Grade } from "../domain/grade.ts";
import type { ServingGoal } from "../domain/policyViews.ts";
import { mayReadUnit, type PostRight } from "../domain/rights.ts";

/** Query of the standing goals linked to any of these points, a row for each section they are asked of, in sheet order. */
export function servingRows(db: Database, pointIds: SQL) {
  const newest = (column: SQL) => sql<string | null>`(
    SELECT ${column} FROM ${reports} JOIN ${rounds} ON ${rounds.id} = ${reports.roundId}
    WHERE ${reports.goalId} = ${goals.id} AND ${reports.unitId} = ${units.id}
      AND ${rounds.fiscalYear} = ${goals.fiscalYear}
    ORDER BY ${rounds.quarter} DESC, ${reports.version} DESC LIMIT 1)`;
  return db
    .selectDistinct({
      id: goals.id,
      sheet: goals.unitId,
      number: goals.number,
      title: goals.title,
      unitId: units.id,
      unitName: units.name,
      place: units.position,
      gradeId: newest(sql`${reports.gradeId}`).as("newest_grade"),
    })
    .from(goalPoints)
    .innerJoin(goals, and(eq(goals.id, goalPoints.goalId), isNull(goals.withdrawnAt)))
    .innerJoin(goalSections, eq(goalSections.goalId, goals.id))
    .innerJoin(units, eq(units.id, goalSections.unitId))
    .where(sql`${goalPoints.pointId} IN ${pointIds}`)
    .orderBy(goals.unitId, goals.number, goals.id, units.position, units.id);
}

/** Every unit with the one above it: lineages of any number of units from one small read. */
export function unitParents(db: Database) {
  return db.select({ id: units.id, parentId: units.parentId }).from(units);
}

/** The goals as a reader may see them: the grade only of units that the reader's posts open. */
export function toServingGoals(
  rows: Awaited<ReturnType<typeof servingRows>>,
  parents: Awaited<ReturnType<typeof unitParents>>,
  grades: readonly Grade[],
  posts: readonly PostRight[],
): ServingGoal[] {
  const parentOf = new Map(parents.map(({ id, parentId }) => [id, parentId]));
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((ofGoal) => {
    const [first] = ofGoal;
    if (!first) return [];
    return {
      id: first.id,
      number: first.number,
      title: first.title,
      units: ofGoal.map(({ unitId, unitName, gradeId }) => {
        const mayRead = mayReadUnit(posts, lineageIn(parentOf, unitId));
        const grade = mayRead ? (grades.find(({ id }) => id === gradeId) ?? null) : null;
        return { unit: { id: unitId, name: unitName }, mayRead, grade };
      }),
    };
  });
}

function lineageIn(parentOf: ReadonlyMap<string, string | null>, unitId: string): string[] {
  const lineage: string[] = [];
  let next: string | null | undefined = unitId;
  while (next && !lineage.includes(next)) {
    lineage.push(next);
    next = parentOf.get(next);
  }
  return lineage;
}
