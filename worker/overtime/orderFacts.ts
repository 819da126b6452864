// What has to be known of people before an order of theirs can be written, read in one batch.
import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { isWorkingDay, previousWorkingDay } from "../domain/calendar.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import { type Month, monthOfDay } from "../domain/overtime/month.ts";
import type { Span } from "../domain/overtime/order.ts";
import type { Purpose } from "../domain/overtime/orderWish.ts";
import { type LedUnit, lineageIn } from "../domain/overtime/sections.ts";
import type { OrderOrigin } from "../domain/overtime/states.ts";
import { type Timing, timingOf } from "../domain/overtime/timing.ts";
import type { Role } from "../domain/roles.ts";
import { minutesOfTime } from "../domain/timeOfDay.ts";
import { heldOn } from "../duties/reads.ts";
import { type CityRules, calendarFor } from "../settings/readSettings.ts";
import { idsIn, newestOrders } from "./orderRows.ts";

export interface PlaceRow {
  staffId: string;
  name: string;
  unitId: string;
  unitName: string;
  title: string;
  role: Role;
  isMain: 0 | 1;
}

/** The posts that people hold on a day, the main one of each first. */
export function placeReads(db: Database, staffIds: readonly string[], day: CivilDate) {
  return db.all<PlaceRow>(sql`
    SELECT s.id AS staffId, s.name AS name, p.unit_id AS unitId, u.name AS unitName, p.title AS title, p.role AS role,
           p.is_main AS isMain
    FROM posts p JOIN staff s ON s.id = p.staff_id JOIN units u ON u.id = p.unit_id
    WHERE p.staff_id IN (${idsIn(staffIds)}) AND ${heldOn(day)}
    ORDER BY s.staff_number, p.is_main DESC, p.valid_from, p.id`);
}

/** The units in which people hold a post on a day, as a subquery. */
export function unitsOfPeople(staffIds: readonly string[], day: CivilDate) {
  return sql`SELECT p.unit_id FROM posts p WHERE p.staff_id IN (${idsIn(staffIds)}) AND ${heldOn(day)}`;
}

/** Orders that can be in the way of one on a day: those of the day and of the days beside it. */
export function nearOrders(db: Database, staffIds: readonly string[], day: CivilDate) {
  return newestOrders(
    db,
    sql`o.staff_id IN (${idsIn(staffIds)}) AND o.day BETWEEN ${addDays(day, -1)} AND ${addDays(day, 1)}`,
  );
}

/** Months from one on that are closed. */
export function lockReads(db: Database, from: Month) {
  return db.all<{ month: Month }>(sql`SELECT month FROM overtime_locks WHERE month >= ${from}`);
}

/** The goal that is meant, if it is asked of one of the units or of one above. */
export function goalReads(db: Database, purpose: Purpose | null, units: ReturnType<typeof unitsOfPeople>) {
  const goalId = purpose?.kind === "goal" ? purpose.goalId : "";
  return db.all<{ number: number; title: string }>(sql`
    WITH RECURSIVE above(id) AS (
      ${units}
      UNION SELECT u.parent_id FROM units u JOIN above ON u.id = above.id WHERE u.parent_id IS NOT NULL)
    SELECT g.number AS number, g.title AS title FROM goals g
    WHERE g.id = ${goalId} AND g.withdrawn_at IS NULL
      AND EXISTS (SELECT 1 FROM goal_sections s WHERE s.goal_id = g.id AND s.unit_id IN (SELECT id FROM above))`);
}

/** Whether a day is one of rest where the person works, and whether the order comes 締切後 or 事後. */
export function marksOf(facts: {
  rules: CityRules;
  units: ReadonlyMap<string, LedUnit>;
  unitId: string;
  span: Pick<Span, "day" | "from">;
  origin: OrderOrigin;
  now: number;
}): { isRestDay: boolean } & Timing {
  const { rules, units, unitId, span, origin, now } = facts;
  const calendar = calendarFor(
    rules,
    lineageIn(unitId, units).map(({ id }) => id),
  );
  const isRestDay = !isWorkingDay(calendar, span.day);
  return {
    isRestDay,
    ...timingOf({
      span,
      now,
      // Staff ask before the cut-off; whoever orders by themselves is in time while the work has not begun.
      cutOff: origin === "chief" ? null : minutesOfTime(rules.settings.overtimeHours.applyBy),
      isRestDay,
      previousWorkingDay: previousWorkingDay(calendar, span.day),
    }),
  };
}

/**
 * Holds while the month is open and no other order of the person shares a minute with the span: what was true when it
 * was read must be true when it is written.
 */
export function stillFits({ staffId, orderId, span }: { staffId: string; orderId: string; span: Span }) {
  const { day, from, until } = span;
  const apart = sql`1440 * (julianday(o.day) - julianday(${day}))`;
  return sql`NOT EXISTS (SELECT 1 FROM overtime_locks WHERE month = ${monthOfDay(day)})
    AND NOT EXISTS (
      SELECT 1 FROM overtime_orders o
      WHERE o.staff_id = ${staffId} AND o.day BETWEEN ${addDays(day, -1)} AND ${addDays(day, 1)}
        AND o.order_id <> ${orderId} AND o.state IN ('applied', 'ordered')
        AND NOT EXISTS (SELECT 1 FROM overtime_orders n WHERE n.order_id = o.order_id AND n.version > o.version)
        AND o.from_minutes + ${apart} < ${until} AND o.until_minutes + ${apart} > ${from})`;
}
