import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import { lineageOf } from "../departments/lineage.ts";
import { type Calendar, workingDayFrom } from "../domain/calendar.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import type { PromiseView } from "../domain/deliveryViews.ts";
import type { Quarter } from "../domain/fiscalYear.ts";
import { nextRoundAfter } from "../domain/round.ts";
import { dayOfRung } from "../domain/rungs.ts";
import { MOST_SNOOZES } from "../domain/snooze.ts";
import type { UnitRef } from "../domain/views.ts";
import { heldOn } from "../duties/reads.ts";
import type { Caller } from "../people/callerOf.ts";
import { type CityRules, rulesFrom, rulesReads } from "../settings/readSettings.ts";

/** How far ahead days that differ are named. */
const DAYS_AHEAD = 60;

/**
 * 声かけの約束: when the bot may speak to the caller, of what, how often, whom it tells and how to be left alone. Made
 * from the settings that the planner uses, so that it cannot say anything else. One round trip.
 */
export async function promiseFor(context: Context, caller: Caller): Promise<PromiseView> {
  const { db } = context;
  const today = todayOf(context);
  const unitId = (caller.posts.find((post) => post.isMain) ?? caller.posts[0])?.unitId ?? "";
  const [stored, lineage, leaders, rounds, days] = await db.batch([
    rulesReads(db),
    lineageOf(db, unitId),
    leadersAbove(context, unitId),
    db.all<PromiseRound>(sql`
      SELECT quarter, opens_on AS opensOn, due_on AS dueOn FROM rounds WHERE closed_at IS NULL
      ORDER BY fiscal_year DESC, quarter DESC LIMIT 1`),
    db.all<{ unitId: string | null; day: CivilDate; name: string }>(sql`
      SELECT unit_id AS unitId, day, name FROM closed_days
      WHERE day BETWEEN ${today} AND ${addDays(today, DAYS_AHEAD)} ORDER BY day`),
  ]);
  const rules = rulesFrom(stored);
  const { settings } = rules;
  return {
    today,
    isPaused: settings.sending.isPaused,
    calendar: calendarView(rules, lineage, days),
    report: reportView(rules, rounds[0], today),
    read: { weekday: settings.priorityPoint.weekday, rungs: settings.ladders.read },
    deadline: settings.ladders.deadline,
    boardAt: settings.overtimeHours.boardAt,
    escalation: {
      superior: leaders[0]?.title ?? null,
      director: leaders.find((leader) => leader.role === "director")?.title ?? null,
    },
    pushesPerMonth: settings.pushesPerMonth.most,
    mostSnoozes: MOST_SNOOZES,
  };
}

interface PromiseRound {
  quarter: Quarter;
  opensOn: CivilDate;
  dueOn: CivilDate;
}

function reportView(
  { calendar, settings }: CityRules,
  open: PromiseRound | undefined,
  today: CivilDate,
): PromiseView["report"] {
  const { quarter, opensOn, dueOn } = open ?? nextRoundAfter(today, calendar, settings);
  return {
    round: { quarter, opensOn, dueOn, isOpen: open !== undefined },
    rungs: settings.ladders.report.map((rung) => ({
      rung,
      day: workingDayFrom(calendar, dayOfRung(rung, { opensOn, dueOn, calendar })),
    })),
  };
}

function calendarView(
  rules: CityRules,
  lineage: readonly UnitRef[],
  names: readonly { unitId: string | null; day: CivilDate; name: string }[],
): PromiseView["calendar"] {
  const owner = lineage.find((unit) => rules.unitCalendars.has(unit.id));
  const calendar: Calendar = (owner && rules.unitCalendars.get(owner.id)) ?? rules.calendar;
  const city = lineage.at(-1) ?? { id: "", name: "" };
  const own = names.filter(({ unitId }) => unitId === (owner?.id ?? null));
  return {
    owner: owner ?? city,
    hours: calendar.hours,
    weekdays: [...calendar.weekdays].sort(),
    opensOnHolidays: calendar.opensOnHolidays,
    yearEndClosing: calendar.yearEndClosing,
    days: own.flatMap(({ day, name }) => {
      const differing = calendar.days.get(day);
      if (!differing) return [];
      const hours = differing.kind === "half" ? differing.hours : null;
      return [{ day, kind: differing.kind, hours, name }];
    }),
  };
}

/** The titles of those who lead the units above, the nearest first. */
function leadersAbove(context: Context, unitId: string) {
  return context.db.all<{ title: string; role: string }>(sql`
    WITH RECURSIVE above(id, distance) AS (
      SELECT parent_id, 1 FROM units WHERE id = ${unitId}
      UNION ALL
      SELECT u.parent_id, above.distance + 1 FROM above JOIN units u ON u.id = above.id WHERE above.distance < 20)
    SELECT p.title AS title, p.role AS role
    FROM above JOIN posts p ON p.unit_id = above.id
    WHERE p.role IN ('chief', 'director') AND ${heldOn(todayOf(context))}
    ORDER BY above.distance, p.staff_id`);
}
