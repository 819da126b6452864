import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import { fiscalYearOf, fiscalYearRange } from "../domain/fiscalYear.ts";
import { lookFirst, sortedBoard } from "../domain/overtime/boardOrder.ts";
import { hoursNow } from "../domain/overtime/hoursNow.ts";
import { limitsFrom } from "../domain/overtime/limits.ts";
import { type Month, monthOfDay, monthRange } from "../domain/overtime/month.ts";
import { minutesOf } from "../domain/overtime/order.ts";
import { MOST_DAYS_AGO, MOST_DAYS_AHEAD } from "../domain/overtime/orderWish.ts";
import { isEarly, paceIn, passesOn, type Today } from "../domain/overtime/pace.ts";
import { lineageIn, sectionOf } from "../domain/overtime/sections.ts";
import type { Board, BoardAllotment, BoardOrder } from "../domain/overtime/viewsOrders.ts";
import { leadsAtOrAbove } from "../domain/rights.ts";
import { minutesOfTime } from "../domain/timeOfDay.ts";
import type { Caller } from "../people/callerOf.ts";
import { calendarFor, rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { formDays, goalChoiceReads, workingDaysIn } from "./choices.ts";
import { delegationReads, toDelegations } from "./delegations.ts";
import { ledUnitReads, toLedUnits } from "./ledUnits.ts";
import { lockReads } from "./orderFacts.ts";
import { isPending, newestOrders, type OrderRow, toOrderView } from "./orderRows.ts";
import { personHourReads, toPersonHours } from "./personHours.ts";
import { peopleReads, peopleUnder, staffOfSection, unitsUnder } from "./sectionPeople.ts";

interface AllotmentRow {
  given: number | null;
  received: number;
  passedOn: number;
  recorded: number;
}

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
  const first = [addDays(today, -MOST_DAYS_AGO), monthRange(month).from].toSorted()[0] ?? today;
  const last = [addDays(today, MOST_DAYS_AHEAD), monthRange(month).to].toSorted()[1] ?? today;
  const [ruleRows, unitRows, staffRows, rows, ordered, sums, designations, [hours], locks, goals, given] =
    await db.batch([
      rulesReads(db),
      ledUnitReads(db, today, own),
      peopleReads(db, unitId, today),
      newestOrders(
        db,
        sql`o.unit_id IN (${unitsUnder(unitId)})
          AND (o.day = ${day} OR (o.day BETWEEN ${first} AND ${last} AND o.state = 'applied'))`,
      ),
      // Hours follow a person: what is ordered elsewhere counts as well.
      newestOrders(
        db,
        sql`o.state = 'ordered' AND o.day BETWEEN ${monthRange(monthOfDay(first)).from} AND ${monthRange(monthOfDay(last)).to}
          AND (o.staff_id IN (${people}) OR o.unit_id IN (${unitsUnder(unitId)}))`,
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
  const pendingRows = ordered.filter(isPending);
  const allotment = hours
    ? allotmentOf({
        hours,
        month,
        shown,
        pendingRows: pendingRows.filter(({ unitId }) => units.has(unitId)),
        at,
      })
    : null;
  const hoursOf = toPersonHours(sums, designations);
  const pendingOf = Map.groupBy(pendingRows, ({ staffId }) => staffId);

  const toBoardOrder = (row: OrderRow): BoardOrder | null => {
    const person = staffRows.find(({ staffId }) => staffId === row.staffId);
    if (!person) return null;
    const order = toOrderView(row, settings.overtimeReasons);
    const before = (pendingOf.get(row.staffId) ?? []).filter(({ orderId }) => orderId !== row.orderId);
    const now = hoursNow({
      person: hoursOf(row.staffId),
      pending: sumByMonth(before),
      month: monthOfDay(row.day),
      limits,
      at,
    });
    const leftAfter = now.left - order.minutes;
    const isOfMonth = monthOfDay(row.day) === month;
    const allotmentLeftAfter = allotment && isOfMonth ? allotment.left - order.minutes : null;
    return {
      order,
      person: {
        staffId: person.staffId,
        name: person.name,
        title: person.title,
        unit: { id: person.unitId, name: person.unitName },
      },
      hours: now,
      leftAfter,
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
    allotment,
    waiting: sortedBoard(
      listed.filter(({ order }) => order.state === "applied"),
      places,
    ),
    decided: listed
      .filter(({ order: { day: of, state } }) => of === day && (state === "ordered" || state === "declined"))
      .toSorted((one, other) => places.indexOf(one.person.staffId) - places.indexOf(other.person.staffId)),
    people: staff
      .filter(({ staffId }) => staffId !== caller.staff.id)
      .map(({ staffId, name, title }) => ({ staffId, name, title })),
    days: formDays(calendar, today),
    choices: { goals, reasons: settings.overtimeReasons },
    delegations: leadsAtOrAbove(caller.posts, lineage) ? toDelegations(given, staff) : null,
  };
}

/** The hours given to a unit for a month, with what was passed on, and what is recorded in it and below. One statement. */
function allotmentReads(db: Context["db"], unitId: string, month: Month) {
  const { from, to } = monthRange(month);
  const passed = (column: "from_unit_id" | "to_unit_id") => sql`
    (SELECT coalesce(sum(t.minutes), 0) FROM allotment_transfers t
     WHERE t.${sql.raw(column)} = ${unitId} AND t.month = ${month} AND t.state = 'accepted')`;
  return db.all<AllotmentRow>(sql`
    SELECT (SELECT minutes FROM allotments WHERE unit_id = ${unitId} AND month = ${month}) AS given,
           ${passed("to_unit_id")} AS received,
           ${passed("from_unit_id")} AS passedOn,
           (SELECT coalesce(sum(d.minutes), 0) FROM overtime_days d
            WHERE d.unit_id IN (${unitsUnder(unitId)}) AND d.day BETWEEN ${from} AND ${to}) AS recorded`);
}

function allotmentOf(facts: {
  hours: AllotmentRow;
  month: Month;
  shown: readonly OrderRow[];
  pendingRows: readonly OrderRow[];
  at: Today;
}): BoardAllotment | null {
  const { hours, month, shown, pendingRows, at } = facts;
  if (hours.given === null && hours.received === 0) return null;
  const minutes = (hours.given ?? 0) + hours.received - hours.passedOn;
  const pending = sumByMonth(pendingRows)[month] ?? 0;
  const waiting = sumByMonth(shown.filter(({ state }) => state === "applied"))[month] ?? 0;
  const used = hours.recorded + pending;
  const left = minutes - used;
  const pace = paceIn(at, monthRange(month));
  return {
    minutes,
    used,
    pending,
    left,
    leftAfterAll: left - waiting,
    runsOutOn: left < 0 || isEarly(pace) ? null : passesOn(used, left, pace),
    isEarly: isEarly(pace),
    daysDone: pace.done,
    daysAll: pace.done + pace.left.length,
  };
}

function sumByMonth(rows: readonly OrderRow[]): Record<Month, number> {
  const sums: Record<Month, number> = {};
  for (const row of rows) sums[monthOfDay(row.day)] = (sums[monthOfDay(row.day)] ?? 0) + minutesOf(row);
  return sums;
}
