import { and, asc, eq, inArray } from "drizzle-orm";
import { criteria, goalSections, goals, indicators, steps, units } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { StoredGoal } from "../domain/matchGoals.ts";

/** The goals of a department and year as an import compares them, withdrawn ones included; one round trip. */
export async function importedGoals(
  { db }: Context,
  of: { unitId: string; fiscalYear: number },
): Promise<StoredGoal[]> {
  const ofSheet = and(eq(goals.unitId, of.unitId), eq(goals.fiscalYear, of.fiscalYear));
  const ids = db.select({ id: goals.id }).from(goals).where(ofSheet);
  const [goalRows, sectionRows, criterionRows, stepRows, indicatorRows] = await db.batch([
    db.select().from(goals).where(ofSheet).orderBy(asc(goals.number)),
    db
      .select({ goalId: goalSections.goalId, id: units.id, name: units.name })
      .from(goalSections)
      .innerJoin(units, eq(units.id, goalSections.unitId))
      .where(inArray(goalSections.goalId, ids))
      .orderBy(asc(units.position)),
    db.select().from(criteria).where(inArray(criteria.goalId, ids)),
    db.select().from(steps).where(inArray(steps.goalId, ids)),
    db.select().from(indicators).where(inArray(indicators.goalId, ids)),
  ]);
  const sectionsOf = Map.groupBy(sectionRows, (row) => row.goalId);
  const criteriaOf = Map.groupBy(criterionRows, (row) => row.goalId);
  const stepsOf = Map.groupBy(stepRows, (row) => row.goalId);
  const indicatorsOf = Map.groupBy(indicatorRows, (row) => row.goalId);
  return goalRows.map(({ withdrawnAt, ...goal }) => ({
    ...goal,
    isWithdrawn: withdrawnAt !== null,
    sections: sectionsOf.get(goal.id) ?? [],
    criteria: (criteriaOf.get(goal.id) ?? []).map((row) => ({
      ...row,
      isWithdrawn: row.withdrawnAt !== null,
    })),
    steps: (stepsOf.get(goal.id) ?? []).map((row) => ({ ...row, isWithdrawn: false })),
    indicators: indicatorsOf.get(goal.id) ?? [],
  }));
}
