import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import { addDays, type CivilDate, tokyoDate, tokyoInstant } from "../domain/civilDate.ts";
import { fiscalYearOf, fiscalYearRange } from "../domain/fiscalYear.ts";
import { boardGroup, lookFirst, sortedBoard } from "../domain/overtime/boardOrder.ts";
import { hoursNow } from "../domain/overtime/hoursNow.ts";
import { limitsFrom } from "../domain/overtime/limits.ts";
import { monthOfDay } from "../domain/overtime/month.ts";
import { minutesOf } from "../domain/overtime/order.ts";
import { MOST_DAYS_AHEAD, MOST_DAYS_WAITING } from "../domain/overtime/orderWish.ts";
import type { Today } from "../domain/overtime/pace.ts";
import { lineageIn, sectionOf } from "../domain/overtime/sections.ts";
import type { Board, BoardOrder } from "../domain/overtime/viewsOrders.ts";
import { leadsAtOrAbove } from "../domain/rights.ts";
import { minutesOfTime } from "../domain/timeOfDay.ts";
import type { Caller } from "../people/callerOf.ts";
import { calendarFor, rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { allotmentReads, sectionAllotments } from "./boardAllotments.ts";
import { formDays, goalChoiceReads, workingDaysIn } from "./choices.ts";
import { delegationReads, toDelegations } from "./delegations.ts";
import { ledUnitReads, toLedUnits } from "./ledUnits.ts";
import { lockReads } from "./orderFacts.ts";
import { isOpenMonth, newestOrders, type OrderRow, toOrderView } from "./orderRows.ts";
import { minutesByMonth, pendingReads } from "./pendingOrders.ts";
import { hoursSince, personHourReads, toPersonHours } from "./personHours.ts";
import { peopleReads, peopleUnder, staffOfSection, unitsUnder } from "./sectionPeople.ts";

/**
 * 今夜の超過勤務: the evening board of a section: what waits, what it leaves of each person's limit and of the section's
 * allotment, and what was decided for the day. One round trip.
 * @returns null when the unit is no section
 */
export async function board(
  context: Context,
  caller: Caller,
  {
    unitId,
    lineage,
    day: wanted,
  }: { unitId: string; lineage: readonly string[]; day: CivilDate | undefined },
): Promise<Board | null> {
  const { db } = context;
  const today = todayOf(context);
  const day = wanted ?? today;
  const month = monthOfDay(day);
  const own = sql`SELECT ${unitId}`;
  const people = peopleUnder(unitId, today);
  const [ruleRows, unitRows, staffRows, rows, pending, sums, designations, hours, locks, goals, given] =
    await db.batch([
      rulesReads(db),
      ledUnitReads(db, today, own),
      peopleReads(db, unitId, today),
      newestOrders(
        db,
        sql`o.unit_id IN (${unitsUnder(unitId)})
          AND (o.day = ${day}
            OR (o.day BETWEEN ${addDays(today, -MOST_DAYS_WAITING)} AND ${addDays(today, MOST_DAYS_AHEAD)}
              AND (o.written_at >= ${tokyoInstant(today, 0)} OR (o.state = 'applied' AND ${isOpenMonth}))))`,
      ),
      // Hours follow a person: what is ordered elsewhere counts as well.
      pendingReads(
        db,
        sql`o.day >= ${hoursSince(month)} AND (o.staff_id IN (${people}) OR o.unit_id IN (${unitsUnder(unitId)}))`,
      ),
      ...personHourReads(db, people, month),
      allotmentReads(db, unitId, month),
      lockReads(db, month),
      goalChoiceReads(db, own, fiscalYearOf(today)),
      delegationReads(context, unitId),
    ]);
  const units = toLedUnits(unitRows);
  const unit = units.get(unitId);
  if (!unit || sectionOf(unitId, units)?.id !== unitId) return null;

  const rules = rulesFrom(ruleRows);
  const { settings } = rules;
  const calendar = calendarFor(
    rules,
    lineageIn(unitId, units).map(({ id }) => id),
  );
  const workingDays = workingDaysIn(calendar, fiscalYearRange(fiscalYearOf(today)));
  const at: Today = { today, workingDays };
  const limits = limitsFrom(settings.overtimeLimits, settings.overtimeWarnings);
  const leaveBy = minutesOfTime(settings.overtimeHours.leaveBy);
  const inSection = (row: OrderRow) => sectionOf(row.unitId, units)?.id === unitId;
  const shown = rows.filter(inSection);
  const waiting = shown
    .filter(({ state }) => state === "applied")
    .map((row) => ({ ...row, minutes: minutesOf(row) }));
  const { allotments, allotmentOf } = sectionAllotments(hours, {
    sectionId: unitId,
    units,
    month,
    pending,
    waiting,
    at,
  });
  const hoursOf = toPersonHours(sums, designations);
  const pendingOf = Map.groupBy(pending, ({ staffId }) => staffId);
  const waitingOf = Map.groupBy(waiting, ({ staffId }) => staffId);

  const toBoardOrder = (row: OrderRow): BoardOrder | null => {
    const person = staffRows.find(({ staffId }) => staffId === row.staffId);
    if (!person) return null;
    const order = toOrderView(row, settings.overtimeReasons);
    const others = (waitingOf.get(row.staffId) ?? []).filter(({ orderId }) => orderId !== row.orderId);
    const hoursWith = (more: readonly { day: CivilDate; minutes: number }[]) =>
      hoursNow({
        person: hoursOf(row.staffId),
        pending: minutesByMonth([...(pendingOf.get(row.staffId) ?? []), ...more]),
        month: monthOfDay(row.day),
        limits,
        at,
      });
    const now = hoursWith([]);
    const leftAfter = row.state === "applied" ? hoursWith([order, ...others]).left : now.left;
    const held = monthOfDay(row.day) === month ? allotmentOf(row.unitId) : null;
    const allotmentLeftAfter = held && held.left - order.minutes;
    return {
      order,
      person: {
        staffId: person.staffId,
        name: person.name,
        title: person.title,
        unit: { id: person.unitId, name: person.unitName },
      },
      group: boardGroup(order, { now: context.now, today }),
      hours: now,
      leftAfter,
      isWithOthers: others.some(({ day: of }) => monthOfDay(of) === monthOfDay(row.day)),
      allotmentLeftAfter,
      look: lookFirst({ hours: now, leftAfter, until: order.until, leaveBy, allotmentLeftAfter }),
      isOwn: row.staffId === caller.staff.id,
    };
  };
  const listed = shown.map(toBoardOrder).filter((each) => each !== null);
  const places = staffRows.map(({ staffId }) => staffId);
  const staff = staffOfSection(staffRows, unitId, units);
  return {
    unit: { id: unit.id, name: unit.name },
    today,
    day,
    leaveBy,
    isLocked: locks.some((lock) => lock.month === month),
    allotments,
    waiting: sortedBoard(
      listed.filter(({ order }) => order.state === "applied"),
      places,
    ),
    decided: listed
      .filter(({ order: { state } }) => state === "ordered" || state === "declined")
      .filter(
        ({ order: { day: of, writtenAt } }) =>
          of === day || (day === today && tokyoDate(writtenAt) === today),
      )
      .toSorted((one, other) => places.indexOf(one.person.staffId) - places.indexOf(other.person.staffId)),
    people: staff
      .filter(({ staffId }) => staffId !== caller.staff.id)
      .map(({ staffId, name, title }) => ({ staffId, name, title })),
    days: formDays(calendar, today),
    choices: { goals, reasons: settings.overtimeReasons },
    delegations: leadsAtOrAbove(caller.posts, lineage) ? toDelegations(given, staff) : null,
  };
}
