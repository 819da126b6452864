import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import { unitTree } from "../departments/unitTree.ts";
import { previousWorkingDay } from "../domain/calendar.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import { lateStarts } from "../domain/deadlines/lateStarts.ts";
import type { MorningSheet } from "../domain/deadlines/morningViews.ts";
import type { UnmetDeadline } from "../domain/deadlines/views.ts";
import { fiscalYearOf } from "../domain/fiscalYear.ts";
import { pointOfWeek, pointWeekOf, shortFormOf } from "../domain/priorityPoint.ts";
import { mayReadOvertime } from "../domain/rights.ts";
import type { UnitRef } from "../domain/views.ts";
import { heldOn, type PointRow, priorityPointReads, reportReads } from "../duties/reads.ts";
import { questionReads } from "../duties/reviewDuties.ts";
import { isNewest } from "../overtime/orderRows.ts";
import type { Caller } from "../people/callerOf.ts";
import { type CityRules, calendarFor, rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { type DeadlineFact, deadlineReads, toDeadlineFacts } from "./deadlineReads.ts";
import { lateStartReads, toGoalStarts } from "./lateStartReads.ts";

/** Deadlines of the coming days are named so far ahead. */
const DAYS_AHEAD = 7;
/** Older evenings are the month's settlement and not the morning's. */
const DAYS_BACK = 31;

/** Among so many others who work over time nobody is known by a number. */
const LEAST_OTHERS = 3;

/**
 * 朝会: the sheet of a section and of what lies below it. One round trip.
 * @param lineage ids of the unit and those above it, nearest first
 */
export async function morningSheet(
  context: Context,
  caller: Caller,
  { unitId, lineage }: { unitId: string; lineage: readonly string[] },
): Promise<MorningSheet | null> {
  const { db } = context;
  const today = todayOf(context);
  const whose = { kind: "unit", unitId } as const;
  const below = sql`SELECT id FROM ${unitTree(unitId)}`;
  const [stored, [others], [unit], own, goals, superiors, orders, points, reports, questions, starts] =
    await db.batch([
      rulesReads(db),
      db.all<{ people: number }>(sql`
      SELECT count(DISTINCT p.staff_id) AS people FROM posts p
      WHERE p.unit_id IN (${below}) AND p.role IN ('member', 'admin') AND ${heldOn(today)}
        AND p.staff_id <> ${caller.staff.id}`),
      db.all<UnitRef>(sql`SELECT id, name FROM units WHERE id = ${unitId}`),
      ...deadlineReads(db, today, whose),
      db.all<{ day: CivilDate; orders: number }>(sql`
      SELECT o.day AS day, count(*) AS orders FROM overtime_orders o
      WHERE o.unit_id IN (${below}) AND o.day BETWEEN ${addDays(today, -DAYS_BACK)} AND ${addDays(today, -1)}
        AND o.state = 'ordered' AND ${isNewest}
        AND NOT EXISTS (SELECT 1 FROM overtime_results r WHERE r.order_id = o.order_id)
        AND NOT EXISTS (SELECT 1 FROM overtime_days d
          WHERE d.staff_id = o.staff_id AND d.day = o.day AND d.source = 'actual')
      GROUP BY o.day`),
      priorityPointReads(db, today, fiscalYearOf(today), { kind: "everyone" }),
      reportReads(db, today, whose),
      questionReads(db, today, whose),
      lateStartReads(db, today, below),
    ]);
  if (!unit) return null;
  const isMember = caller.posts.some((post) => post.unitId === unitId);
  const seesOrders = mayReadOvertime(caller, lineage) || (isMember && (others?.people ?? 0) >= LEAST_OTHERS);
  const rules = rulesFrom(stored);
  const facts = toDeadlineFacts([own, goals, superiors], rules, today);
  const lastDay = previousWorkingDay(calendarFor(rules, lineage), today);
  const count = (isIn: (day: CivilDate) => boolean) =>
    orders.filter(({ day }) => isIn(day)).reduce((sum, row) => sum + row.orders, 0);
  return {
    today,
    unit,
    dueToday: listed(facts, ({ dueOn }) => dueOn === today),
    soon: listed(facts, ({ dueOn }) => dueOn > today && dueOn <= addDays(today, DAYS_AHEAD)),
    late: listed(facts, ({ dueOn }) => dueOn < today),
    orders: seesOrders
      ? { lastNight: count((day) => day >= lastDay), older: count((day) => day < lastDay) }
      : null,
    point: weeksPoint(points, rules, { today, lineage }),
    reports: reports
      .filter(({ total, answered }) => answered < total)
      .map(({ quarter, total, answered, dueOn }) => ({ quarter, total, answered, dueOn })),
    questions: questions.find((row) => row.unitId === unitId)?.questions ?? 0,
    lateStarts: lateStarts(toGoalStarts(starts, today), today),
  };
}

function listed(facts: readonly DeadlineFact[], which: (fact: DeadlineFact) => boolean): UnmetDeadline[] {
  return facts.filter(which).map(({ deadlineId, goalId, title, unit, dueOn, handInBy, missing }) => ({
    deadlineId,
    goalId,
    title,
    unit,
    dueOn,
    people: handInBy === "person" ? missing.length : null,
  }));
}

function weeksPoint(
  points: readonly PointRow[],
  { calendar, settings }: CityRules,
  { today, lineage }: { today: CivilDate; lineage: readonly string[] },
): MorningSheet["point"] {
  const week = pointWeekOf(today, calendar, settings);
  if (!week || week.fiscalYear !== fiscalYearOf(today)) return null;
  const row = pointOfWeek(week, points);
  if (!row || !lineage.includes(row.policyUnitId)) return null;
  return { id: row.id, policyTitle: row.policyTitle, path: row.path, shortForm: shortFormOf(row) };
}
