// The sections of a view of hours: allotments and how long they last, warnings counted, levelling.
import type { CivilDate } from "../domain/civilDate.ts";
import { quarterOf, quarterRange } from "../domain/fiscalYear.ts";
import { carriersIn, levellingOf, type MonthOfSection } from "../domain/overtime/levelling.ts";
import { addMonths, monthOfDay, monthRange, monthsFrom } from "../domain/overtime/month.ts";
import { type LedUnit, lineageIn, unitsOfSection } from "../domain/overtime/sections.ts";
import type { Regime, WarningLevel } from "../domain/overtime/states.ts";
import type { PersonRef, SectionHours } from "../domain/overtime/viewsHours.ts";
import { allotmentWindow, allottedFor, monthsOf } from "./allotmentWindow.ts";
import type { HoursRows, RegimeRow } from "./hoursReads.ts";
import type { HoursFacts, JudgedPerson } from "./judgedPeople.ts";
import { minutesByMonth } from "./pendingOrders.ts";

/** Months over which it is asked whether the same people carry the most. */
const LEVELLING_MONTHS = 6;

/** Hours and allotment of a section, and how evenly they are carried. */
export function sectionHours(
  section: LedUnit,
  people: readonly JudgedPerson[],
  rows: HoursRows,
  facts: HoursFacts,
): SectionHours {
  const { days, allotted: given, transfers, regimes } = rows;
  const { today, month, units, daysOf, orders, pending } = facts;
  const below = unitsOfSection(section.id, units);
  const recorded = unpackDays(days.filter(({ unitId }) => below.has(unitId)));
  const open = pending.filter(({ unitId }) => below.has(unitId));
  const usedByDay = { ...recorded };
  for (const { day: of, minutes } of open) {
    // What is ordered for a day to come is as good as used.
    const day = of > today && monthOfDay(of) === monthOfDay(today) ? today : of;
    usedByDay[day] = (usedByDay[day] ?? 0) + minutes;
  }
  const workingDays = daysOf(lineageIn(section.id, units));
  const windowOf = (range: { from: CivilDate; to: CivilDate }) => {
    const { from, to } = monthsOf(range);
    const allotted = monthsFrom(from, to)
      .flatMap((each) => [...below].map((id) => allottedFor(id, each, { given, transfers })))
      .filter((minutes) => minutes !== null);
    const sum = allotted.length > 0 ? allotted.reduce((one, other) => one + other, 0) : null;
    return allotmentWindow({ range, allotted: sum, usedByDay, today, workingDays });
  };
  const ofMonth = Object.entries(recorded).filter(([day]) => monthOfDay(day) === month);
  const pendingMinutes = open
    .filter(({ day }) => monthOfDay(day) === month)
    .reduce((sum, { minutes }) => sum + minutes, 0);
  const count = (level: WarningLevel) => people.filter(({ hours }) => hours.level === level).length;
  return {
    unit: { id: section.id, name: section.name },
    regime: regimeOn(
      regimes,
      lineageIn(section.id, units).map(({ id }) => id),
      today,
    ),
    people: people.length,
    month: windowOf(monthRange(month)),
    quarter: windowOf(quarterRange(quarterOf(monthRange(month).from))),
    used: ofMonth.reduce((sum, [, minutes]) => sum + minutes, 0) + pendingMinutes,
    pending: pendingMinutes,
    waiting: orders.waiting
      .filter(({ unitId }) => below.has(unitId))
      .reduce((sum, { orders }) => sum + orders, 0),
    warned: { over: count("over"), onCourse: count("onCourse"), near: count("near") },
    levelling: levelling(section, people, facts),
  };
}

/** How even the last month that is over was; with names only for whoever leads the very section. */
function levelling(
  section: LedUnit,
  people: readonly JudgedPerson[],
  { caller, today, month, hoursOf, pendingOf }: HoursFacts,
): SectionHours["levelling"] {
  const newest = month < monthOfDay(today) ? month : addMonths(monthOfDay(today), -1);
  const months = monthsFrom(addMonths(newest, 1 - LEVELLING_MONTHS), newest).map(
    (each): MonthOfSection => ({
      month: each,
      people: people.map(({ person: { staffId } }) => ({
        staffId,
        minutes:
          (hoursOf.get(staffId)?.minutes[each] ?? 0) +
          (minutesByMonth(pendingOf.get(staffId) ?? [])[each] ?? 0),
      })),
    }),
  );
  const found = levellingOf(months);
  const isLeader = caller.posts.some(
    ({ unitId, role }) => unitId === section.id && (role === "chief" || role === "director"),
  );
  const carriers = new Set(found.question?.about === "samePeople" && isLeader ? carriersIn(months) : []);
  const named: PersonRef[] = people
    .map(({ person }) => person)
    .filter(({ staffId }) => carriers.has(staffId));
  return { ...found, month: newest, carriers: isLeader ? named : null };
}

function regimeOn(rows: readonly RegimeRow[], lineage: readonly string[], day: CivilDate): Regime {
  const found = rows
    .filter(({ unitId, validFrom }) => lineage.includes(unitId) && validFrom <= day)
    .toSorted(
      (one, other) =>
        lineage.indexOf(one.unitId) - lineage.indexOf(other.unitId) ||
        (one.validFrom < other.validFrom ? 1 : -1),
    )[0];
  return found?.regime ?? "ordinary";
}

function unpackDays(rows: HoursRows["days"]): Record<CivilDate, number> {
  const sums: Record<CivilDate, number> = {};
  for (const { days } of rows) {
    for (const packed of days.split(" ")) {
      const [day = "", minutes] = packed.split(":");
      sums[day] = (sums[day] ?? 0) + Number(minutes);
    }
  }
  return sums;
}
