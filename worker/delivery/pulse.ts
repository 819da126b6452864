import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import { openSince } from "../domain/deadlines/spans.ts";
import { fiscalYearOf } from "../domain/fiscalYear.ts";
import { MOST_DAYS_AGO } from "../domain/overtime/orderWish.ts";
import { pointWeekOf } from "../domain/priorityPoint.ts";
import { monthOf } from "../domain/quota.ts";
import { roundRungs, standingRung } from "../domain/rungs.ts";
import { MENUS_KEY } from "../line/richMenus/storedMenus.ts";
import { type CityRules, rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { isAnyCalled } from "./calls.ts";

/** Longer than any closure between two ticks that may speak: what was asked on the last day before it still counts. */
const WISH_MAKES_SENSE_MS = 14 * 24 * 60 * 60 * 1000;

export interface Pulse {
  rules: CityRules;
  isAnythingDue: boolean;
  /** Whether the city has menus below the talk, which follow the posts of the day. */
  hasMenus: boolean;
}

/** The rules of the city, and whether anything is to be said: on a quiet day the tick asks nothing more. */
export async function readPulse(context: Context): Promise<Pulse> {
  const { db, now } = context;
  const today = todayOf(context);
  const [stored, [pulse]] = await db.batch([
    rulesReads(db),
    db.all<{ rounds: string; hasPoints: 0 | 1; isOther: 0 | 1 }>(sql`
      SELECT (SELECT json_group_array(json_object('opensOn', opens_on, 'dueOn', due_on))
              FROM rounds WHERE closed_at IS NULL) AS rounds,
             EXISTS (SELECT 1 FROM points p JOIN policies o ON o.id = p.policy_id
                     WHERE p.is_priority = 1 AND p.withdrawn_at IS NULL
                       AND o.fiscal_year = ${fiscalYearOf(today)}) AS hasPoints,
             EXISTS (SELECT 1 FROM batches WHERE state IN ('failed', 'uncertain') AND settled_at IS NULL)
             OR EXISTS (SELECT 1 FROM quota_months
                        WHERE month = ${monthOf(today)} AND held > 0 AND settled_at IS NULL)
             OR EXISTS (SELECT 1 FROM snoozes
                        WHERE until BETWEEN ${now - WISH_MAKES_SENSE_MS} AND ${now})
             OR ${isAnyCalled(now - WISH_MAKES_SENSE_MS)}
             OR EXISTS (SELECT 1 FROM units u CROSS JOIN overtime_orders o ON o.unit_id = u.id
                        WHERE o.day >= ${addDays(today, -MOST_DAYS_AGO)} AND o.state IN ('applied', 'ordered'))
             OR EXISTS (SELECT 1 FROM overtime_days WHERE day >= ${`${monthOf(today)}-01`})
             OR EXISTS (SELECT 1 FROM allotment_transfers WHERE state = 'proposed')
             OR EXISTS (SELECT 1 FROM deadlines
                        WHERE due_on >= ${openSince(today)} AND withdrawn_at IS NULL) AS isOther`),
  ]);
  const rules = rulesFrom(stored);
  const rounds = JSON.parse(pulse?.rounds ?? "[]") as { opensOn: CivilDate; dueOn: CivilDate }[];
  const isAnythingDue =
    pulse?.isOther === 1 ||
    (pulse?.hasPoints === 1 && isPointDue(today, rules)) ||
    rounds.some((round) => isRoundDue(round, today, rules));
  return { rules, isAnythingDue, hasMenus: stored.some(({ key }) => key === MENUS_KEY) };
}

function isRoundDue(
  round: { opensOn: CivilDate; dueOn: CivilDate },
  today: CivilDate,
  { settings, calendar }: CityRules,
): boolean {
  return standingRung(roundRungs(round, settings.ladders, calendar), today).rung !== null;
}

function isPointDue(today: CivilDate, { settings, calendar }: CityRules): boolean {
  const week = pointWeekOf(today, calendar, settings);
  return settings.ladders.read.length > 0 && week !== null && week.askedOn <= today && today <= week.dueOn;
}
