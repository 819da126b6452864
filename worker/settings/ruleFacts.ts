// What is stored about working days and hours, and the rules that follow from it. Pure, so that a change can be judged
// before it is saved.
import {
  type Calendar,
  calendarOf,
  type OwnDay,
  type OwnWeek,
  withDays,
  withWeek,
} from "../domain/calendar.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { CitySettings, Hours, StoredSetting } from "../domain/settings.ts";

/** The city's settings with the calendars that follow from them. */
export interface CityRules {
  settings: CitySettings;
  /** The city's. */
  calendar: Calendar;
  /** Of the units that have a week or days of their own, by unit id; the units below keep them too. */
  unitCalendars: ReadonlyMap<string, Calendar>;
}

export type StoredDay = OwnDay & { day: CivilDate };

export interface RuleFacts {
  stored: readonly StoredSetting[];
  /** By unit id; null is the whole city. */
  days: ReadonlyMap<string | null, readonly StoredDay[]>;
  weeks: ReadonlyMap<string, OwnWeek>;
  /** Of every unit with days or a week: the unit and those above it, nearest first. */
  lineages: ReadonlyMap<string, readonly string[]>;
}

/** A row of `rulesReads`; `value` is JSON. */
export interface RuleRow {
  kind: "setting" | "day" | "week" | "above";
  key: string | null;
  value: string;
}

/** The rules that the facts make with settings. */
export function rulesOf(settings: CitySettings, { days, weeks, lineages }: RuleFacts): CityRules {
  const daysOf = (unitId: string | null) => days.get(unitId) ?? [];
  const calendar = calendarOf(settings, daysOf(null));
  const unitCalendars = new Map<string, Calendar>();
  for (const [unitId, lineage] of lineages) {
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

/** The facts in the rows of `rulesReads`. */
export function factsIn(rows: readonly RuleRow[]): RuleFacts {
  const stored: StoredSetting[] = [];
  const days = new Map<string | null, StoredDay[]>();
  const weeks = new Map<string, OwnWeek>();
  const above = new Map<string, { unitId: string; depth: number }[]>();
  for (const { kind, key, value } of rows) {
    if (kind === "day") days.set(key, [...(days.get(key) ?? []), dayFrom(value)]);
    else if (key === null) continue;
    else if (kind === "setting") stored.push({ key, value: JSON.parse(value) });
    else if (kind === "week") weeks.set(key, weekFrom(value));
    else above.set(key, [...(above.get(key) ?? []), JSON.parse(value)]);
  }
  const lineages = new Map(
    [...above].map(([unitId, steps]) => [
      unitId,
      steps.toSorted((a, b) => a.depth - b.depth).map((step) => step.unitId),
    ]),
  );
  return { stored, days, weeks, lineages };
}

// What `rulesReads` writes into `value`; the tables' CHECKs guarantee the hours of a half day.
function dayFrom(value: string): StoredDay {
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
