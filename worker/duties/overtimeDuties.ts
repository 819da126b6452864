// The duties that overtime brings: applications that wait for an order, evenings that wait for their end, people who
// stayed late, and hours that another section asks for.
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  workingDayFrom,
} from "../domain/calendar.ts";
import { addDays, type CivilDate, tokyoDate } from "../domain/civilDate.ts";
import type { OvertimeDuty, Superior } from "../domain/duty.ts";
import { monthOfDay } from "../domain/overtime/month.ts";
import { MOST_DAYS_AGO } from "../domain/overtime/orderWish.ts";
import { departmentOf, type LedUnit, lineageIn, sectionOf } from "../domain/overtime/sections.ts";
import { DEFAULT_OVERTIME_SETTINGS } from "../domain/overtime/settings.ts";
import { type AbsenceToday, absentAmong } from "../domain/standIn.ts";
import { minutesOfTime } from "../domain/timeOfDay.ts";
import { ledUnitReads, toLedUnits } from "../overtime/ledUnits.ts";
import { isNewest } from "../overtime/orderRows.ts";
import type { CityRules } from "../settings/readSettings.ts";
import { coversDay, heldOn, type Whose } from "./reads.ts";

/** No office is closed for longer: so far is looked for the working day beside a day. */
const LONGEST_CLOSURE_DAYS = 14;
const TRANSFER_WORKING_DAYS = 5;

/** Everybody's duties, or one person's with those they may have to see to for somebody else. */
export type Reader = Exclude<Whose, { kind: "unit" }>;

interface OrdersRow {
  unitId: string;
  day: CivilDate;
  orders: number;
  /** Staff ids, as JSON. */
  staff: string;
}

interface LeaderRow {
  unitId: string;
  staffId: string;
  role: "chief" | "director" | "named";
  since: CivilDate;
}

/** Seven statements for one batch. Where nobody works over time they find nothing and cost little. */
export function overtimeReads(db: Database, day: CivilDate, whose: Reader) {
  const waiting = waitingOrders(day, whose);
  const late = lateStays(day, whose);
  const around = sql`SELECT o.unit_id ${waiting} UNION SELECT unit_id FROM (${late})`;
  const above = sql`
    WITH RECURSIVE above(id) AS (
      ${around}
      UNION SELECT u.parent_id FROM units u JOIN above ON u.id = above.id WHERE u.parent_id IS NOT NULL)`;
  return [
    db.all<OrdersRow>(sql`
      SELECT o.unit_id AS unitId, o.day AS day, count(*) AS orders, json_group_array(DISTINCT o.staff_id) AS staff
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
      SELECT d.unit_id, d.staff_id, 'named', d.from_day FROM order_delegations d
      WHERE d.unit_id IN (SELECT id FROM above) AND ${isNamed(day)}`),
    db.all<{ staffId: string; oldest: CivilDate; newest: CivilDate; days: number }>(sql`
      SELECT o.staff_id AS staffId, min(o.day) AS oldest, max(o.day) AS newest, count(DISTINCT o.day) AS days
      ${unconfirmed(day, addDays(day, -MOST_DAYS_AGO), ownOrders(whose))} GROUP BY o.staff_id`),
    db.all<{ id: string; unitId: string; unitName: string; proposedAt: number; leaders: string }>(sql`
      SELECT t.id AS id, u.id AS unitId, u.name AS unitName, t.proposed_at AS proposedAt,
             (SELECT json_group_array(DISTINCT p.staff_id) FROM posts p WHERE ${leads(sql`u.id`, day)}) AS leaders
      FROM allotment_transfers t
      JOIN units u ON u.id IN (t.from_unit_id, t.to_unit_id) AND u.id <> t.proposed_by_unit_id
      WHERE t.state = 'proposed' AND t.month >= ${monthOfDay(day)}
        ${
          whose.kind === "one"
            ? sql`AND EXISTS (SELECT 1 FROM posts p WHERE ${leads(sql`u.id`, day)} AND p.staff_id = ${whose.staffId})`
            : sql``
        }`),
  ] as const;
}

type RowsOf<Reads extends readonly unknown[]> = { [Index in keyof Reads]: Awaited<Reads[Index]> };
export type OvertimeRows = RowsOf<ReturnType<typeof overtimeReads>>;

/** The rows of `overtimeReads` as duties. */
export function toOvertimeDuties(
  rows: OvertimeRows,
  facts: { rules: CityRules; day: CivilDate; absences: ReadonlyMap<string, AbsenceToday> },
): OvertimeDuty[] {
  const [waiting, late, exceptions, unitRows, leaders, unconfirmedRows, transfers] = rows;
  const units = toLedUnits(unitRows);
  return [
    ...orderDuties({ waiting, units, leaders }, facts),
    ...unconfirmedRows.map((row) => resultDuty(row, facts.rules)),
    ...transfers.map((row) => transferDuty(row, facts.rules)),
    ...lateDuties({ late, exceptions, units, leaders }, facts),
  ];
}

/** 命令の確認: of each section, the applications that cannot wait for the next working day. */
function orderDuties(
  {
    waiting,
    units,
    leaders,
  }: {
    waiting: readonly OrdersRow[];
    units: ReadonlyMap<string, LedUnit>;
    leaders: readonly LeaderRow[];
  },
  { rules, day, absences }: Parameters<typeof toOvertimeDuties>[1],
): OvertimeDuty[] {
  const next = nextWorkingDay(rules.calendar, day);
  const sections = Map.groupBy(
    waiting.filter((row) => row.day < next),
    ({ unitId }) => sectionOf(unitId, units),
  );
  return [...sections].flatMap(([section, rows]) => {
    if (!section) return [];
    const applicants = new Set(rows.flatMap(({ staff }) => JSON.parse(staff) as string[]));
    const own = leaders.filter(({ unitId }) => unitId === section.id);
    const chiefs = own.filter(({ role }) => role === "chief");
    const leading = chiefs.length > 0 ? chiefs : own.filter(({ role }) => role === "director");
    const orderers = new Set(
      [...leading, ...own.filter(({ role }) => role === "named")].map(({ staffId }) => staffId),
    );
    // Nobody decides on their own application.
    const assignees = [...orderers].filter((staffId) => applicants.size > 1 || !applicants.has(staffId));
    const deputies = assignees.flatMap((staffId) => absences.get(staffId)?.deputyId ?? []);
    const superiors = superiorsIn(section, units, leaders);
    return [
      {
        kind: "overtime",
        matter: "orders",
        key: `orders:${section.id}:${day}`,
        unit: { id: section.id, name: section.name },
        about: null,
        level: null,
        isAbove: false,
        ridesAlong: false,
        count: rows.reduce((sum, { orders }) => sum + orders, 0),
        ...spanOf(rows),
        dueOn: day,
        fromMinute: minutesOfTime(rules.settings.overtimeHours.boardAt),
        assignees,
        absent: absentAmong({ assignees, unitStaff: deputies, superiors, absences }),
      },
    ];
  });
}

/** Those who lead the units above a section, the nearest first. */
function superiorsIn(
  section: LedUnit,
  units: ReadonlyMap<string, LedUnit>,
  leaders: readonly LeaderRow[],
): Superior[] {
  return lineageIn(section.id, units)
    .slice(1)
    .flatMap(({ id }, index) =>
      leaders.flatMap(({ unitId, staffId, role, since }) =>
        unitId === id && role !== "named" ? [{ staffId, role, since, distance: index + 1 }] : [],
      ),
    );
}

/** 前夜の確認: of each person, the evenings that were ordered and of which nobody knows the end. */
function resultDuty(
  { staffId, oldest, newest, days }: { staffId: string; oldest: CivilDate; newest: CivilDate; days: number },
  { calendar }: CityRules,
): OvertimeDuty {
  return {
    ...PLAIN,
    matter: "results",
    key: `results:${staffId}:${oldest}`,
    count: days,
    since: oldest,
    newest,
    dueOn: workingDayFrom(calendar, addDays(oldest, 1)),
    assignees: [staffId],
  };
}

/** 融通の相談: of whoever leads the section that is to give or to take. */
function transferDuty(
  row: { id: string; unitId: string; unitName: string; proposedAt: number; leaders: string },
  { calendar }: CityRules,
): OvertimeDuty {
  const since = tokyoDate(row.proposedAt);
  return {
    ...PLAIN,
    matter: "transfers",
    key: `transfers:${row.id}`,
    unit: { id: row.unitId, name: row.unitName },
    since,
    newest: since,
    dueOn: addWorkingDays(calendar, since, TRANSFER_WORKING_DAYS),
    assignees: JSON.parse(row.leaders) as string[],
  };
}

/** 前夜の遅い退庁: of each department on a working day, the people past the hour since the working day before. */
function lateDuties(
  {
    late,
    exceptions,
    units,
    leaders,
  }: {
    late: readonly { unitId: string; day: CivilDate; staff: string }[];
    exceptions: readonly { unitId: string; fromDay: CivilDate; untilDay: CivilDate }[];
    units: ReadonlyMap<string, LedUnit>;
    leaders: readonly LeaderRow[];
  },
  { rules, day }: Parameters<typeof toOvertimeDuties>[1],
): OvertimeDuty[] {
  if (!isWorkingDay(rules.calendar, day)) return [];
  const first = previousWorkingDay(rules.calendar, day);
  const isDeclared = (row: { unitId: string; day: CivilDate }) =>
    exceptions.some(
      ({ unitId, fromDay, untilDay }) =>
        fromDay <= row.day &&
        row.day <= untilDay &&
        lineageIn(row.unitId, units).some(({ id }) => id === unitId),
    );
  const departments = Map.groupBy(
    late.filter((row) => row.day >= first && !isDeclared(row)),
    ({ unitId }) => departmentOf(unitId, units),
  );
  return [...departments].flatMap(([department, rows]): OvertimeDuty[] => {
    if (!department) return [];
    const people = new Set(rows.flatMap(({ staff }) => JSON.parse(staff) as string[]));
    return [
      {
        ...PLAIN,
        matter: "late",
        key: `late:${department.id}:${day}`,
        unit: { id: department.id, name: department.name },
        isAbove: true,
        ridesAlong: true,
        count: people.size,
        ...spanOf(rows),
        dueOn: day,
        assignees: leaders
          .filter(({ unitId, role }) => unitId === department.id && role === "director")
          .map(({ staffId }) => staffId),
      },
    ];
  });
}

/** One thing for whoever it is, whom nobody stands in for. */
const PLAIN = {
  kind: "overtime",
  unit: null,
  about: null,
  level: null,
  isAbove: false,
  ridesAlong: false,
  count: 1,
  fromMinute: null,
  absent: [],
} as const;

function spanOf(rows: readonly { day: CivilDate }[]): { since: CivilDate; newest: CivilDate } {
  const days = rows.map(({ day }) => day).toSorted();
  return { since: days[0] ?? "", newest: days.at(-1) ?? "" };
}

// Without CROSS JOIN SQLite would look through all orders: there is an index by unit and day, none by day alone.
const FROM_ORDERS = sql`FROM units v CROSS JOIN overtime_orders o ON o.unit_id = v.id`;

const isOpenMonth = sql`NOT EXISTS (SELECT 1 FROM overtime_locks l WHERE l.month = substr(o.day, 1, 7))`;

/** `FROM … WHERE …` of the applications nobody has decided on; `o`. */
function waitingOrders(day: CivilDate, whose: Reader): SQL {
  return sql`${FROM_ORDERS}
    WHERE o.day BETWEEN ${addDays(day, -MOST_DAYS_AGO)} AND ${addDays(day, LONGEST_CLOSURE_DAYS)}
      AND o.state = 'applied' AND ${isNewest} AND ${isOpenMonth}
      ${whose.kind === "one" ? sql`AND v.id IN (${unitsOrderedIn(whose.staffId, day)})` : sql``}`;
}

/** `FROM … WHERE …` of the orders of evenings before a day of which nobody knows the end; `o`. */
function unconfirmed(day: CivilDate, from: CivilDate, whose: SQL): SQL {
  return sql`${whose}
      AND o.day BETWEEN ${from} AND ${addDays(day, -1)} AND o.state = 'ordered' AND ${isNewest} AND ${isOpenMonth}
      AND NOT EXISTS (SELECT 1 FROM overtime_results r WHERE r.order_id = o.order_id)
      AND NOT EXISTS (SELECT 1 FROM overtime_days d
                      WHERE d.staff_id = o.staff_id AND d.day = o.day AND d.source = 'actual')`;
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

/** The units whose overtime a person may order on a day. */
function unitsOrderedIn(staffId: string, day: CivilDate): SQL {
  return sql`
    WITH RECURSIVE ordered(id) AS (
      SELECT p.unit_id FROM posts p WHERE p.staff_id = ${staffId} AND p.role IN ('chief', 'director') AND ${heldOn(day)}
      UNION
      SELECT d.unit_id FROM order_delegations d WHERE d.staff_id = ${staffId} AND ${isNamed(day)}
      UNION
      SELECT p.unit_id FROM absences a JOIN posts p ON p.staff_id = a.staff_id
      WHERE a.deputy_id = ${staffId} AND ${coversDay(day)} AND ${heldOn(day)}
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

/** That a delegation `d` stands on a day. */
function isNamed(day: CivilDate): SQL {
  return sql`d.from_day <= ${day} AND (d.until_day IS NULL OR d.until_day >= ${day}) AND d.ended_at IS NULL`;
}
