// 20時以降: who stayed past the hour by which all should have left, and why.
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { addWorkingDays, type Calendar, calendarOf, previousWorkingDay } from "../domain/calendar.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import { type LedUnit, lineageIn, sectionOf } from "../domain/overtime/sections.ts";
import { DEFAULT_OVERTIME_SETTINGS, type OvertimeReason } from "../domain/overtime/settings.ts";
import type { LastEvening, LateStay } from "../domain/overtime/viewsHours.ts";
import type { ExceptionRow } from "./hoursReads.ts";
import { isNewest } from "./orderRows.ts";
import { unitsUnder } from "./sectionPeople.ts";

/** So many working days are read, so that the last one is among them where the city or a unit had days of its own off. */
const WORKING_DAYS_READ = 3;

export interface LateRow {
  staffId: string;
  name: string;
  title: string;
  unitId: string;
  day: CivilDate;
  until: number;
  isUnsettled: 0 | 1;
  task: string | null;
  reason: string | null;
  goalTitle: string | null;
}

/** The stays of the days since the last working day, whichever that is where a person works; recorded or as ordered. */
export function lateReads(db: Database, { unitId, today }: { unitId: string; today: CivilDate }) {
  const from = addWorkingDays(calendarOf(), today, -WORKING_DAYS_READ);
  const under = unitsUnder(unitId);
  return [
    db.all<LateRow>(sql`
      SELECT d.staff_id AS staffId, s.name AS name, ${titleOn("d")} AS title, d.unit_id AS unitId, d.day AS day,
             d.until_minutes AS until, 0 AS isUnsettled, o.task AS task, o.reason AS reason, g.title AS goalTitle,
             s.staff_number AS staffNumber
      FROM overtime_days d JOIN staff s ON s.id = d.staff_id
      LEFT JOIN overtime_orders o ON o.id = (
        SELECT l.id FROM overtime_orders l
        WHERE l.staff_id = d.staff_id AND l.day = d.day AND l.state = 'ordered'
          AND NOT EXISTS (SELECT 1 FROM overtime_orders n WHERE n.order_id = l.order_id AND n.version > l.version)
        ORDER BY l.until_minutes DESC LIMIT 1)
      LEFT JOIN goals g ON g.id = o.goal_id
      WHERE d.unit_id IN (${under}) AND d.day >= ${from} AND d.day < ${today} AND d.until_minutes > ${leaveBy}
      UNION ALL
      SELECT o.staff_id, s.name, ${titleOn("o")}, o.unit_id, o.day, o.until_minutes, 1, o.task, o.reason, g.title,
             s.staff_number
      FROM overtime_orders o JOIN staff s ON s.id = o.staff_id LEFT JOIN goals g ON g.id = o.goal_id
      WHERE o.unit_id IN (${under}) AND o.day >= ${from} AND o.day < ${today} AND o.until_minutes > ${leaveBy}
        AND o.state = 'ordered' AND ${isNewest}
        AND NOT EXISTS (SELECT 1 FROM overtime_results r WHERE r.order_id = o.order_id)
        AND NOT EXISTS (SELECT 1 FROM overtime_days d WHERE d.staff_id = o.staff_id AND d.day = o.day)
      ORDER BY staffNumber, day`),
  ] as const;
}

/** Those of the last working day of each person's place of work, and of days off after it, by section. */
export function lastEvening(facts: {
  rows: readonly LateRow[];
  exceptions: readonly ExceptionRow[];
  reasons: readonly OvertimeReason[];
  units: ReadonlyMap<string, LedUnit>;
  sectionIds: readonly string[];
  calendarAt: (lineage: readonly LedUnit[]) => Calendar;
  unitId: string;
  today: CivilDate;
}): LastEvening {
  const { rows, exceptions, reasons, units, sectionIds, calendarAt, unitId, today } = facts;
  const beginOf = (id: string) => previousWorkingDay(calendarAt(lineageIn(id, units)), today);
  const stays = rows.flatMap((row): LateStay[] => {
    const sectionId = sectionOf(row.unitId, units)?.id;
    if (sectionId === undefined || row.day < beginOf(row.unitId)) return [];
    const { staffId, name, title, day, until } = row;
    const lineage = lineageIn(row.unitId, units).map(({ id }) => id);
    const exception = exceptions.find(
      (each) => lineage.includes(each.unitId) && each.fromDay <= day && day <= each.untilDay,
    );
    return [
      {
        person: { staffId, name, title },
        sectionId,
        day,
        until,
        isUnsettled: row.isUnsettled === 1,
        task: row.task ?? "",
        reason: row.goalTitle ?? reasons.find(({ key }) => key === row.reason)?.label ?? "",
        exception: exception?.kind ?? null,
      },
    ];
  });
  return {
    from: beginOf(unitId),
    to: addDays(today, -1),
    stays: stays.toSorted(
      (one, other) => sectionIds.indexOf(one.sectionId) - sectionIds.indexOf(other.sectionId),
    ),
  };
}

/** The hour of the city's settings, in minutes. */
const leaveBy = sql`(
  SELECT 60 * substr(hour, 1, 2) + substr(hour, 4, 2) FROM (
    SELECT coalesce((SELECT value ->> '$.leaveBy' FROM settings WHERE key = 'overtimeHours'),
      ${DEFAULT_OVERTIME_SETTINGS.overtimeHours.leaveBy}) AS hour))`;

/** The title of the main post on the day of a row. */
function titleOn(table: "d" | "o"): SQL {
  const row = sql.raw(table);
  return sql`coalesce((
    SELECT p.title FROM posts p WHERE p.staff_id = ${row}.staff_id AND p.is_main = 1 AND p.valid_from <= ${row}.day
      AND (p.valid_to IS NULL OR p.valid_to >= ${row}.day) LIMIT 1), '')`;
}
