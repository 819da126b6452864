import { type Context, todayOf } from "../context.ts";
import { leadsSection } from "../domain/overtime/applicants.ts";
import { limitsFrom } from "../domain/overtime/limits.ts";
import {
  fiscalYearOfMonth,
  type Month,
  monthOfDay,
  monthRange,
  monthsFrom,
  monthsOfYear,
} from "../domain/overtime/month.ts";
import { sumByReason } from "../domain/overtime/reasons.ts";
import { type LedUnit, lineageIn, sectionOf } from "../domain/overtime/sections.ts";
import { WARNING_LEVELS, type WarningLevel } from "../domain/overtime/states.ts";
import type { ReasonHours, TransferView, UnitHours, WarnedPerson } from "../domain/overtime/viewsHours.ts";
import { leadsAtOrAbove } from "../domain/rights.ts";
import { minutesOfTime } from "../domain/timeOfDay.ts";
import type { Caller } from "../people/callerOf.ts";
import { type CityRules, calendarFor, rulesFrom } from "../settings/readSettings.ts";
import { chargedBySection } from "./chargedHours.ts";
import {
  type HoursRows,
  hoursReads,
  namedRows,
  type Person,
  type TransferRow,
  toPeople,
} from "./hoursReads.ts";
import { formerPeople, type HoursFacts, type JudgedPerson, personMonths } from "./judgedPeople.ts";
import { lastEvening } from "./lateStays.ts";
import { toLedUnits } from "./ledUnits.ts";
import { type MonthOrders, toMonthOrders } from "./monthOrders.ts";
import { directs } from "./rightsOfHours.ts";
import { sectionHours } from "./sectionHours.ts";
import { yearDays } from "./warnings.ts";

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
  const rows = namedRows(await db.batch([...hoursReads(db, { unitId, today, month })]));
  const { allotted, transfers, exceptions, regimes, looks, partners } = rows;
  const units = toLedUnits(rows.units);
  const unit = units.get(unitId);
  if (!unit) return null;
  const rules = rulesFrom(rows.rules);
  const people = toPeople(rows);
  const { settings } = rules;
  const orders = toMonthOrders(rows.orders);
  const facts: HoursFacts = {
    caller,
    today,
    month,
    units,
    rules,
    limits: limitsFrom(settings.overtimeLimits, settings.overtimeWarnings),
    hoursOf: new Map(people.map(({ staffId, hours }) => [staffId, hours])),
    orders,
    pending: rows.pending,
    pendingOf: Map.groupBy(rows.pending, ({ staffId }) => staffId),
    charged: chargedBySection(rows.charged, rows.pending, units),
    daysOf: yearDays(rules, monthRange(month).from),
  };
  const staff = staffBySection(people, units);
  const given = new Set(allotted.map((row) => sectionOf(row.unitId, units)?.id));
  // People without a chief are their director's own section; where there are none of the kind it is left out.
  const sections = sectionsUnder(unitId, units).filter(
    ({ id, hasDirector }) => !hasDirector || staff.has(id) || given.has(id) || facts.charged.has(id),
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
    unit: { id: unit.id, name: unit.name },
    today,
    month,
    months,
    leaveBy: minutesOfTime(settings.overtimeHours.leaveBy),
    isSection,
    sections: sections.map((section) => sectionHours(section, ofSection.get(section.id) ?? [], rows, facts)),
    people: sections.flatMap(({ id }) => {
      const own = ofSection.get(id) ?? [];
      const current = new Set(own.map(({ person }) => person.staffId));
      return [
        ...own.map(({ hours: { used, left }, ...each }) => ({ ...each, hours: { used, left } })),
        ...formerPeople(id, current, months, facts),
      ];
    }),
    warned: judged.filter(({ hours }) => hours.level !== "calm").map((each) => warned(each, looks, caller)),
    lastEvening: lastEvening({
      rows: rows.late,
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

function warned(
  { person, sectionId, hours }: JudgedPerson,
  looks: HoursRows["looks"],
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

function toTransfer(row: TransferRow, { caller, today, units }: HoursFacts): TransferView {
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
