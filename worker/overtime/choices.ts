import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { type Calendar, hoursOn, isWorkingDay } from "../domain/calendar.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import type { FiscalYear } from "../domain/fiscalYear.ts";
import { MOST_DAYS_AGO, MOST_DAYS_AHEAD } from "../domain/overtime/orderWish.ts";
import type { FormDay } from "../domain/overtime/viewsOrders.ts";
import { minutesOfTime } from "../domain/timeOfDay.ts";

/** The goals of a year that are asked of units, or of those above them. One statement. */
export function goalChoiceReads(db: Database, units: SQL, fiscalYear: FiscalYear) {
  return db.all<{ id: string; number: number; title: string }>(sql`
    WITH RECURSIVE above(id) AS (
      ${units}
      UNION SELECT u.parent_id FROM units u JOIN above ON u.id = above.id WHERE u.parent_id IS NOT NULL)
    SELECT DISTINCT g.id AS id, g.number AS number, g.title AS title
    FROM goal_sections s JOIN goals g ON g.id = s.goal_id
    WHERE s.unit_id IN (SELECT id FROM above) AND g.fiscal_year = ${fiscalYear} AND g.withdrawn_at IS NULL
    ORDER BY g.number, g.id`);
}

/** The days an order can be put down for, with their working hours. */
export function formDays(calendar: Calendar, today: CivilDate): FormDay[] {
  return Array.from({ length: MOST_DAYS_AGO + MOST_DAYS_AHEAD + 1 }, (_, index) => {
    const day = addDays(today, index - MOST_DAYS_AGO);
    const { from, to } = hoursOn(calendar, day) ?? calendar.hours;
    return {
      day,
      isRestDay: !isWorkingDay(calendar, day),
      opens: minutesOfTime(from),
      closes: minutesOfTime(to),
    };
  });
}

/** The working days of the fiscal year of a day, in order: what a pace is measured by. */
export function workingDaysIn(calendar: Calendar, range: { from: CivilDate; to: CivilDate }): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = range.from; day <= range.to; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) days.push(day);
  }
  return days;
}
