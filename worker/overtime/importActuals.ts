import { type SQL, sql } from "drizzle-orm";
import { auditLog, overtimeDays } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import type { ActualRow, ActualsColumns, ActualsDocument, HoursWritten } from "../documents/index.ts";
import { isWorkingDay } from "../domain/calendar.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { difference } from "../domain/differences.ts";
import { formatClock, formatHours } from "../domain/overtime/clock.ts";
import { type Month, monthOfDay, monthRange } from "../domain/overtime/month.ts";
import { lineageIn } from "../domain/overtime/sections.ts";
import type { DaySource } from "../domain/overtime/states.ts";
import { formatShortDay } from "../domain/wareki.ts";
import { auditRow, revisionOf, unchangedSince } from "../imports/audit.ts";
import {
  type Change,
  emptyRefusal,
  type Imported,
  type ImportOptions,
  type ImportOutcome,
  unreadRefusal,
} from "../imports/outcome.ts";
import { insertAll, isConstraintFailure, writeAll } from "../imports/writeAll.ts";
import { calendarFor, rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { type ActualsSaid, rememberActuals } from "./actualsColumns.ts";
import { specialUnits } from "./dayOfRecord.ts";
import { idsIn, isNewest } from "./orderRows.ts";

/** What changes the hours of record from outside is written down under this. */
const ACTUALS_SUBJECT = "overtimeActuals";

export interface ActualsOptions extends ImportOptions {
  /** What somebody said about the columns; remembered when the hours are stored. */
  columns?: ActualsColumns | undefined;
  /** What somebody said about hours with a point; remembered as well. */
  hours?: HoursWritten | undefined;
}

/** A row with its person, place and what stands already. */
interface Placed {
  row: ActualRow;
  staffId: string;
  unitId: string;
  stored: Stored | undefined;
}
interface Stored {
  unitId: string;
  minutes: number;
  until: number | null;
  source: DaySource;
}

/**
 * Stores what the attendance system says of days: it wins over what the person said. All of the file or nothing, unless
 * bad rows are to be left out. Days that it does not have stay; the same file again changes nothing.
 */
export async function importActuals(
  context: Context,
  document: ActualsDocument,
  options: ActualsOptions = {},
): Promise<ImportOutcome> {
  if (!document.isUnderstood || document.unclearHours) return emptyRefusal(document);
  const unread = unreadRefusal(document, options);
  if (unread) return unread;
  if (document.rows.length === 0) return emptyRefusal(document);

  const since = await revisionOf(context);
  const facts = await readFacts(context, document.rows);
  const today = todayOf(context);
  const skipped: string[] = [];
  const unknown: {
    line: number;
    staffNumber: string;
    day: CivilDate;
    why: "noStaff" | "noPost" | "future";
  }[] = [];
  const placed: Placed[] = [];
  for (const row of document.rows) {
    const { line, staffNumber, day } = row;
    const person = facts.people.get(staffNumber);
    const unitId = person?.posts.find(({ from, to }) => from <= day && (to === null || to >= day))?.unitId;
    const why = !person ? "noStaff" : day > today ? "future" : !unitId ? "noPost" : null;
    if (why) unknown.push({ line, staffNumber, day, why });
    else if (person && unitId) {
      const stored = facts.stored.get(`${person.id} ${day}`);
      // A day of record stays with the unit in which it was worked, also after a transfer that was entered later.
      placed.push({ row, staffId: person.id, unitId: stored?.unitId ?? unitId, stored });
    }
  }
  if (unknown.length > 0 && !options.skipBadRows) {
    return { kind: "refused", reason: "unplacedDaysOfStaff", rows: unknown };
  }
  skipped.push(...unknown.map(({ line, staffNumber }) => `${line} 行目　${staffNumber}`));

  const differing = placed.filter((each) => differs(each, facts));
  const lockedMonths = [...new Set(differing.map(({ row }) => monthOfDay(row.day)))].filter((month) =>
    facts.locked.has(month),
  );
  if (lockedMonths.length > 0 && !options.skipBadRows) {
    return { kind: "refused", reason: "monthsLocked", months: lockedMonths.toSorted() };
  }
  const isLocked = ({ row }: Placed) => facts.locked.has(monthOfDay(row.day));
  skipped.push(...differing.filter(isLocked).map(({ row }) => `${row.line} 行目　${subjectOf(row)}`));
  const written = differing.filter((each) => !isLocked(each));
  const imported: Imported = {
    kind: "imported",
    dryRun: options.dryRun ?? false,
    unit: null,
    fiscalYear: null,
    added: written.flatMap(({ row, stored }) =>
      stored ? [] : [`${subjectOf(row)}　${wordStored({ ...row, source: "actual" })}`],
    ),
    changed: written.flatMap(({ row, stored }) => (stored ? [toChange(row, stored)] : [])),
    withdrawn: [],
    left: [],
    unchanged: placed.length - differing.length,
    createdUnits: [],
    skipped,
  };
  return write(context, imported, {
    written,
    facts,
    since,
    said: { columns: options.columns, hours: options.hours },
  });
}

async function write(
  context: Context,
  imported: Imported,
  write: { written: Placed[]; facts: Facts; since: number; said: ActualsSaid },
): Promise<ImportOutcome> {
  const { db, now } = context;
  const { written, facts, since, said } = write;
  const remembered = rememberActuals(context, said);
  if (imported.dryRun) return imported;
  if (written.length === 0) {
    await writeAll(db, remembered);
    return imported;
  }
  const months = [...new Set(written.map(({ row }) => monthOfDay(row.day)))];
  const untouched = sql`${unchangedSince(since, [ACTUALS_SUBJECT, "units"])}
    AND NOT EXISTS (SELECT 1 FROM overtime_locks WHERE month IN (${idsIn(months)}))`;
  const trace = { months, added: imported.added.length, changed: imported.changed };
  const rows = written.map(({ row, staffId, unitId, stored }) => ({
    staffId,
    day: row.day,
    unitId,
    minutes: row.minutes,
    restMinutes: facts.isRestDay(unitId, row.day) ? row.minutes : 0,
    specialMinutes: facts.isSpecial(unitId, row.day) ? row.minutes : 0,
    untilMinutes: untilOf(row, stored),
    source: "actual" as const,
    recordedAt: now,
  }));
  const excluded = (column: string): SQL => sql.raw(`excluded.${column}`);
  const statements = insertAll(rows, (some) =>
    db
      .insert(overtimeDays)
      .values(some)
      .onConflictDoUpdate({
        target: [overtimeDays.staffId, overtimeDays.day],
        set: {
          unitId: excluded("unit_id"),
          minutes: excluded("minutes"),
          restMinutes: excluded("rest_minutes"),
          specialMinutes: excluded("special_minutes"),
          untilMinutes: excluded("until_minutes"),
          source: excluded("source"),
          recordedAt: excluded("recorded_at"),
        },
      }),
  );
  const audit = auditRow(
    context,
    { action: "overtime.actuals", subject: ACTUALS_SUBJECT, after: trace },
    untouched,
  );
  try {
    await writeAll(db, [db.insert(auditLog).values(audit), ...statements, ...remembered]);
    return imported;
  } catch (error) {
    if (isConstraintFailure(error)) return { kind: "refused", reason: "changedMeanwhile" };
    throw error;
  }
}

type Facts = Awaited<ReturnType<typeof readFacts>>;

/** People, places, what stands on those days, and the rules: two round trips, one more for each month of the file. */
async function readFacts({ db }: Context, rows: readonly ActualRow[]) {
  const numbers = idsIn(rows.map(({ staffNumber }) => staffNumber));
  const [ruleRows, unitRows, posts, specials, locks] = await db.batch([
    rulesReads(db),
    db.all<{ id: string; parentId: string | null; name: string }>(
      sql`SELECT id, parent_id AS parentId, name FROM units`,
    ),
    db.all<{
      staffNumber: string;
      id: string;
      unitId: string | null;
      from: CivilDate | null;
      to: CivilDate | null;
    }>(sql`
      SELECT s.staff_number AS staffNumber, s.id AS id, p.unit_id AS unitId, p.valid_from AS "from", p.valid_to AS "to"
      FROM staff s LEFT JOIN posts p ON p.staff_id = s.id AND p.is_main = 1
      WHERE s.staff_number IN (${numbers})`),
    db.all<{ unitId: string; from: CivilDate; to: CivilDate }>(sql`
      WITH RECURSIVE ${specialUnits} SELECT unit_id AS unitId, from_day AS "from", until_day AS "to" FROM special`),
    db.all<{ month: Month }>(sql`SELECT month FROM overtime_locks`),
  ]);
  const rules = rulesFrom(ruleRows);
  const units = new Map(unitRows.map((unit) => [unit.id, { ...unit, hasChief: false, hasDirector: false }]));
  const people = new Map<
    string,
    { id: string; posts: { unitId: string; from: CivilDate; to: CivilDate | null }[] }
  >();
  for (const { staffNumber, id, unitId, from, to } of posts) {
    const person = people.get(staffNumber) ?? { id, posts: [] };
    if (unitId !== null && from !== null) person.posts.push({ unitId, from, to });
    people.set(staffNumber, person);
  }
  const staff = idsIn([...people.values()].map(({ id }) => id));
  const stored = new Map<string, Stored>();
  const ordered = new Set<string>();
  for (const month of new Set(rows.map(({ day }) => monthOfDay(day)))) {
    const { from, to } = monthRange(month);
    // Packed, a row for each person: a month of a large city is tens of thousands of days.
    const [dayRows, orderRows] = await db.batch([
      db.all<{ staffId: string; days: string }>(sql`
        SELECT staff_id AS staffId,
               group_concat(
                 day || '/' || unit_id || '/' || minutes || '/' || coalesce(until_minutes, '') || '/' || source,
                 ' ') AS days
        FROM overtime_days WHERE staff_id IN (${staff}) AND day BETWEEN ${from} AND ${to} GROUP BY staff_id`),
      db.all<{ staffId: string; days: string }>(sql`
        SELECT o.staff_id AS staffId, group_concat(o.day, ' ') AS days FROM overtime_orders o
        WHERE o.staff_id IN (${staff}) AND o.day BETWEEN ${from} AND ${to} AND o.state = 'ordered' AND ${isNewest}
        GROUP BY o.staff_id`),
    ]);
    for (const { staffId, days } of dayRows) {
      for (const packed of days.split(" ")) {
        const [day, unitId = "", minutes, until, source] = packed.split("/");
        stored.set(`${staffId} ${day}`, {
          unitId,
          minutes: Number(minutes),
          until: until === "" ? null : Number(until),
          source: source as DaySource,
        });
      }
    }
    for (const { staffId, days } of orderRows) {
      for (const day of days.split(" ")) ordered.add(`${staffId} ${day}`);
    }
  }
  const calendars = new Map<string, ReturnType<typeof calendarFor>>();
  return {
    people,
    stored,
    ordered,
    locked: new Set(locks.map(({ month }) => month)),
    isSpecial: (unitId: string, day: CivilDate) =>
      specials.some((each) => each.unitId === unitId && each.from <= day && day <= each.to),
    isRestDay(unitId: string, day: CivilDate) {
      const lineage = () => lineageIn(unitId, units).map(({ id }) => id);
      const calendar = calendars.get(unitId) ?? calendarFor(rules, lineage());
      calendars.set(unitId, calendar);
      return !isWorkingDay(calendar, day);
    },
  };
}

/** A day without any hours is only kept where something else says that there were some. */
function differs({ row, staffId, stored }: Placed, { ordered }: Facts): boolean {
  if (!stored) return row.minutes > 0 || ordered.has(`${staffId} ${row.day}`);
  return (
    stored.source !== "actual" || stored.minutes !== row.minutes || stored.until !== untilOf(row, stored)
  );
}

/** The system often only knows how long; when the person left is then as the person said. */
function untilOf({ minutes, until }: ActualRow, stored: Stored | undefined): number | null {
  return minutes === 0 ? null : (until ?? stored?.until ?? null);
}

function subjectOf({ staffNumber, day }: ActualRow): string {
  return `${staffNumber}　${formatShortDay(day)}`;
}

function toChange(row: ActualRow, stored: Stored): Change {
  const after = { minutes: row.minutes, until: untilOf(row, stored), source: "actual" } as const;
  return {
    subject: subjectOf(row),
    differences: difference("hours", wordStored(stored), wordStored(after)),
  };
}

function wordStored({ minutes, until, source }: Omit<Stored, "unitId">): string {
  const leaving = until === null ? "" : `（${formatClock(until)} 退庁）`;
  return `${formatHours(minutes)}${leaving}${source === "result" ? "（本人の記録）" : ""}`;
}
