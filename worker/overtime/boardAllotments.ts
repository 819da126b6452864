// 配当時間 beside an evening board: what a section has left of the month, wherever in it the hours were given.
import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { type Month, monthOfDay, monthRange } from "../domain/overtime/month.ts";
import { isEarly, paceIn, passesOn, type Today } from "../domain/overtime/pace.ts";
import { type LedUnit, lineageIn, unitsOfSection } from "../domain/overtime/sections.ts";
import type { BoardAllotment } from "../domain/overtime/viewsOrders.ts";
import { unitsUnder } from "./sectionPeople.ts";

interface UnitMonthRow {
  unitId: string;
  given: number | null;
  received: number;
  passedOn: number;
  recorded: number;
}

/** Of a unit and each below it, the hours given for a month and passed on, and what is recorded. One statement. */
export function allotmentReads(db: Database, unitId: string, month: Month) {
  const { from, to } = monthRange(month);
  const passed = (column: "from_unit_id" | "to_unit_id") => sql`
    (SELECT coalesce(sum(t.minutes), 0) FROM allotment_transfers t
     WHERE t.${sql.raw(column)} = u.id AND t.month = ${month} AND t.state = 'accepted')`;
  return db.all<UnitMonthRow>(sql`
    SELECT u.id AS unitId,
           (SELECT a.minutes FROM allotments a WHERE a.unit_id = u.id AND a.month = ${month}) AS given,
           ${passed("to_unit_id")} AS received,
           ${passed("from_unit_id")} AS passedOn,
           (SELECT coalesce(sum(d.minutes), 0) FROM overtime_days d
            WHERE d.unit_id = u.id AND d.day BETWEEN ${from} AND ${to}) AS recorded
    FROM units u WHERE u.id IN (${unitsUnder(unitId)})`);
}

/** Minutes of a day, used in a unit. */
interface Used {
  unitId: string;
  day: CivilDate;
  minutes: number;
}

/**
 * The allotments of a section: where no chief leads a part of it, that part's are among them, each with what is used in
 * it. Units that others lead are not.
 */
export function sectionAllotments(
  rows: readonly UnitMonthRow[],
  facts: {
    sectionId: string;
    units: ReadonlyMap<string, LedUnit>;
    month: Month;
    pending: readonly Used[];
    waiting: readonly Used[];
    at: Today;
  },
): { allotments: BoardAllotment[]; allotmentOf: (unitId: string) => BoardAllotment | null } {
  const { sectionId, units, month, pending, waiting, at } = facts;
  const own = unitsOfSection(sectionId, units);
  const given = rows.filter(
    ({ unitId, given, received }) => own.has(unitId) && (given !== null || received > 0),
  );
  const isGiven = new Set(given.map(({ unitId }) => unitId));
  // A part without hours of its own uses those of the nearest unit above it in the section.
  const holderOf = (unitId: string) =>
    own.has(unitId)
      ? lineageIn(unitId, units).find(({ id }) => own.has(id) && isGiven.has(id))?.id
      : undefined;
  const sumOf = (used: readonly Used[], holder: string) =>
    used
      .filter(({ unitId, day }) => monthOfDay(day) === month && holderOf(unitId) === holder)
      .reduce((sum, { minutes }) => sum + minutes, 0);
  const pace = paceIn(at, monthRange(month));
  const allotments = [...units.values()].flatMap(({ id, name }): BoardAllotment[] => {
    const row = given.find(({ unitId }) => unitId === id);
    if (!row) return [];
    const minutes = (row.given ?? 0) + row.received - row.passedOn;
    const recorded = rows
      .filter(({ unitId }) => holderOf(unitId) === id)
      .reduce((sum, each) => sum + each.recorded, 0);
    const ordered = sumOf(pending, id);
    const used = recorded + ordered;
    const left = minutes - used;
    return [
      {
        unit: { id, name },
        minutes,
        used,
        pending: ordered,
        left,
        leftAfterAll: left - sumOf(waiting, id),
        runsOutOn: left < 0 || isEarly(pace) ? null : passesOn(used, left, pace),
        isEarly: isEarly(pace),
        daysDone: pace.done,
        daysAll: pace.done + pace.left.length,
      },
    ];
  });
  return {
    allotments,
    allotmentOf: (unitId) => allotments.find(({ unit }) => unit.id === holderOf(unitId)) ?? null,
  };
}
