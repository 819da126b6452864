// Each person of a view of hours, judged by the limits.
import type { CivilDate } from "../domain/civilDate.ts";
import { type HoursNow, hoursNow } from "../domain/overtime/hoursNow.ts";
import { limitStatus, type OvertimeLimits, type PersonOvertime } from "../domain/overtime/limits.ts";
import { type Month, monthOfDay } from "../domain/overtime/month.ts";
import { type LedUnit, lineageIn } from "../domain/overtime/sections.ts";
import type { PersonMonths } from "../domain/overtime/viewsHours.ts";
import type { Caller } from "../people/callerOf.ts";
import type { CityRules } from "../settings/readSettings.ts";
import type { Person } from "./hoursReads.ts";
import type { MonthOrders } from "./monthOrders.ts";

/** A person of the year's table, with all that is known of the month. */
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
  pendingOf: ReadonlyMap<string, MonthOrders["pending"]>;
  daysOf: (lineage: readonly LedUnit[]) => CivilDate[];
}

/** A person's months and where they stand against the limits, in the month shown. */
export function personMonths(
  person: Person,
  sectionId: string,
  months: readonly Month[],
  facts: HoursFacts,
): JudgedPerson {
  const { today, month, units, limits, pendingOf, daysOf } = facts;
  const { staffId, name, title, hours: own } = person;
  const pending = (pendingOf.get(staffId) ?? []).reduce((sum, { minutes }) => sum + minutes, 0);
  const all = { ...own, minutes: { ...own.minutes, [month]: (own.minutes[month] ?? 0) + pending } };
  const marks: Partial<Record<Month, "near" | "over">> = {};
  for (const each of months) {
    if ((all.minutes[each] ?? 0) < leastMarked(limits)) continue;
    const level = limitStatus(all, each, limits).limits.find(({ kind }) => kind === "month")?.level;
    if (level === "near" || level === "over") marks[each] = level;
  }
  const workingDays = daysOf(lineageIn(person.unitId, units));
  return {
    person: { staffId, name, title },
    sectionId,
    months: months.map((each) => (each > monthOfDay(today) ? null : (all.minutes[each] ?? 0))),
    marks,
    year: months.reduce((sum, each) => sum + (each <= month ? (all.minutes[each] ?? 0) : 0), 0),
    hours: hoursNow({
      person: own,
      pending: { [month]: pending },
      month,
      limits,
      at: { today, workingDays },
    }),
  };
}

/** A month with less is near no limit of a month, under whichever regime. */
function leastMarked({ ordinary, demanding, nearPercent }: OvertimeLimits): number {
  return Math.max(1, (Math.min(ordinary.month, demanding.month) * nearPercent) / 100);
}
