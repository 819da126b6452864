import { type Context, todayOf } from "../context.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { quarterOf, quarterRange } from "../domain/fiscalYear.ts";
import { leadsSection } from "../domain/overtime/applicants.ts";
import { type HoursNow, hoursNow } from "../domain/overtime/hoursNow.ts";
import { carriersIn, levellingOf, type MonthOfSection } from "../domain/overtime/levelling.ts";
import {
  limitStatus,
  limitsFrom,
  type OvertimeLimits,
  type PersonOvertime,
} from "../domain/overtime/limits.ts";
import {
  addMonths,
  fiscalYearOfMonth,
  type Month,
  monthOfDay,
  monthRange,
  monthsFrom,
  monthsOfYear,
} from "../domain/overtime/month.ts";
import { sumByReason } from "../domain/overtime/reasons.ts";
import { type LedUnit, lineageIn, sectionOf, unitsBelow } from "../domain/overtime/sections.ts";
import { type Regime, WARNING_LEVELS, type WarningLevel } from "../domain/overtime/states.ts";
import type {
  PersonMonths,
  PersonRef,
  ReasonHours,
  SectionHours,
  TransferView,
  UnitHours,
  WarnedPerson,
} from "../domain/overtime/viewsHours.ts";
import { leadsAtOrAbove } from "../domain/rights.ts";
import { minutesOfTime } from "../domain/timeOfDay.ts";
import type { Caller } from "../people/callerOf.ts";
import { type CityRules, calendarFor, rulesFrom } from "../settings/readSettings.ts";
import { allotmentWindow, allottedFor, monthsOf } from "./allotmentWindow.ts";
import {
  type HoursRows,
  hoursReads,
  type Person,
  type RegimeRow,
  type TransferRow,
  toPeople,
} from "./hoursReads.ts";
import { lastEvening } from "./lateStays.ts";
import { toLedUnits } from "./ledUnits.ts";
import { type MonthOrders, toMonthOrders } from "./monthOrders.ts";
import { directs } from "./rightsOfHours.ts";
import { yearDays } from "./warnings.ts";

/** Months over which it is asked whether the same people carry the most. */
const LEVELLING_MONTHS = 6;
/** The reason of an order that was for a goal; no key of the city's begins like this. */
const GOAL_REASON = "@goal";

/**
 * 勤務の状況 of a section or department: allotments and how long they last, who comes near a limit, who stayed late and
 * why, the year by people and months. One round trip.
 * @param wanted a month; without it, today's
 * @returns null when there is no such unit today
 */
export async function unitHours(
  context: Context,
  caller: Caller,
  {
    unitId,
    lineage,
    month: wanted,
  }: { unitId: string; lineage: readonly string[]; month: Month | undefined },
): Promise<UnitHours | null> {
  const { db } = context;
  const today = todayOf(context);
  const month = wanted ?? monthOfDay(today);
  const rows = await db.batch([...hoursReads(db, { unitId, today, month })]);
  const [ruleRows, unitRows, , , , , allotted, transfers, orderRows, late, ...last] = rows;
  const [exceptions, regimes, looks, partners] = last;
  const units = toLedUnits(unitRows);
  const unit = units.get(unitId);
  if (!unit) return null;
  const rules = rulesFrom(ruleRows);
  const people = toPeople(rows);
  const { settings } = rules;
  const orders = toMonthOrders(orderRows);
  const facts: Facts = {
    caller,
    today,
    month,
    units,
    rules,
    limits: limitsFrom(settings.overtimeLimits, settings.overtimeWarnings),
    hoursOf: new Map(people.map(({ staffId, hours }) => [staffId, hours])),
    orders,
    pendingOf: Map.groupBy(orders.pending, ({ staffId }) => staffId),
    daysOf: yearDays(rules, monthRange(month).from),
  };
  const staff = staffBySection(people, units);
  const given = new Set(allotted.map((row) => row.unitId));
  // People without a chief are their director's own section; where there are none of the kind it is left out.
  const sections = sectionsUnder(unitId, units).filter(
    ({ id, hasDirector }) => !hasDirector || staff.has(id) || given.has(id),
  );
  const year = monthsOfYear(fiscalYearOfMonth(month));
  const months = monthsFrom(year.from, year.to);
  const judged = sections.flatMap(({ id }) =>
    (staff.get(id) ?? []).map((person) => personMonths(person, id, months, facts)),
  );
  const ofSection = Map.groupBy(judged, ({ sectionId }) => sectionId);
  const isSection = sections.length === 1 && sections[0]?.id === unitId;
  const isDirector = directs(caller.posts, lineage);
  return {
    unit: refOf(unit),
    today,
    month,
    months,
    leaveBy: minutesOfTime(settings.overtimeHours.leaveBy),
    isSection,
    sections: sections.map((section) => sectionHours(section, ofSection.get(section.id) ?? [], rows, facts)),
    people: judged.map(({ hours: { used, left }, ...each }) => ({ ...each, hours: { used, left } })),
    warned: judged.filter(({ hours }) => hours.level !== "calm").map((each) => warned(each, looks, caller)),
    lastEvening: lastEvening({
      rows: late,
      exceptions,
      reasons: settings.overtimeReasons,
      units,
      sectionIds: sections.map(({ id }) => id),
      calendarAt: (of) =>
        calendarFor(
          rules,
          of.map(({ id }) => id),
        ),
      unitId,
      today,
    }),
    reasons: reasonHours(orders.reasons, rules),
    exceptions: exceptions.map(({ unitId: id, unitName, isSpecialDuty, ...each }) => ({
      ...each,
      unit: { id, name: unitName },
      isSpecialDuty: isSpecialDuty === 1,
      mayEnd:
        caller.isPersonnel ||
        directs(
          caller.posts,
          lineageIn(id, units).map((above) => above.id),
        ),
    })),
    transfers: transfers.map((row) => toTransfer(row, facts)),
    regimes: regimes.map(({ unitId: id, unitName, validFrom, regime }) => ({
      unit: { id, name: unitName },
      validFrom,
      regime,
    })),
    partners: isSection ? partners : [],
    may: {
      declare: caller.isPersonnel || isDirector,
      designate: caller.isPersonnel,
      transfer: isSection && leadsAtOrAbove(caller.posts, lineage),
      look: leadsAtOrAbove(caller.posts, lineage),
    },
  };
}

interface JudgedPerson extends PersonMonths {
  hours: HoursNow;
}

interface Facts {
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

/** The sections at or below a unit, in the order of the organisation from above to below. */
function sectionsUnder(unitId: string, units: ReadonlyMap<string, LedUnit>): LedUnit[] {
  const children = Map.groupBy(units.values(), ({ parentId }) => parentId);
  const found: LedUnit[] = [];
  const visit = (unit: LedUnit) => {
    if (sectionOf(unit.id, units)?.id === unit.id && !found.includes(unit)) found.push(unit);
    for (const child of children.get(unit.id) ?? []) visit(child);
  };
  const unit = units.get(unitId);
  if (unit) visit(unit);
  return found;
}

/** Those who can be ordered to stay, by section and in their order. */
function staffBySection(
  people: readonly Person[],
  units: ReadonlyMap<string, LedUnit>,
): Map<string, Person[]> {
  const bySection = new Map<string, Person[]>();
  for (const person of people) {
    const section = sectionOf(person.unitId, units);
    if (!section || leadsSection([person], units)) continue;
    const found = bySection.get(section.id);
    if (found) found.push(person);
    else bySection.set(section.id, [person]);
  }
  return bySection;
}

function personMonths(
  person: Person,
  sectionId: string,
  months: readonly Month[],
  facts: Facts,
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

function warned(
  { person, sectionId, hours }: JudgedPerson,
  looks: HoursRows[12],
  caller: Caller,
): WarnedPerson {
  const rank = (level: WarningLevel) => WARNING_LEVELS.indexOf(level);
  return {
    person,
    sectionId,
    hours,
    looks: looks
      .filter(({ staffId, level }) => staffId === person.staffId && rank(level) >= rank(hours.level))
      .map(({ name, title, word, lookedAt, lookedBy }) => ({
        name,
        title,
        word,
        lookedAt,
        isOwn: lookedBy === caller.staff.id,
      })),
  };
}

function sectionHours(
  section: LedUnit,
  people: readonly JudgedPerson[],
  rows: HoursRows,
  facts: Facts,
): SectionHours {
  const [, , , , , dayRows, given, transfers, , , , regimes] = rows;
  const { today, month, units, daysOf, orders } = facts;
  const below = unitsBelow(section.id, units);
  const recorded = unpackDays(dayRows.filter(({ unitId }) => below.has(unitId)));
  const open = orders.pending.filter(({ unitId }) => below.has(unitId));
  const usedByDay = { ...recorded };
  for (const { day, minutes } of open) usedByDay[day] = (usedByDay[day] ?? 0) + minutes;
  const workingDays = daysOf(lineageIn(section.id, units));
  const windowOf = (range: { from: CivilDate; to: CivilDate }) => {
    const { from, to } = monthsOf(range);
    const allotted = monthsFrom(from, to)
      .map((each) => allottedFor(section.id, each, { given, transfers }))
      .filter((minutes) => minutes !== null);
    const sum = allotted.length > 0 ? allotted.reduce((one, other) => one + other, 0) : null;
    return allotmentWindow({ range, allotted: sum, usedByDay, today, workingDays });
  };
  const ofMonth = Object.entries(recorded).filter(([day]) => monthOfDay(day) === month);
  const pendingMinutes = open.reduce((sum, { minutes }) => sum + minutes, 0);
  const count = (level: WarningLevel) => people.filter(({ hours }) => hours.level === level).length;
  return {
    unit: refOf(section),
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
  { caller, today, month, hoursOf }: Facts,
): SectionHours["levelling"] {
  const newest = month < monthOfDay(today) ? month : addMonths(monthOfDay(today), -1);
  const months = monthsFrom(addMonths(newest, 1 - LEVELLING_MONTHS), newest).map(
    (each): MonthOfSection => ({
      month: each,
      people: people.map(({ person: { staffId } }) => ({
        staffId,
        minutes: hoursOf.get(staffId)?.minutes[each] ?? 0,
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

function reasonHours(rows: MonthOrders["reasons"], { settings }: CityRules): ReasonHours[] {
  const records = rows.flatMap(({ reason, isGoal, minutes }) =>
    minutes.map((each) => ({ reason: isGoal ? GOAL_REASON : reason, minutes: each })),
  );
  return sumByReason(records).map((sum) => ({
    ...sum,
    label: settings.overtimeReasons.find(({ key }) => key === sum.reason)?.label ?? "",
    isGoal: sum.reason === GOAL_REASON,
  }));
}

function toTransfer(row: TransferRow, { caller, today, units }: Facts): TransferView {
  const { id, month, minutes, word, state, proposedAt, decisionWord, proposedByUnitId } = row;
  const other = proposedByUnitId === row.fromId ? row.toId : row.fromId;
  const leads = (unitId: string) =>
    leadsAtOrAbove(
      caller.posts,
      lineageIn(unitId, units).map((unit) => unit.id),
    );
  const isOpen = state === "proposed" && month >= monthOfDay(today);
  const isOwn = row.proposedBy === caller.staff.id;
  const mine: TransferView["mine"] = !isOpen
    ? null
    : !isOwn && leads(other)
      ? { kind: "decide", unitId: other }
      : isOwn || leads(proposedByUnitId)
        ? { kind: "withdraw", unitId: proposedByUnitId }
        : null;
  return {
    id,
    from: { id: row.fromId, name: row.fromName },
    to: { id: row.toId, name: row.toName },
    month,
    minutes,
    word,
    state,
    proposedBy: row.proposedByName,
    proposedAt,
    decisionWord,
    mine,
  };
}

function unpackDays(rows: HoursRows[5]): Record<CivilDate, number> {
  const sums: Record<CivilDate, number> = {};
  for (const { days } of rows) {
    for (const packed of days.split(" ")) {
      const [day = "", minutes] = packed.split(":");
      sums[day] = (sums[day] ?? 0) + Number(minutes);
    }
  }
  return sums;
}

function refOf({ id, name }: LedUnit) {
  return { id, name };
}
