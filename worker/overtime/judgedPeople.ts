// Each person of a view of hours, judged by the limits.
import type { CivilDate } from "../domain/civilDate.ts";
import { type HoursNow, hoursNow } from "../domain/overtime/hoursNow.ts";
import { limitStatus, type OvertimeLimits, type PersonOvertime } from "../domain/overtime/limits.ts";
import { type Month, monthOfDay } from "../domain/overtime/month.ts";
import { type LedUnit, lineageIn } from "../domain/overtime/sections.ts";
import type { PersonMonths } from "../domain/overtime/viewsHours.ts";
import type { Caller } from "../people/callerOf.ts";
import type { CityRules } from "../settings/readSettings.ts";
import { addedMonths, type ChargedHours } from "./chargedHours.ts";
import type { Person } from "./hoursReads.ts";
import type { MonthOrders } from "./monthOrders.ts";
import { minutesByMonth, type PendingOrder } from "./pendingOrders.ts";

/** A person of the section today, with all that is known of the month. */
export interface JudgedPerson extends PersonMonths {
  hours: HoursNow;
}

/** What the people and sections of a view are judged by. */
export interface HoursFacts {
  caller: Caller;
  today: CivilDate;
  month: Month;
  units: ReadonlyMap<string, LedUnit>;
  rules: CityRules;
  limits: OvertimeLimits;
  hoursOf: ReadonlyMap<string, PersonOvertime>;
  orders: MonthOrders;
  pending: readonly PendingOrder[];
  pendingOf: ReadonlyMap<string, readonly PendingOrder[]>;
  /** What was worked in each section, by person. */
  charged: ReadonlyMap<string, ReadonlyMap<string, ChargedHours>>;
  daysOf: (lineage: readonly LedUnit[]) => CivilDate[];
}

/** A person's months in a section and where they stand against the limits, in the month shown. */
export function personMonths(
  person: Person,
  sectionId: string,
  months: readonly Month[],
  facts: HoursFacts,
): JudgedPerson {
  const { today, month, units, limits, pendingOf, daysOf, charged } = facts;
  const { staffId, name, title, hours: own } = person;
  const pending = minutesByMonth(pendingOf.get(staffId) ?? []);
  const all = { ...own, minutes: addedMonths(own.minutes, pending) };
  const here = charged.get(sectionId)?.get(staffId);
  const marks: Partial<Record<Month, "near" | "over">> = {};
  const elsewhere: Partial<Record<Month, number>> = {};
  for (const each of months) {
    const outside = (all.minutes[each] ?? 0) - (here?.minutes[each] ?? 0);
    if (outside > 0) elsewhere[each] = outside;
    if ((all.minutes[each] ?? 0) < leastMarked(limits)) continue;
    const level = limitStatus(all, each, limits).limits.find(({ kind }) => kind === "month")?.level;
    if (level === "near" || level === "over") marks[each] = level;
  }
  const workingDays = daysOf(lineageIn(person.unitId, units));
  return {
    person: { staffId, name, title },
    sectionId,
    isHere: true,
    ...monthsIn(here, months, today),
    elsewhere,
    marks,
    year: months.reduce((sum, each) => sum + (each <= month ? (all.minutes[each] ?? 0) : 0), 0),
    hours: hoursNow({ person: own, pending, month, limits, at: { today, workingDays } }),
  };
}

/** Those who worked in a section and are not among its people today, with what they worked there. */
export function formerPeople(
  sectionId: string,
  current: ReadonlySet<string>,
  months: readonly Month[],
  { today, month, charged }: HoursFacts,
): PersonMonths[] {
  return [...(charged.get(sectionId)?.values() ?? [])].flatMap((here): PersonMonths[] => {
    if (current.has(here.person.staffId) || !months.some((each) => (here.minutes[each] ?? 0) > 0)) return [];
    return [
      {
        person: here.person,
        sectionId,
        isHere: false,
        ...monthsIn(here, months, today),
        elsewhere: {},
        marks: {},
        year: months.reduce((sum, each) => sum + (each <= month ? (here.minutes[each] ?? 0) : 0), 0),
        hours: null,
      },
    ];
  });
}

function monthsIn(
  here: ChargedHours | undefined,
  months: readonly Month[],
  today: CivilDate,
): Pick<PersonMonths, "months" | "pending"> {
  return {
    months: months.map((each) => (each > monthOfDay(today) ? null : (here?.minutes[each] ?? 0))),
    pending: months.filter((each) => each <= monthOfDay(today) && (here?.pending[each] ?? 0) > 0),
  };
}

/** A month with less is near no limit of a month, under whichever regime. */
function leastMarked({ ordinary, demanding, nearPercent }: OvertimeLimits): number {
  return Math.max(1, (Math.min(ordinary.month, demanding.month) * nearPercent) / 100);
}
