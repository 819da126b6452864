import { and, eq } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { criteria, goalSections, goals, indicators, steps } from "../../db/schema/index.ts";
import type { IndicatorView } from "../domain/indicator.ts";
import type { GoalPage } from "../domain/views.ts";
import { storedQuarter } from "../reports/yearRounds.ts";

/** Queries of a goal as the sheet has it: the row (and whether it names the unit), and what hangs below it. */
export function goalSheetQueries(db: Database, goalId: string, unitId: string) {
  return [
    db
      .select({ goal: goals, sectionId: goalSections.unitId })
      .from(goals)
      .leftJoin(goalSections, and(eq(goalSections.goalId, goals.id), eq(goalSections.unitId, unitId)))
      .where(eq(goals.id, goalId)),
    db
      .select({ id: criteria.id, text: criteria.text, withdrawnAt: criteria.withdrawnAt })
      .from(criteria)
      .where(eq(criteria.goalId, goalId))
      .orderBy(criteria.position, criteria.id),
    db
      .select({
        id: indicators.id,
        criterionId: indicators.criterionId,
        text: indicators.text,
        target: indicators.target,
        unit: indicators.unit,
        kind: indicators.kind,
      })
      .from(indicators)
      .where(eq(indicators.goalId, goalId))
      .orderBy(indicators.position, indicators.id),
    db
      .select({ text: steps.text, quarter: steps.quarter })
      .from(steps)
      .where(eq(steps.goalId, goalId))
      .orderBy(steps.position, steps.id),
  ] as const;
}

type Rows<N extends 1 | 2 | 3> = Awaited<ReturnType<typeof goalSheetQueries>[N]>;

/** The goal as a screen shows it, with the criteria that stand today. */
export function toGoalSheet(
  goal: typeof goals.$inferSelect,
  below: { criteria: Rows<1>; indicators: Rows<2>; steps: Rows<3> },
): GoalPage["goal"] {
  const byCriterion = Map.groupBy(below.indicators, (indicator) => indicator.criterionId);
  return {
    id: goal.id,
    fiscalYear: goal.fiscalYear,
    number: goal.number,
    title: goal.title,
    category: goal.category,
    deadline: { text: goal.deadlineText, date: goal.deadlineDate },
    isShared: goal.isShared,
    criteria: below.criteria
      .filter((criterion) => criterion.withdrawnAt === null)
      .map(({ id, text }) => ({
        id,
        text,
        indicators: (byCriterion.get(id) ?? []).map(({ criterionId: _, ...indicator }) => indicator),
      })),
    steps: below.steps.map(({ text, quarter }) => ({
      text,
      quarter: quarter === null ? null : storedQuarter(quarter),
    })),
  };
}

/** The indicators that no criterion of today's sheet holds but of which there are numbers. */
export function formerIndicators(
  goal: GoalPage["goal"],
  indicators: Rows<2>,
  values: readonly { indicatorId: string }[],
): IndicatorView[] {
  const shown = new Set(goal.criteria.flatMap((criterion) => criterion.indicators.map(({ id }) => id)));
  const measured = new Set(values.map(({ indicatorId }) => indicatorId));
  return indicators
    .filter(({ id }) => measured.has(id) && !shown.has(id))
    .map(({ criterionId: _, ...indicator }) => indicator);
}
