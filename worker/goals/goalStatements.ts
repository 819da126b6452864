import { and, eq, inArray, notInArray } from "drizzle-orm";
import {
  criteria,
  goalSections,
  goals,
  indicators,
  indicatorValues,
  steps,
  WITHDRAWN_POSITION,
} from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { GoalChange, GoalPlan, GoalRow, StoredGoal } from "../domain/matchGoals.ts";
import { comparable, matchLists, sameKey } from "../domain/matchLists.ts";
import type { TextsPlan } from "../domain/matchTexts.ts";
import { insertAll, type Statement } from "../imports/writeAll.ts";

/** The sheet that a plan is written for. */
export interface SheetOf {
  unitId: string;
  fiscalYear: number;
}

/** Everything a plan writes, in an order that the keys allow. */
export function goalStatements(context: Context, plan: GoalPlan, sheet: SheetOf): Statement[] {
  const added = plan.added.map((row) => ({ id: context.newId(), row }));
  return [
    ...withdrawals(context, plan.withdrawn),
    ...parkings(context, plan.changed),
    ...plan.changed.flatMap((change) => changeStatements(context, change)),
    ...additions(context, added, sheet),
  ];
}

function withdrawals({ db, now }: Context, withdrawn: readonly StoredGoal[]): Statement[] {
  return withdrawn.map((goal) => db.update(goals).set({ withdrawnAt: now }).where(eq(goals.id, goal.id)));
}

// Two goals may trade numbers, and a number is unique at every moment: those that change wait below zero.
function parkings({ db }: Context, changed: readonly GoalChange[]): Statement[] {
  return changed
    .filter(({ goal, row }) => !goal.isWithdrawn && goal.number !== row.number)
    .map(({ goal }) =>
      db
        .update(goals)
        .set({ number: -1 - goal.number })
        .where(eq(goals.id, goal.id)),
    );
}

function changeStatements(context: Context, change: GoalChange): Statement[] {
  const { db } = context;
  const { goal, row } = change;
  const criterionPlan = planTexts(context, goal.id, change.criteria);
  const stepPlan = planTexts(context, goal.id, change.steps);
  return [
    db
      .update(goals)
      .set({ ...goalColumns(row), withdrawnAt: null })
      .where(eq(goals.id, goal.id)),
    ...sectionStatements(context, goal, row),
    ...change.criteria.gone.map(({ id }) =>
      db.update(criteria).set({ withdrawnAt: context.now }).where(eq(criteria.id, id)),
    ),
    ...criterionPlan.kept.map(({ id, ...entry }) =>
      db
        .update(criteria)
        .set({ ...entry, withdrawnAt: null })
        .where(eq(criteria.id, id)),
    ),
    ...insertAll(criterionPlan.fresh, (rows) => db.insert(criteria).values(rows)),
    ...change.steps.gone.map(({ id }) => db.delete(steps).where(eq(steps.id, id))),
    ...stepPlan.kept.map(({ id, ...entry }) => db.update(steps).set(entry).where(eq(steps.id, id))),
    ...insertAll(stepPlan.fresh, (rows) => db.insert(steps).values(rows)),
    ...indicatorStatements(context, change, criterionPlan.ids),
  ];
}

function goalColumns(row: GoalRow) {
  return {
    number: row.number,
    title: row.title,
    category: row.category,
    deadlineText: row.deadline.text,
    deadlineDate: row.deadline.date,
    owner: row.owner,
    isShared: row.shared,
  };
}

function sectionStatements({ db }: Context, goal: StoredGoal, row: GoalRow): Statement[] {
  const wanted = row.sections.map((section) => section.id);
  const had = new Set(goal.sections.map((section) => section.id));
  const fresh = wanted.filter((id) => !had.has(id)).map((unitId) => ({ goalId: goal.id, unitId }));
  const ofGoal = eq(goalSections.goalId, goal.id);
  return [
    db.delete(goalSections).where(and(ofGoal, notInArray(goalSections.unitId, wanted))),
    ...insertAll(fresh, (rows) => db.insert(goalSections).values(rows)),
  ];
}

/** Bullets to update and to insert, with the id of each place in the paper. */
function planTexts(context: Context, goalId: string, plan: TextsPlan) {
  const placed = plan.entries.map(({ text, stored }, position) => ({
    id: stored?.id ?? context.newId(),
    isNew: stored === null,
    position,
    text,
  }));
  return {
    ids: placed.map((entry) => entry.id),
    kept: placed.filter((entry) => !entry.isNew).map(({ isNew: _, ...entry }) => entry),
    fresh: placed.filter((entry) => entry.isNew).map(({ isNew: _, ...entry }) => ({ ...entry, goalId })),
  };
}

function indicatorStatements(
  { db, newId }: Context,
  change: GoalChange,
  criterionIds: string[],
): Statement[] {
  const { goal, row } = change;
  const rows = indicatorRows(goal.id, row, criterionIds);
  const { pairs, gone, fresh } = matchLists(goal.indicators, rows, [
    sameKey(
      (old) => comparable(old.text),
      (each) => comparable(each.text),
    ),
    sameKey(
      // Reworded, but still counted in the same unit: otherwise it is another number.
      (old) => `${old.position} ${old.unit}`,
      (each) => `${each.position} ${each.unit}`,
    ),
  ]);
  const goneIds = gone.map((old) => old.id);
  return [
    ...(goneIds.length > 0 ? withdrawnIndicators(db, goneIds) : []),
    ...pairs.map(([old, each]) => db.update(indicators).set(each).where(eq(indicators.id, old.id))),
    ...insertAll(fresh, (some) =>
      db.insert(indicators).values(some.map((each) => ({ ...each, id: newId() }))),
    ),
  ];
}

/** Numbers that were reported stay, and with them the indicator they belong to, below no criterion and in no place. */
function withdrawnIndicators(db: Context["db"], ids: string[]): Statement[] {
  const gone = inArray(indicators.id, ids);
  const measured = db.select({ id: indicatorValues.indicatorId }).from(indicatorValues);
  return [
    db.delete(indicators).where(and(gone, notInArray(indicators.id, measured))),
    db.update(indicators).set({ criterionId: null, position: WITHDRAWN_POSITION }).where(gone),
  ];
}

function indicatorRows(goalId: string, row: GoalRow, criterionIds: readonly string[]) {
  return row.indicators.map(({ criterion, text, target, unit, kind }, position) => ({
    goalId,
    criterionId: criterion === null ? null : (criterionIds[criterion] ?? null),
    position,
    text,
    target,
    unit,
    kind,
  }));
}

function additions(
  { db, newId }: Context,
  added: readonly { id: string; row: GoalRow }[],
  sheet: SheetOf,
): Statement[] {
  const bullets = (texts: readonly string[], goalId: string) =>
    texts.map((text, position) => ({ id: newId(), goalId, position, text }));
  const parts = added.map(({ id, row }) => {
    const ofCriteria = bullets(row.criteria, id);
    const criterionIds = ofCriteria.map((criterion) => criterion.id);
    return {
      goal: { id, ...sheet, ...goalColumns(row) },
      sections: row.sections.map((section) => ({ goalId: id, unitId: section.id })),
      criteria: ofCriteria,
      steps: bullets(row.steps, id),
      indicators: indicatorRows(id, row, criterionIds).map((each) => ({ ...each, id: newId() })),
    };
  });
  return [
    ...insertAll(
      parts.map((part) => part.goal),
      (rows) => db.insert(goals).values(rows),
    ),
    ...insertAll(
      parts.flatMap((part) => part.sections),
      (rows) => db.insert(goalSections).values(rows),
    ),
    ...insertAll(
      parts.flatMap((part) => part.criteria),
      (rows) => db.insert(criteria).values(rows),
    ),
    ...insertAll(
      parts.flatMap((part) => part.steps),
      (rows) => db.insert(steps).values(rows),
    ),
    ...insertAll(
      parts.flatMap((part) => part.indicators),
      (rows) => db.insert(indicators).values(rows),
    ),
  ];
}
