// The reads behind the duties of overtime, for one batch.
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import { monthOfDay } from "../domain/overtime/month.ts";
import { MOST_DAYS_AGO, MOST_DAYS_WAITING } from "../domain/overtime/orderWish.ts";
import { DEFAULT_OVERTIME_SETTINGS } from "../domain/overtime/settings.ts";
import { type ActingAs, actingOn, unitsNamedIn } from "../organisation/actingFor.ts";
import { ledUnitReads } from "../overtime/ledUnits.ts";
import { isNewest, isOpenMonth } from "../overtime/orderRows.ts";
import { isPending } from "../overtime/pendingOrders.ts";
import { heldOn, type Whose } from "./reads.ts";

/** No office is closed for longer: so far is looked for the working day beside a day. */
const LONGEST_CLOSURE_DAYS = 14;

/** Everybody's duties, or one person's with those they may have to see to for somebody else. */
export type Reader = Exclude<Whose, { kind: "unit" }>;

export interface OrdersRow {
  unitId: string;
  day: CivilDate;
  /** Staff ids as JSON, one for each application. */
  staff: string;
}

export interface LeaderRow {
  unitId: string;
  staffId: string;
  role: "chief" | "director" | ActingAs;
  since: CivilDate;
}

/** Seven statements for one batch. Where nobody works over time they find nothing and cost little. */
export function overtimeReads(db: Database, day: CivilDate, whose: Reader) {
  const waiting = waitingOrders(day, whose);
  const late = lateStays(day, whose);
  // One person's units are taken as they are: that costs less than finding out where something is.
  const around =
    whose.kind === "one"
      ? unitsToOrderIn(whose.staffId, day)
      : sql`SELECT o.unit_id ${waiting} UNION SELECT unit_id FROM (${late})`;
  const above = sql`
    WITH RECURSIVE above(id) AS (
      ${around}
      UNION SELECT u.parent_id FROM units u JOIN above ON u.id = above.id WHERE u.parent_id IS NOT NULL)`;
  return [
    db.all<OrdersRow>(sql`
      SELECT o.unit_id AS unitId, o.day AS day, json_group_array(o.staff_id) AS staff
      ${waiting} GROUP BY o.unit_id, o.day`),
    db.all<{ unitId: string; day: CivilDate; staff: string }>(sql`
      SELECT unit_id AS unitId, day, json_group_array(DISTINCT staff_id) AS staff
      FROM (${late}) GROUP BY unit_id, day`),
    db.all<{ unitId: string; fromDay: CivilDate; untilDay: CivilDate }>(sql`
      SELECT unit_id AS unitId, from_day AS fromDay, until_day AS untilDay FROM overtime_exceptions
      WHERE ended_at IS NULL AND from_day < ${day} AND until_day >= ${addDays(day, -LONGEST_CLOSURE_DAYS)}`),
    ledUnitReads(db, day, around),
    db.all<LeaderRow>(sql`${above}
      SELECT p.unit_id AS unitId, p.staff_id AS staffId, p.role AS role, p.valid_from AS since FROM posts p
      WHERE p.unit_id IN (SELECT id FROM above) AND p.role IN ('chief', 'director') AND ${heldOn(day)}
      UNION ALL
      SELECT unit_id, staff_id, acting_as, since FROM (${actingOn(day, { units: sql`SELECT id FROM above` })})`),
    db.all<{ staffId: string; oldest: CivilDate; newest: CivilDate; days: number }>(sql`
      SELECT o.staff_id AS staffId, min(o.day) AS oldest, max(o.day) AS newest, count(DISTINCT o.day) AS days
      ${unconfirmed(day, addDays(day, -MOST_DAYS_AGO), ownOrders(whose))}
        AND EXISTS (SELECT 1 FROM posts p WHERE p.staff_id = o.staff_id AND ${heldOn(day)})
      GROUP BY o.staff_id`),
    db.all<{ id: string; unitId: string; unitName: string; proposedAt: number; leaders: string }>(sql`
      SELECT t.id AS id, u.id AS unitId, u.name AS unitName, t.proposed_at AS proposedAt,
             (SELECT json_group_array(DISTINCT p.staff_id) FROM posts p
              WHERE ${leads(sql`u.id`, day)} AND p.staff_id <> t.proposed_by) AS leaders
      FROM allotment_transfers t
      JOIN units u ON u.id IN (t.from_unit_id, t.to_unit_id) AND u.id <> t.proposed_by_unit_id
      WHERE t.state = 'proposed' AND t.month >= ${monthOfDay(day)}
        ${
          whose.kind === "one"
            ? sql`AND t.proposed_by <> ${whose.staffId}
                AND EXISTS (SELECT 1 FROM posts p WHERE ${leads(sql`u.id`, day)} AND p.staff_id = ${whose.staffId})`
            : sql``
        }`),
  ] as const;
}

type RowsOf<Reads extends readonly unknown[]> = { [Index in keyof Reads]: Awaited<Reads[Index]> };
export type OvertimeRows = RowsOf<ReturnType<typeof overtimeReads>>;

// Without CROSS JOIN SQLite would look through all orders: there is an index by unit and day, none by day alone.
const FROM_ORDERS = sql`FROM units v CROSS JOIN overtime_orders o ON o.unit_id = v.id`;

/** `FROM … WHERE …` of the applications nobody has decided on; `o`. */
function waitingOrders(day: CivilDate, whose: Reader): SQL {
  return sql`${FROM_ORDERS}
    WHERE o.day BETWEEN ${addDays(day, -MOST_DAYS_WAITING)} AND ${addDays(day, LONGEST_CLOSURE_DAYS)}
      AND o.state = 'applied' AND ${isNewest} AND ${isOpenMonth}
      ${whose.kind === "one" ? sql`AND v.id IN (${unitsToOrderIn(whose.staffId, day)})` : sql``}`;
}

/** `FROM … WHERE …` of the orders of evenings before a day of which nobody knows the end; `o`. */
function unconfirmed(day: CivilDate, from: CivilDate, whose: SQL): SQL {
  return sql`${whose}
      AND o.day BETWEEN ${from} AND ${addDays(day, -1)} AND ${isPending} AND ${isOpenMonth}`;
}

function ownOrders(whose: Reader): SQL {
  return whose.kind === "one"
    ? sql`FROM overtime_orders o WHERE o.staff_id = ${whose.staffId}`
    : sql`${FROM_ORDERS} WHERE 1`;
}

/** People of evenings before a day who stayed past the hour, as recorded or, until it is, as ordered. */
function lateStays(day: CivilDate, whose: Reader): SQL {
  const from = addDays(day, -LONGEST_CLOSURE_DAYS);
  const isLed = (unitId: SQL) =>
    whose.kind === "one" ? sql`${unitId} IN (${unitsDirected(whose.staffId, day)})` : sql`1`;
  return sql`
    SELECT unit_id, day, staff_id FROM overtime_days
    WHERE day BETWEEN ${from} AND ${addDays(day, -1)} AND until_minutes > ${LEAVE_BY} AND ${isLed(sql`unit_id`)}
    UNION ALL
    SELECT o.unit_id, o.day, o.staff_id ${unconfirmed(day, from, sql`${FROM_ORDERS} WHERE ${isLed(sql`v.id`)}`)}
      AND o.until_minutes > ${LEAVE_BY}`;
}

const LEAVE_BY = sql`(
  SELECT substr(leaving, 1, 2) * 60 + substr(leaving, 4, 2)
  FROM (SELECT coalesce((SELECT value ->> '$.leaveBy' FROM settings WHERE key = 'overtimeHours'),
                        ${DEFAULT_OVERTIME_SETTINGS.overtimeHours.leaveBy}) AS leaving))`;

/** The units whose overtime a person may have to order on a day, and those below. */
function unitsToOrderIn(staffId: string, day: CivilDate): SQL {
  return sql`
    WITH RECURSIVE ordered(id) AS (
      SELECT p.unit_id FROM posts p WHERE p.staff_id = ${staffId} AND p.role IN ('chief', 'director') AND ${heldOn(day)}
      UNION
      ${unitsNamedIn(staffId)}
      UNION
      SELECT u.id FROM units u JOIN ordered ON u.parent_id = ordered.id)
    SELECT id FROM ordered`;
}

function unitsDirected(staffId: string, day: CivilDate): SQL {
  return sql`
    WITH RECURSIVE directed(id) AS (
      SELECT p.unit_id FROM posts p WHERE p.staff_id = ${staffId} AND p.role = 'director' AND ${heldOn(day)}
      UNION
      SELECT u.id FROM units u JOIN directed ON u.parent_id = directed.id)
    SELECT id FROM directed`;
}

function leads(unitId: SQL, day: CivilDate): SQL {
  return sql`p.unit_id = ${unitId} AND p.role IN ('chief', 'director') AND ${heldOn(day)}`;
}
