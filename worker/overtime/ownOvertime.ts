import { and, eq, sql } from "drizzle-orm";
import { warningLooks } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { tokyoMinutes } from "../domain/civilDate.ts";
import { fiscalYearOf, fiscalYearRange } from "../domain/fiscalYear.ts";
import { leadsSection } from "../domain/overtime/applicants.ts";
import { hoursNow } from "../domain/overtime/hoursNow.ts";
import { limitsFrom } from "../domain/overtime/limits.ts";
import { type Month, monthOfDay, monthRange } from "../domain/overtime/month.ts";
import type { Purpose } from "../domain/overtime/orderWish.ts";
import { lineageIn, sectionOf } from "../domain/overtime/sections.ts";
import { WARNING_LEVELS } from "../domain/overtime/states.ts";
import type { OwnOvertime } from "../domain/overtime/viewsOrders.ts";
import { minutesOfTime } from "../domain/timeOfDay.ts";
import type { Caller } from "../people/callerOf.ts";
import { calendarFor, rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { formDays, goalChoiceReads, workingDaysIn } from "./choices.ts";
import { eveningReads, toEvenings } from "./evenings.ts";
import { ledUnitReads, toLedUnits } from "./ledUnits.ts";
import { lockReads, unitsOfPeople } from "./orderFacts.ts";
import { newestOrders, purposeOf, toOrderView } from "./orderRows.ts";
import { minutesByMonth, pendingReads } from "./pendingOrders.ts";
import { hoursSince, personHourReads, toPersonHours } from "./personHours.ts";
import { readerReads, readersOf } from "./readers.ts";

const LAST_TASKS = 3;

interface TaskRow {
  task: string;
  goalId: string | null;
  goalNumber: number | null;
  goalTitle: string | null;
  reason: string | null;
}

/**
 * A person's own overtime of a month: the orders, the hours beside their limits, and what the form for an application
 * needs. One round trip.
 */
export async function ownOvertime(
  context: Context,
  caller: Caller,
  { month: wanted }: { month: Month | undefined },
): Promise<OwnOvertime> {
  const { db } = context;
  const today = todayOf(context);
  const month = wanted ?? monthOfDay(today);
  const staffId = caller.staff.id;
  const own = sql`SELECT ${staffId}`;
  const unitIds = unitsOfPeople([staffId], today);
  const { from, to } = monthRange(month);
  const [ruleRows, unitRows, orderRows, sums, designations, pending, locks, ...more] = await db.batch([
    rulesReads(db),
    ledUnitReads(db, today, unitIds),
    newestOrders(db, sql`o.staff_id = ${staffId} AND o.day BETWEEN ${from} AND ${to}`),
    ...personHourReads(db, own, month),
    pendingReads(db, sql`o.staff_id = ${staffId} AND o.day >= ${hoursSince(month)}`),
    lockReads(db, month),
    goalChoiceReads(db, unitIds, fiscalYearOf(today)),
    lastTaskReads(db, staffId),
    readerReads(db, unitIds, today),
    eveningReads(db, staffId, today),
    db
      .select({ level: warningLooks.level })
      .from(warningLooks)
      .where(
        and(
          eq(warningLooks.staffId, staffId),
          eq(warningLooks.lookedBy, staffId),
          eq(warningLooks.month, month),
        ),
      ),
  ]);
  const [goals, tasks, readers, evenings, looks] = more;
  const rules = rulesFrom(ruleRows);
  const units = toLedUnits(unitRows);
  const { settings } = rules;
  const [post] = caller.posts;
  const lineage = post ? lineageIn(post.unitId, units).map(({ id }) => id) : [];
  const calendar = calendarFor(rules, lineage);
  const mayNot = post ? (leadsSection(caller.posts, units) ? "leadsSection" : null) : "noPost";
  return {
    today,
    toldAt: tokyoMinutes(context.now),
    month,
    unit: post ? { id: post.unitId, name: post.unitName } : null,
    mayNot,
    readers: post ? readersOf(readers, sectionOf(post.unitId, units)?.id) : [],
    applyBy: minutesOfTime(settings.overtimeHours.applyBy),
    boardAt: minutesOfTime(settings.overtimeHours.boardAt),
    days: formDays(calendar, today),
    choices: { goals, reasons: settings.overtimeReasons },
    lastTasks: tasks.flatMap((row) => {
      const purpose = standingPurpose(row, goals, settings.overtimeReasons);
      return purpose ? [{ task: row.task, purpose }] : [];
    }),
    orders: orderRows.map((row) => toOrderView(row, settings.overtimeReasons)).toReversed(),
    evenings: toEvenings(evenings, context.now),
    hours: hoursNow({
      person: toPersonHours(sums, designations)(staffId),
      pending: minutesByMonth(pending),
      month,
      limits: limitsFrom(settings.overtimeLimits, settings.overtimeWarnings),
      at: { today, workingDays: workingDaysIn(calendar, fiscalYearRange(fiscalYearOf(today))) },
    }),
    lookedAt: WARNING_LEVELS.findLast((level) => looks.some((look) => look.level === level)) ?? "calm",
    isLocked: locks.some((lock) => lock.month === month),
    contact: settings.personnel.contact,
  };
}

/** What the person wrote last, each once, the newest first. One statement. */
function lastTaskReads(db: Context["db"], staffId: string) {
  return db.all<TaskRow>(sql`
    SELECT o.task AS task, o.goal_id AS goalId, g.number AS goalNumber, g.title AS goalTitle, o.reason AS reason,
           max(o.written_at) AS writtenAt
    FROM overtime_orders o LEFT JOIN goals g ON g.id = o.goal_id
    WHERE o.staff_id = ${staffId} AND o.state <> 'withdrawn'
    GROUP BY o.task, o.goal_id, o.reason
    ORDER BY writtenAt DESC
    LIMIT ${LAST_TASKS}`);
}

/** The purpose, if it can still be chosen. */
function standingPurpose(
  row: TaskRow,
  goals: readonly { id: string }[],
  reasons: OwnOvertime["choices"]["reasons"],
): Purpose | null {
  const { purpose } = purposeOf(row, reasons);
  if (purpose?.kind === "goal") return goals.some(({ id }) => id === purpose.goalId) ? purpose : null;
  return purpose && reasons.some(({ key }) => key === purpose.key) ? purpose : null;
}
