// Warnings about hours: who comes near a limit of the month, is on course to pass it, or has, and who may be told so.
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { Calendar } from "../domain/calendar.ts";
import { type CivilDate, partsOf } from "../domain/civilDate.ts";
import { fiscalYearOf, fiscalYearRange } from "../domain/fiscalYear.ts";
import { type HoursNow, hoursNow } from "../domain/overtime/hoursNow.ts";
import { limitsFrom } from "../domain/overtime/limits.ts";
import { addMonths, type Month, monthOfDay, monthRange } from "../domain/overtime/month.ts";
import { departmentOf, type LedUnit, lineageIn, sectionOf } from "../domain/overtime/sections.ts";
import { DEFAULT_OVERTIME_SETTINGS } from "../domain/overtime/settings.ts";
import { WARNING_LEVELS, type WarningLevel } from "../domain/overtime/states.ts";
import { heldOn, unitsLedBy, unitsOf, type Whose } from "../duties/reads.ts";
import { type CityRules, calendarFor } from "../settings/readSettings.ts";
import { workingDaysIn } from "./choices.ts";
import { ledUnitReads, toLedUnits } from "./ledUnits.ts";
import { designationReads, toPersonHours } from "./personHours.ts";

/** As many months as the rules look back on. */
const MONTHS_BACK = 11;
/** A pace says nothing before this part of a month or year; see limits.ts. */
const LEAST_SHARE = 0.2;
/** Working days may be so much later in a month than its days: 5 days of holidays at its beginning. */
const PACE_MARGIN = 0.5;
const DAYS_OF_MONTH = 31;
const DAYS_OF_YEAR = 366;
const HOUR = 60;

/** Who reads a warning: the person, whoever leads the section, and whoever directs the department. */
export interface WarningReader {
  staffId: string;
  as: "self" | "chief" | "director";
}

export interface OvertimeWarning {
  staffId: string;
  month: Month;
  level: Exclude<WarningLevel, "calm">;
  unitId: string;
  sectionId: string | null;
  departmentId: string | null;
  hours: HoursNow;
  /** Those who have not looked at it at this level or a more serious one, among those asked about. */
  readers: WarningReader[];
}

interface MonthRow {
  staffId: string;
  unitId: string;
  month: Month;
  minutes: number;
  special: number;
}

/**
 * What warnings of a day are made of: five statements, for one batch. They find nothing for people whose hours cannot
 * come to a warning, so that a quiet city costs little.
 * @param whose everybody's; one person's own and those of whom he or she leads; those of a unit and below it
 */
export function warningReads(db: Database, day: CivilDate, whose: Whose) {
  const month = monthOfDay(day);
  const people = loadedPeople(day, whose);
  const designated = sql`SELECT d.staff_id FROM overtime_days d
    WHERE d.day BETWEEN ${monthRange(month).from} AND ${day} ${isAbout(day, whose)}`;
  // One person's units are taken as they are: that costs less than finding out where somebody is near a limit.
  const places =
    whose.kind === "one"
      ? sql`${unitsOf(whose.staffId, day)} UNION SELECT id FROM (${unitsLedBy(whose.staffId, day)})`
      : sql`SELECT p.unit_id FROM posts p WHERE p.is_main = 1 AND ${heldOn(day)} AND p.staff_id IN (${people})`;
  return [
    db.all<MonthRow>(sql`
      SELECT d.staff_id AS staffId, p.unit_id AS unitId, substr(d.day, 1, 7) AS month, sum(d.minutes) AS minutes,
             sum(d.special_minutes) AS special
      FROM overtime_days d JOIN posts p ON p.staff_id = d.staff_id AND p.is_main = 1 AND ${heldOn(day)}
      WHERE d.staff_id IN (${people})
        AND d.day BETWEEN ${monthRange(addMonths(month, -MONTHS_BACK)).from} AND ${day}
      GROUP BY d.staff_id, substr(d.day, 1, 7)`),
    designationReads(db, designated, monthRange(addMonths(month, -MONTHS_BACK)).from),
    ledUnitReads(db, day, places),
    db.all<LeaderRow>(sql`
      SELECT p.staff_id AS staffId, p.unit_id AS unitId, p.role AS role FROM posts p
      WHERE p.role IN ('chief', 'director') AND ${heldOn(day)}
        ${whose.kind === "one" ? sql`AND p.staff_id = ${whose.staffId}` : sql``}
        AND EXISTS (SELECT 1 FROM overtime_days d WHERE d.day BETWEEN ${monthRange(month).from} AND ${day})`),
    db.all<LookRow>(sql`
      SELECT w.staff_id AS staffId, w.level AS level, w.looked_by AS lookedBy FROM warning_looks w
      WHERE w.month = ${month} ${whose.kind === "one" ? sql`AND w.looked_by = ${whose.staffId}` : sql``}`),
  ] as const;
}

interface LeaderRow {
  staffId: string;
  unitId: string;
  role: "chief" | "director";
}
interface LookRow {
  staffId: string;
  level: WarningLevel;
  lookedBy: string;
}
type RowsOf<Reads extends readonly unknown[]> = { [Index in keyof Reads]: Awaited<Reads[Index]> };
export type WarningRows = RowsOf<ReturnType<typeof warningReads>>;

/** The warnings of a day that somebody has not yet looked at, by person; for one reader, those that are theirs to see. */
export function toWarnings(
  rows: WarningRows,
  rules: CityRules,
  day: CivilDate,
  whose: Whose = { kind: "everyone" },
): OvertimeWarning[] {
  const [sums, designations, unitRows, leaders, looks] = rows;
  const units = toLedUnits(unitRows);
  const month = monthOfDay(day);
  const { overtimeLimits, overtimeWarnings } = rules.settings;
  const limits = limitsFrom(overtimeLimits, overtimeWarnings);
  const hoursOf = toPersonHours(sums, designations);
  const daysOf = yearDays(rules, day);
  const looked = Map.groupBy(looks, ({ staffId }) => staffId);
  const unitOf = new Map(sums.map(({ staffId, unitId }) => [staffId, unitId]));
  return [...unitOf].flatMap(([staffId, unitId]) => {
    const at = { today: day, workingDays: daysOf(lineageIn(unitId, units)) };
    const hours = hoursNow({ person: hoursOf(staffId), pending: {}, month, limits, at });
    const { level } = hours;
    if (level === "calm") return [];
    const section = sectionOf(unitId, units);
    const department = departmentOf(unitId, units);
    const seen = new Set(
      (looked.get(staffId) ?? [])
        .filter((look) => WARNING_LEVELS.indexOf(look.level) >= WARNING_LEVELS.indexOf(level))
        .map(({ lookedBy }) => lookedBy),
    );
    const readers = readersOf({ staffId, section, department, leaders }).filter(
      (reader) => !seen.has(reader.staffId) && (whose.kind !== "one" || reader.staffId === whose.staffId),
    );
    if (readers.length === 0) return [];
    return [
      {
        staffId,
        month,
        level,
        unitId,
        sectionId: section?.id ?? null,
        departmentId: department?.id ?? null,
        hours,
        readers,
      },
    ];
  });
}

/** The working days of the fiscal year of a day where a unit works, reckoned once for each calendar. */
export function yearDays(rules: CityRules, day: CivilDate): (lineage: readonly LedUnit[]) => CivilDate[] {
  const range = fiscalYearRange(fiscalYearOf(day));
  const known = new Map<Calendar, CivilDate[]>();
  return (lineage) => {
    const calendar = calendarFor(
      rules,
      lineage.map(({ id }) => id),
    );
    const found = known.get(calendar) ?? workingDaysIn(calendar, range);
    known.set(calendar, found);
    return found;
  };
}

function readersOf(facts: {
  staffId: string;
  section: LedUnit | null;
  department: LedUnit | null;
  leaders: readonly LeaderRow[];
}): WarningReader[] {
  const { staffId, section, department, leaders } = facts;
  return [
    { staffId, as: "self" },
    ...leaders
      .filter(({ unitId, role }) => unitId === (role === "chief" ? section : department)?.id)
      .map((leader): WarningReader => ({ staffId: leader.staffId, as: leader.role })),
  ];
}

/**
 * Those with hours in the month who may come to a warning: enough of them in the month or the year, or under limits that
 * look further than that.
 */
function loadedPeople(day: CivilDate, whose: Whose): SQL {
  const month = monthOfDay(day);
  const year = fiscalYearRange(fiscalYearOf(day)).from;
  const { day: dayOfMonth } = partsOf(day);
  const dayOfYear = (Date.parse(day) - Date.parse(year)) / 86_400_000 + 1;
  const { ordinary } = DEFAULT_OVERTIME_SETTINGS.overtimeLimits;
  const limit = (path: string, hours: number) => sql`
    coalesce((SELECT value ->> ${`$.${path}`} FROM settings WHERE key = 'overtimeLimits'), ${hours})`;
  const least = (path: string, hours: number, part: number) => sql`
    ${limit(path, hours)} * ${HOUR} * min(
      coalesce((SELECT value ->> '$.nearPercent' FROM settings WHERE key = 'overtimeWarnings'), 100) / 100.0,
      ${Math.max(LEAST_SHARE, part * PACE_MARGIN)})`;
  return sql`
    SELECT staff_id FROM (
      SELECT d.staff_id, sum(d.minutes) AS minutes FROM overtime_days d
      WHERE d.day BETWEEN ${monthRange(month).from} AND ${day} ${isAbout(day, whose)}
      GROUP BY d.staff_id HAVING sum(d.minutes) > 0) loaded
    WHERE minutes >= ${least("ordinary.month", ordinary.month, dayOfMonth / DAYS_OF_MONTH)}
      OR staff_id IN (${designatedPeople(day)})
      OR (SELECT sum(y.minutes) FROM overtime_days y
          WHERE y.staff_id = loaded.staff_id AND y.day BETWEEN ${year} AND ${day})
        >= ${least("ordinary.year", ordinary.year, dayOfYear / DAYS_OF_YEAR)}`;
}

/** Those who hold, or held in the months that count, a post where another regime than the ordinary one is in force. */
function designatedPeople(day: CivilDate): SQL {
  return sql`
    WITH RECURSIVE designated(id) AS (
      SELECT unit_id FROM unit_regimes
      UNION SELECT u.id FROM units u JOIN designated d ON u.parent_id = d.id)
    SELECT p.staff_id FROM posts p
    WHERE p.unit_id IN (SELECT id FROM designated)
      AND (p.valid_to IS NULL OR p.valid_to >= ${monthRange(addMonths(monthOfDay(day), -MONTHS_BACK)).from})`;
}

function isAbout(day: CivilDate, whose: Whose): SQL {
  switch (whose.kind) {
    case "everyone":
      return sql``;
    case "one":
      return sql`AND d.staff_id IN (${ownPeople(whose.staffId, day)})`;
    case "unit":
      return sql`AND d.staff_id IN (
        WITH RECURSIVE below(id) AS (
          SELECT ${whose.unitId} UNION SELECT u.id FROM units u JOIN below ON u.parent_id = below.id)
        SELECT p.staff_id FROM posts p WHERE p.unit_id IN (SELECT id FROM below) AND p.is_main = 1 AND ${heldOn(day)})`;
  }
}

/** A person and everybody in the units that he or she leads. */
function ownPeople(staffId: string, day: CivilDate): SQL {
  return sql`
    SELECT ${staffId}
    UNION
    SELECT p.staff_id FROM posts p
    WHERE p.unit_id IN (${unitsLedBy(staffId, day)}) AND p.is_main = 1 AND ${heldOn(day)}`;
}
