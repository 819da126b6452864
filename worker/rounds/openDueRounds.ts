import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { type PlannedRound, roundsDue } from "../domain/round.ts";
import type { CityRules } from "../settings/readSettings.ts";

/**
 * Opens the rounds whose opening day has come; a round that is open or closed already stays as it is.
 * Opening one closes the earlier ones, so that one question is asked at a time, and asks goals marked 共通 of every
 * section there is on that day. The unique key settles which of two ticks was first. A city that begins is not asked
 * about a year of which it has no goals; one that has been asked before is, for its goals are missing then.
 * @returns ids of the rounds opened now
 */
export async function openDueRounds(context: Context, rules: CityRules): Promise<string[]> {
  const today = todayOf(context);
  const opened: string[] = [];
  for (const round of roundsDue(today, rules.calendar, rules.settings)) {
    const id = await openRound(context, round, today);
    if (id !== null) opened.push(id);
  }
  return opened;
}

async function openRound(context: Context, round: PlannedRound, today: CivilDate): Promise<string | null> {
  const { db, now } = context;
  const id = context.newId();
  const { fiscalYear, quarter, opensOn, dueOn } = round;
  const wasThere = sql`(EXISTS (SELECT 1 FROM rounds)
    OR EXISTS (SELECT 1 FROM goals WHERE fiscal_year = ${fiscalYear} AND withdrawn_at IS NULL))`;
  const isOurs = sql`EXISTS (SELECT 1 FROM rounds WHERE id = ${id})`;
  const isOver = sql`closed_at IS NULL AND ${isOurs}
    AND (fiscal_year < ${fiscalYear} OR (fiscal_year = ${fiscalYear} AND quarter < ${quarter}))`;
  const [inserted] = await db.batch([
    db.all<{ id: string }>(sql`
      INSERT INTO rounds (id, fiscal_year, quarter, opens_on, due_on, opened_at)
      SELECT ${id}, ${fiscalYear}, ${quarter}, ${opensOn}, ${dueOn}, ${now} WHERE ${wasThere}
      ON CONFLICT (fiscal_year, quarter) DO NOTHING RETURNING id`),
    db.run(sql`
      INSERT INTO audit_log (at, actor_kind, action, subject, before, after)
      SELECT ${now}, 'system', 'round.close', 'round:' || id, '{"closedAt":null}', json_object('closedAt', ${now})
      FROM rounds WHERE ${isOver}`),
    db.run(sql`UPDATE rounds SET closed_at = ${now} WHERE ${isOver}`),
    db.run(sql`
      INSERT INTO goal_sections (goal_id, unit_id)
      SELECT g.id, u.id FROM goals g JOIN units u ON u.parent_id = g.unit_id
      WHERE g.is_shared = 1 AND g.withdrawn_at IS NULL AND g.fiscal_year = ${fiscalYear} AND ${isOurs}
        AND u.valid_from <= ${today} AND (u.valid_to IS NULL OR u.valid_to >= ${today})
      ON CONFLICT DO NOTHING`),
    // changes() is about the statement before: how many sections the goals marked 共通 are newly asked of.
    db.run(sql`
      INSERT INTO audit_log (at, actor_kind, action, subject, after)
      SELECT ${now}, 'system', 'round.open', ${`round:${id}`},
        json_insert(${JSON.stringify({ fiscalYear, quarter, opensOn, dueOn })}, '$.sectionsAdded', changes())
      WHERE ${isOurs}`),
  ]);
  return inserted.length > 0 ? id : null;
}
