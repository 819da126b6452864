import { sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import {
  type Calendar,
  calendarOf,
  type OwnDay,
  type OwnWeek,
  withDays,
  withWeek,
} from "../domain/calendar.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { type CitySettings, type Hours, type StoredSetting, settingsFrom } from "../domain/settings.ts";

/** The city's settings with the calendars that follow from them. */
export interface CityRules {
  settings: CitySettings;
  /** The city's. */
  calendar: Calendar;
  /** Of the units that have a week or days of their own, by unit id; the units below keep them too. */
  unitCalendars: ReadonlyMap<string, Calendar>;
}

/** A row of `rulesReads`; `value` is JSON. */
export interface RuleRow {
  kind: "setting" | "day" | "week" | "above";
  key: string | null;
  value: string;
}

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
  return rulesOf(settingsFrom(storedIn(rows)), rows);
}

/** The stored settings in the rows of `rulesReads`, whether they make sense or not. */
export function storedIn(rows: readonly RuleRow[]): StoredSetting[] {
  return rows.flatMap(({ kind, key, value }) =>
    kind === "setting" && key !== null ? [{ key, value: JSON.parse(value) }] : [],
  );
}

/** The rules that settings make with the days and weeks in the rows of `rulesReads`. */
export function rulesOf(settings: CitySettings, rows: readonly RuleRow[]): CityRules {
  const days = Map.groupBy(
    rows.filter((row) => row.kind === "day"),
    (row) => row.key,
  );
  const daysOf = (unitId: string | null) => (days.get(unitId) ?? []).map((row) => dayFrom(row.value));
  const weeks = new Map(
    rows.flatMap(({ kind, key, value }) =>
      kind === "week" && key !== null ? [[key, weekFrom(value)] as const] : [],
    ),
  );
  const calendar = calendarOf(settings, daysOf(null));
  const unitCalendars = new Map<string, Calendar>();
  for (const [unitId, lineage] of lineagesIn(rows)) {
    // A unit has the days of the units above it up to the one whose week it keeps; the nearest has the last word.
    const weekAt = lineage.findIndex((id) => weeks.has(id));
    const week = weeks.get(lineage[weekAt] ?? "");
    const within = week ? lineage.slice(0, weekAt + 1) : lineage;
    unitCalendars.set(
      unitId,
      withDays(week ? withWeek(calendar, week) : calendar, within.toReversed().flatMap(daysOf)),
    );
  }
  return { settings, calendar, unitCalendars };
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

/** Reads the rules, in one round trip. @throws SettingError when a stored setting does not fit */
export async function readSettings({ db }: Context): Promise<CityRules> {
  return rulesFrom(await rulesReads(db));
}

function lineagesIn(rows: readonly RuleRow[]): Map<string, string[]> {
  const steps = rows.flatMap(({ kind, key, value }) => {
    if (kind !== "above" || key === null) return [];
    const { unitId, depth } = JSON.parse(value) as { unitId: string; depth: number };
    return [{ of: key, unitId, depth }];
  });
  const lineages = new Map<string, string[]>();
  for (const { of, unitId } of steps.toSorted((a, b) => a.depth - b.depth)) {
    lineages.set(of, [...(lineages.get(of) ?? []), unitId]);
  }
  return lineages;
}

// What the queries of this file write into `value`; the tables' CHECKs guarantee the hours of a half day.
function dayFrom(value: string): OwnDay & { day: CivilDate } {
  const { day, kind, from, to } = JSON.parse(value) as { day: CivilDate; kind: OwnDay["kind"] } & Hours;
  return kind === "half" ? { day, kind, hours: { from, to } } : { day, kind };
}

function weekFrom(value: string): OwnWeek {
  const { weekdays, opensOnHolidays, from, to } = JSON.parse(value) as {
    weekdays: number[];
    opensOnHolidays: 0 | 1;
  } & Hours;
  return { weekdays, opensOnHolidays: opensOnHolidays === 1, hours: { from, to } };
}
