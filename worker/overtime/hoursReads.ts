// The reads behind the screens of hours, for one batch. What there is much of comes packed, a row for each person or
// unit: an answer of thousands of rows costs more than its sums.
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import { quarterOf, quarterRange } from "../domain/fiscalYear.ts";
import type { PersonOvertime } from "../domain/overtime/limits.ts";
import {
  addMonths,
  fiscalYearOfMonth,
  type Month,
  monthOfDay,
  monthRange,
  monthsFrom,
  monthsOfYear,
} from "../domain/overtime/month.ts";
import type { ExceptionKind, Regime, TransferState, WarningLevel } from "../domain/overtime/states.ts";
import { staysOf } from "../domain/overtime/stays.ts";
import type { PersonRef } from "../domain/overtime/viewsHours.ts";
import type { Role } from "../domain/roles.ts";
import { heldOn } from "../duties/reads.ts";
import { rulesReads } from "../settings/readSettings.ts";
import { lateReads } from "./lateStays.ts";
import { ledUnitReads } from "./ledUnits.ts";
import { monthOrderReads } from "./monthOrders.ts";
import { pendingReads, titleIn } from "./pendingOrders.ts";
import { designationReads } from "./personHours.ts";
import { peopleUnder, unitsUnder } from "./sectionPeople.ts";

/** As many months as the rules look back on. */
const MONTHS_BACK = 11;
/** Exceptions that are over for longer are not listed. */
export const LISTED_DAYS = 14;

export interface AllotmentRow {
  unitId: string;
  month: Month;
  minutes: number;
}
export interface ChargedRow {
  staffId: string;
  name: string;
  title: string;
  unitId: string;
  months: string;
}
export interface TransferRow {
  id: string;
  fromId: string;
  fromName: string;
  toId: string;
  toName: string;
  month: Month;
  minutes: number;
  word: string;
  state: TransferState;
  proposedBy: string;
  proposedByName: string;
  proposedByUnitId: string;
  proposedAt: number;
  decisionWord: string;
}
export interface ExceptionRow {
  id: string;
  unitId: string;
  unitName: string;
  fromDay: CivilDate;
  untilDay: CivilDate;
  kind: ExceptionKind;
  word: string;
  isSpecialDuty: 0 | 1;
  declaredBy: string;
}
export interface RegimeRow {
  unitId: string;
  unitName: string;
  validFrom: CivilDate;
  regime: Regime;
}
export interface LookRow {
  staffId: string;
  level: WarningLevel;
  lookedBy: string;
  name: string;
  title: string;
  word: string;
  lookedAt: number;
}
export interface PartnerRow {
  id: string;
  name: string;
  department: string;
}

/** Everything about the hours of a unit and those below it, for a month. */
export function hoursReads(
  db: Database,
  { unitId, today, month }: { unitId: string; today: CivilDate; month: Month },
) {
  const people = peopleUnder(unitId, today);
  const under = unitsUnder(unitId);
  const current = monthOfDay(today);
  const shown = monthRange(month);
  const quarter = quarterRange(quarterOf(shown.from));
  const quarterMonths = { from: monthOfDay(quarter.from), to: monthOfDay(quarter.to) };
  const year = monthsOfYear(fiscalYearOfMonth(month));
  const from = monthRange([year.from, addMonths(month, -MONTHS_BACK)].toSorted()[0] ?? year.from).from;
  const to = [monthRange(year.to).to, today].toSorted()[0] ?? today;
  return [
    rulesReads(db),
    ledUnitReads(db, today, sql`SELECT ${unitId}`),
    peopleMonthReads(db, { unitId, today, months: monthsFrom(monthOfDay(from), monthOfDay(to)) }),
    chargedReads(db, { unitId, from: monthRange(year.from).from, to }),
    pendingReads(
      db,
      sql`o.day BETWEEN ${from} AND ${monthRange(year.to).to} AND (o.unit_id IN (${under}) OR o.staff_id IN (${people}))`,
    ),
    specialMonthReads(db, people, { from, to }),
    designationReads(db, people, from),
    db.all<{ unitId: string; days: string }>(sql`
      SELECT unit_id AS unitId, group_concat(day || ':' || minutes, ' ') AS days
      FROM (SELECT d.unit_id AS unit_id, d.day AS day, sum(d.minutes) AS minutes FROM overtime_days d
            WHERE d.unit_id IN (${under}) AND d.day BETWEEN ${quarter.from} AND ${
              [quarter.to, today].toSorted()[0] ?? today
            }
            GROUP BY d.unit_id, d.day)
      GROUP BY unit_id`),
    db.all<AllotmentRow>(sql`
      SELECT unit_id AS unitId, month, minutes FROM allotments
      WHERE unit_id IN (${under}) AND month BETWEEN ${quarterMonths.from} AND ${quarterMonths.to}`),
    db.all<TransferRow>(sql`
      SELECT t.id AS id, t.from_unit_id AS fromId, f.name AS fromName, t.to_unit_id AS toId, o.name AS toName,
             t.month AS month, t.minutes AS minutes, t.word AS word, t.state AS state, t.proposed_by AS proposedBy,
             s.name AS proposedByName, t.proposed_by_unit_id AS proposedByUnitId, t.proposed_at AS proposedAt,
             t.decision_word AS decisionWord
      FROM allotment_transfers t
      JOIN units f ON f.id = t.from_unit_id JOIN units o ON o.id = t.to_unit_id JOIN staff s ON s.id = t.proposed_by
      WHERE (t.from_unit_id IN (${under}) OR t.to_unit_id IN (${under}))
        AND (t.month BETWEEN ${quarterMonths.from} AND ${quarterMonths.to}
          OR (t.state = 'proposed' AND t.month >= ${current}))
      ORDER BY t.proposed_at DESC, t.id`),
    monthOrderReads(db, { unitId, today, month: shown }),
    ...lateReads(db, { unitId, today }),
    db.all<ExceptionRow>(sql`
      WITH RECURSIVE above(id) AS (
        SELECT ${unitId} UNION SELECT u.parent_id FROM units u JOIN above ON u.id = above.id WHERE u.parent_id IS NOT NULL)
      SELECT e.id AS id, e.unit_id AS unitId, u.name AS unitName, e.from_day AS fromDay, e.until_day AS untilDay,
             e.kind AS kind, e.word AS word, e.is_special_duty AS isSpecialDuty, s.name AS declaredBy
      FROM overtime_exceptions e JOIN units u ON u.id = e.unit_id JOIN staff s ON s.id = e.declared_by
      WHERE (e.unit_id IN (${under}) OR e.unit_id IN (SELECT id FROM above)) AND e.ended_at IS NULL
        AND e.until_day >= ${addDays(today, -LISTED_DAYS)}
      ORDER BY e.from_day, u.position, e.id`),
    db.all<RegimeRow>(sql`
      WITH RECURSIVE above(id) AS (
        SELECT ${unitId} UNION SELECT u.parent_id FROM units u JOIN above ON u.id = above.id WHERE u.parent_id IS NOT NULL)
      SELECT r.unit_id AS unitId, u.name AS unitName, r.valid_from AS validFrom, r.regime AS regime
      FROM unit_regimes r JOIN units u ON u.id = r.unit_id
      WHERE r.unit_id IN (${under}) OR r.unit_id IN (SELECT id FROM above)
      ORDER BY u.position, u.id, r.valid_from`),
    db.all<LookRow>(sql`
      SELECT w.staff_id AS staffId, w.level AS level, w.looked_by AS lookedBy, s.name AS name,
             coalesce((SELECT p.title FROM posts p WHERE p.staff_id = s.id AND p.is_main = 1 AND ${heldOn(today)}), '')
               AS title,
             w.word AS word, w.looked_at AS lookedAt
      FROM warning_looks w JOIN staff s ON s.id = w.looked_by
      WHERE w.month = ${month} AND w.staff_id IN (${people}) AND w.looked_by <> w.staff_id
      ORDER BY w.looked_at`),
    db.all<PartnerRow>(sql`
      SELECT u.id AS id, u.name AS name, coalesce(d.name, '') AS department
      FROM allotments a JOIN units u ON u.id = a.unit_id LEFT JOIN units d ON d.id = u.parent_id
      WHERE a.month = ${month} AND a.unit_id <> ${unitId}
      ORDER BY d.position, d.id, u.position, u.id`),
  ] as const;
}

/** A person with the sums of the months, by month. */
type PackedPerson = [
  staffId: string,
  name: string,
  unitId: string,
  title: string,
  role: Role,
  minutes: MonthSums,
];
type MonthSums = Partial<Record<Month, number>>;

/**
 * Everybody whose main post of today lies in a unit or below it, in the order of the organisation and of staff numbers,
 * packed. Each month is a range of the index on its own: one group of all days would have to be sorted.
 */
function peopleMonthReads(
  db: Database,
  { unitId, today, months }: { unitId: string; today: CivilDate; months: readonly Month[] },
) {
  return db.all<{ person: string }>(sql`
    WITH wanted(month) AS MATERIALIZED (SELECT value FROM json_each(${JSON.stringify(months)}))
    SELECT json_array(s.id, s.name, p.unit_id, p.title, p.role, json((
             SELECT json_group_object(month, (
               SELECT coalesce(sum(d.minutes), 0) FROM overtime_days d
               WHERE d.staff_id = s.id AND d.day BETWEEN month || '-01' AND month || '-31' AND d.day <= ${today}))
             FROM wanted))) AS person
    FROM posts p JOIN staff s ON s.id = p.staff_id JOIN units u ON u.id = p.unit_id
    WHERE p.unit_id IN (${unitsUnder(unitId)}) AND p.is_main = 1 AND ${heldOn(today)}
    ORDER BY u.position, u.id, s.staff_number`);
}

/**
 * What was worked in each unit at or below one, by person and month, whoever works there today: a day stays with the unit
 * in which it was worked. Packed as `2026-10:90 2026-11:30`.
 */
function chargedReads(
  db: Database,
  { unitId, from, to }: { unitId: string; from: CivilDate; to: CivilDate },
) {
  return db.all<ChargedRow>(sql`
    SELECT c.staff_id AS staffId, s.name AS name, ${titleIn(sql`c.staff_id`, sql`c.unit_id`)} AS title,
           c.unit_id AS unitId, group_concat(c.month || ':' || c.minutes, ' ') AS months
    FROM (SELECT d.staff_id AS staff_id, d.unit_id AS unit_id, substr(d.day, 1, 7) AS month, sum(d.minutes) AS minutes
          FROM overtime_days d WHERE d.unit_id IN (${unitsUnder(unitId)}) AND d.day BETWEEN ${from} AND ${to}
          GROUP BY d.unit_id, d.staff_id, substr(d.day, 1, 7)) c
    JOIN staff s ON s.id = c.staff_id
    GROUP BY c.unit_id, c.staff_id
    ORDER BY s.staff_number`);
}

/** 特例業務 of the same people, which few have. */
function specialMonthReads(db: Database, people: SQL, { from, to }: { from: CivilDate; to: CivilDate }) {
  return db.all<{ staffId: string; month: Month; minutes: number }>(sql`
    SELECT d.staff_id AS staffId, substr(d.day, 1, 7) AS month, sum(d.special_minutes) AS minutes
    FROM overtime_days d INDEXED BY overtime_days_special
    WHERE d.special_minutes > 0 AND d.staff_id IN (${people}) AND d.day BETWEEN ${from} AND ${to}
    GROUP BY d.staff_id, substr(d.day, 1, 7)`);
}

/** Somebody of whose hours the screens speak. */
export interface Person extends PersonRef {
  unitId: string;
  role: Role;
  hours: PersonOvertime;
}

/** The rows of `hoursReads` about people. */
export function toPeople({ people, special, designations }: HoursRows): Person[] {
  const specialOf = Map.groupBy(special, ({ staffId }) => staffId);
  const designationsOf = Map.groupBy(designations, ({ staffId }) => staffId);
  return people.map(({ person }) => {
    const [staffId, name, unitId, title, role, minutes] = JSON.parse(person) as PackedPerson;
    const own = specialOf.get(staffId) ?? [];
    return {
      staffId,
      name,
      unitId,
      title,
      role,
      hours: {
        minutes,
        special: Object.fromEntries(own.map((each) => [each.month, each.minutes])),
        stays: staysOf(designationsOf.get(staffId) ?? []),
      },
    };
  });
}

type RowsOf<Reads extends readonly unknown[]> = { [Index in keyof Reads]: Awaited<Reads[Index]> };

/** The answers of `hoursReads` by what they are about. */
export function namedRows(rows: RowsOf<ReturnType<typeof hoursReads>>) {
  const [rules, units, people, charged, pending, special, designations, days, ...others] = rows;
  const [allotted, transfers, orders, late, ...rest] = others;
  const [exceptions, regimes, looks, partners] = rest;
  return {
    rules,
    units,
    people,
    charged,
    pending,
    special,
    designations,
    days,
    allotted,
    transfers,
    orders,
    late,
    exceptions,
    regimes,
    looks,
    partners,
  };
}
export type HoursRows = ReturnType<typeof namedRows>;
