import { sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import type { Calendar } from "../domain/calendar.ts";
import { settingsFrom } from "../domain/settings.ts";
import { type CityRules, factsIn, type RuleRow, rulesOf } from "./ruleFacts.ts";

export type { CityRules } from "./ruleFacts.ts";

const MAX_DEPTH = 20;

/** The read behind the rules, one statement, to ride along in another verb's batch. */
export function rulesReads(db: Context["db"]) {
  return db.all<RuleRow>(sql`
    WITH RECURSIVE own(id) AS (
      SELECT unit_id FROM unit_hours
      UNION SELECT unit_id FROM closed_days WHERE unit_id IS NOT NULL
    ), above(id, unit_id, depth) AS (
      SELECT id, id, 0 FROM own
      UNION ALL
      SELECT above.id, units.parent_id, depth + 1
      FROM above JOIN units ON units.id = above.unit_id
      WHERE units.parent_id IS NOT NULL AND depth < ${MAX_DEPTH}
    )
    SELECT 'setting' AS kind, key, value FROM settings
    UNION ALL
    SELECT 'day', unit_id, json_object('day', day, 'kind', kind, 'from', hours_from, 'to', hours_to)
    FROM closed_days
    UNION ALL
    SELECT 'week', unit_id, json_object('weekdays', json(weekdays), 'opensOnHolidays', opens_on_holidays,
      'from', hours_from, 'to', hours_to)
    FROM unit_hours
    UNION ALL
    SELECT 'above', id, json_object('unitId', unit_id, 'depth', depth) FROM above`);
}

/** The rules in the rows of `rulesReads`. @throws SettingError when a stored setting does not fit */
export function rulesFrom(rows: readonly RuleRow[]): CityRules {
  const facts = factsIn(rows);
  return rulesOf(settingsFrom(facts.stored), facts);
}

/** Reads the rules, in one round trip. @throws SettingError when a stored setting does not fit */
export async function readSettings({ db }: Context): Promise<CityRules> {
  return rulesFrom(await rulesReads(db));
}

/**
 * The calendar of a place of work: of the nearest unit that has one, else the city's.
 * @param lineage ids of the unit and those above it, nearest first
 */
export function calendarFor(rules: CityRules, lineage: readonly string[]): Calendar {
  return calendarOfUnit(rules, lineage.find((id) => rules.unitCalendars.has(id)) ?? null);
}

/** The calendar of a unit that has its own, or the city's for null. */
export function calendarOfUnit(rules: CityRules, unitId: string | null): Calendar {
  return rules.unitCalendars.get(unitId ?? "") ?? rules.calendar;
}
