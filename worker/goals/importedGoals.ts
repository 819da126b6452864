import { and, asc, eq, inArray, ne } from "drizzle-orm";
import {
  criteria,
  goalSections,
  goals,
  indicators,
  steps,
  units,
  WITHDRAWN_POSITION,
} from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { StoredGoal } from "../domain/matchGoals.ts";

/** A database server limits the size of one answer (sqld: 10 MB), and an import may be of 20,000 rows. */
const GOALS_PER_READ = 1_000;

/** The goals of a department and year as an import compares them, withdrawn ones included. */
export async function importedGoals(
  context: Context,
  of: { unitId: string; fiscalYear: number },
): Promise<StoredGoal[]> {
  const ids = await context.db
    .select({ id: goals.id })
    .from(goals)
    .where(and(eq(goals.unitId, of.unitId), eq(goals.fiscalYear, of.fiscalYear)))
    .orderBy(asc(goals.number));
  const found: StoredGoal[] = [];
  for (let start = 0; start < ids.length; start += GOALS_PER_READ) {
    const some = ids.slice(start, start + GOALS_PER_READ).map((goal) => goal.id);
    found.push(...(await readGoals(context, some)));
  }
  return found;
}

async function readGoals({ db }: Context, ids: string[]): Promise<StoredGoal[]> {
  const [goalRows, sectionRows, criterionRows, stepRows, indicatorRows] = await db.batch([
    db.select().from(goals).where(inArray(goals.id, ids)).orderBy(asc(goals.number)),
    db
      .select({ goalId: goalSections.goalId, id: units.id, name: units.name })
      .from(goalSections)
      .innerJoin(units, eq(units.id, goalSections.unitId))
      .where(inArray(goalSections.goalId, ids))
      .orderBy(asc(units.position)),
    db.select().from(criteria).where(inArray(criteria.goalId, ids)),
    db.select().from(steps).where(inArray(steps.goalId, ids)),
    db
      .select()
      .from(indicators)
      .where(and(inArray(indicators.goalId, ids), ne(indicators.position, WITHDRAWN_POSITION))),
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
