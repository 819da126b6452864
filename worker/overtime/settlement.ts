import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import { hoursOn, isWorkingDay } from "../domain/calendar.ts";
import { addDays } from "../domain/civilDate.ts";
import { leadsSection } from "../domain/overtime/applicants.ts";
import { type Month, monthOfDay, monthRange } from "../domain/overtime/month.ts";
import { lineageIn, sectionOf } from "../domain/overtime/sections.ts";
import { listOf, spanOfRecord } from "../domain/overtime/settle.ts";
import type { Settlement, SettlementLine } from "../domain/overtime/viewsResults.ts";
import { mayOrderOvertime } from "../domain/rights.ts";
import { minutesOfTime } from "../domain/timeOfDay.ts";
import type { Caller } from "../people/callerOf.ts";
import { type CityRules, calendarFor, rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { ledUnitReads, toLedUnits } from "./ledUnits.ts";
import { lockReads } from "./orderFacts.ts";
import { peopleReads, unitsUnder } from "./sectionPeople.ts";
import { detailedReads, type OrderOfDay, type SettlementRow } from "./settlementReads.ts";

/**
 * 記録を整える: the days of a month of a unit on which order and record are apart, and those of which the person has said
 * nothing yet. Only days that are over. One round trip.
 * @returns null where the unit is not there today
 */
export async function settlement(
  context: Context,
  caller: Caller,
  {
    unitId,
    lineage,
    month: wanted,
  }: { unitId: string; lineage: readonly string[]; month: Month | undefined },
): Promise<Settlement | null> {
  const { db } = context;
  const today = todayOf(context);
  const month = wanted ?? monthOfDay(addDays(today, -1));
  const { from, to } = monthUntil(month, addDays(today, -1));
  const [ruleRows, unitRows, rows, people, locks] = await db.batch([
    rulesReads(db),
    ledUnitReads(db, today, sql`SELECT ${unitId}`),
    detailedReads(db, { from, to, units: unitsUnder(unitId) }),
    peopleReads(db, unitId, today),
    lockReads(db, month),
  ]);
  const rules = rulesFrom(ruleRows);
  const led = toLedUnits(unitRows);
  const unit = led.get(unitId);
  if (!unit) return null;
  const isLocked = locks.some((lock) => lock.month === month);
  const mayOrder = !isLocked && mayOrderOvertime(caller, lineage);
  const orderable = new Set(
    people.flatMap((person) =>
      sectionOf(person.unitId, led) && !leadsSection([person], led) ? [person.staffId] : [],
    ),
  );
  const numberOf = new Map(rows.map(({ staffId, staffNumber }) => [staffId, staffNumber]));
  const lines = rows.flatMap((row): SettlementLine[] => {
    const list = listOf(row);
    if (!list) return [];
    const { staffId, name, title, day } = row;
    const mayHelp = mayOrder && orderable.has(staffId) && staffId !== caller.staff.id;
    return [
      {
        list,
        person: { staffId, name, title },
        sectionId: sectionOf(row.unitId, led)?.id ?? unitId,
        day,
        orders: (JSON.parse(row.orders) as OrderOfDay[]).toSorted((one, other) => one.from - other.from),
        ordered: row.ordered,
        worked: row.worked,
        leftAt: row.leftAt,
        isActual: row.source === "actual",
        afterwards: mayHelp ? afterwardsOf(row, list, rules, lineageIn(row.unitId, led)) : null,
      },
    ];
  });
  const order = [...led.keys()];
  return {
    unit: { id: unit.id, name: unit.name },
    today,
    month,
    isLocked,
    sections: order.flatMap((id) => {
      const found = led.get(id);
      return found && lines.some(({ sectionId }) => sectionId === id) ? [{ id, name: found.name }] : [];
    }),
    lines: lines.toSorted(
      (one, other) =>
        order.indexOf(one.sectionId) - order.indexOf(other.sectionId) ||
        compare(one.day, other.day) ||
        compare(numberOf.get(one.person.staffId) ?? "", numberOf.get(other.person.staffId) ?? ""),
    ),
    reasons: rules.settings.overtimeReasons,
    contact: rules.settings.personnel.contact,
  };
}

/** A month up to a day; an empty span where all of it is to come. */
export function monthUntil(month: Month, last: string): { from: string; to: string } {
  const { from, to } = monthRange(month);
  return { from, to: to < last ? to : last };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function afterwardsOf(
  row: SettlementRow,
  list: SettlementLine["list"],
  rules: CityRules,
  lineage: readonly { id: string }[],
): SettlementLine["afterwards"] {
  if (list !== "noOrder" && list !== "longerThanOrdered") return null;
  const calendar = calendarFor(
    rules,
    lineage.map(({ id }) => id),
  );
  const { from, to } = hoursOn(calendar, row.day) ?? calendar.hours;
  return spanOfRecord({
    minutes: row.worked ?? 0,
    leftAt: row.leftAt,
    hours: { opens: minutesOfTime(from), closes: minutesOfTime(to) },
    isRestDay: !isWorkingDay(calendar, row.day),
  });
}
