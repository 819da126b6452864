import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import { workingDayFrom } from "../domain/calendar.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import { fiscalYearOf } from "../domain/fiscalYear.ts";
import type { Upcoming } from "../domain/forecast.ts";
import { pointOfWeek, pointWeekOf } from "../domain/priorityPoint.ts";
import { monthOf } from "../domain/quota.ts";
import { nextRoundAfter } from "../domain/round.ts";
import { dayOfRung, quotaClassOf } from "../domain/rungs.ts";
import { heldOn, priorityPointReads } from "../duties/reads.ts";
import type { CityRules } from "../settings/readSettings.ts";

/**
 * What this month will still bring besides what is open: the points of the coming weeks, and the round that opens.
 * Two round trips, and only asked where a quota has to be shared out.
 */
export async function upcomingOf(context: Context, rules: CityRules): Promise<Upcoming[]> {
  const { db } = context;
  const today = todayOf(context);
  const points = await priorityPointReads(db, today, fiscalYearOf(today), { kind: "everyone" });
  const weeks = laterWeeks(today, rules).flatMap((week) => {
    const point = pointOfWeek(week, points);
    return point ? [{ day: week.askedOn, unitId: point.policyUnitId }] : [];
  });
  const [audiences, [asked]] = await db.batch([
    db.all<{ unitId: string; people: number }>(sql`
      WITH RECURSIVE below(root, id) AS (
        SELECT value, value FROM json_each(${JSON.stringify([...new Set(weeks.map((week) => week.unitId))])})
        UNION
        SELECT below.root, u.id FROM units u JOIN below ON u.parent_id = below.id)
      SELECT below.root AS unitId, count(DISTINCT p.staff_id) AS people
      FROM below JOIN posts p ON p.unit_id = below.id JOIN staff s ON s.id = p.staff_id
      WHERE ${heldOn(today)} AND s.line_user_id IS NOT NULL AND s.line_blocked_at IS NULL
      GROUP BY below.root`),
    // As in reportersOf: the chiefs of a unit, or everybody where it has none.
    db.all<{ people: number }>(sql`
      SELECT count(DISTINCT p.staff_id) AS people
      FROM posts p JOIN staff s ON s.id = p.staff_id
      WHERE ${heldOn(today)} AND s.line_user_id IS NOT NULL AND s.line_blocked_at IS NULL
        AND p.unit_id IN (
          SELECT gs.unit_id FROM goal_sections gs JOIN goals g ON g.id = gs.goal_id
          WHERE g.fiscal_year = ${nextRoundAfter(today, rules.calendar, rules.settings).fiscalYear}
            AND g.withdrawn_at IS NULL)
        AND (p.role = 'chief' OR NOT EXISTS (
          SELECT 1 FROM posts c WHERE c.unit_id = p.unit_id AND c.role = 'chief'
            AND c.valid_from <= ${today} AND (c.valid_to IS NULL OR c.valid_to >= ${today})))`),
  ]);
  const audienceOf = new Map(audiences.map((row) => [row.unitId, row.people]));
  return [
    ...weeks.map(
      ({ day, unitId }): Upcoming => ({
        day,
        quotaClass: "points",
        people: audienceOf.get(unitId) ?? 0,
      }),
    ),
    ...roundDays(today, rules).map((each) => ({ ...each, people: asked?.people ?? 0 })),
  ];
}

/** The weeks after this one whose point is asked within the month. */
function laterWeeks(today: CivilDate, { calendar, settings }: CityRules) {
  const weeks = [];
  for (let day = addDays(today, 1); monthOf(day) === monthOf(today); day = addDays(day, 1)) {
    const week = pointWeekOf(day, calendar, settings);
    if (week?.askedOn === day) weeks.push(week);
  }
  return weeks;
}

/** The days of this month on which a round that opens later is spoken of. */
function roundDays(today: CivilDate, { calendar, settings }: CityRules): Omit<Upcoming, "people">[] {
  const round = nextRoundAfter(today, calendar, settings);
  return settings.ladders.report
    .map((rung) => ({
      day: workingDayFrom(calendar, dayOfRung(rung, { ...round, calendar })),
      quotaClass: quotaClassOf(rung),
    }))
    .filter(({ day }) => day > today && monthOf(day) === monthOf(today));
}
