import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import type { Calendar } from "../domain/calendar.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { Duty } from "../domain/duty.ts";
import { keyOfSubject, type SnoozeChoice, type SnoozeSubject, subjectsOf } from "../domain/snooze.ts";
import { openDutiesOf } from "../duties/openDuties.ts";
import { heldOn } from "../duties/reads.ts";
import { calendarFor } from "../settings/readSettings.ts";

/** How a person stands to a subject they may put off. */
export interface SnoozeStanding {
  /** Their open duties of the subject; empty when nothing is left to do. */
  duties: Duty[];
  /** The first of theirs that is still to come; where all are over, one of them. */
  dueOn: CivilDate;
  /** Of the person's own place of work. */
  calendar: Calendar;
  /** How often the duty that was put off most often was put off. */
  used: number;
  /** What was chosen last, by duty key. */
  last: ReadonlyMap<string, { choice: SnoozeChoice; until: number }>;
}

/** Reads it in one round trip's time. */
export async function readStanding(
  context: Context,
  { staffId, subject }: { staffId: string; subject: SnoozeSubject },
): Promise<SnoozeStanding> {
  const { db } = context;
  const [open, [lineage, rows]] = await Promise.all([
    openDutiesOf(context, staffId, todayOf(context)),
    db.batch([ownLineage(context, staffId), snoozeReads(context, { staffId, subject })]),
  ]);
  const today = todayOf(context);
  const all = open.duties.filter((duty) => subjectsOf(duty).includes(subject));
  const ahead = all.filter(({ dueOn }) => dueOn >= today);
  const duties = ahead.length > 0 ? ahead : all;
  const keys = new Set(duties.map(({ key }) => key));
  const own = rows.filter(({ dutyKey }) => keys.has(dutyKey));
  return {
    duties,
    dueOn: duties.map(({ dueOn }) => dueOn).toSorted()[0] ?? "",
    calendar: calendarFor(
      open.rules,
      lineage.map((unit) => unit.id),
    ),
    used: Math.max(0, ...own.map((row) => row.used)),
    last: new Map(own.map(({ dutyKey, choice, until }) => [dutyKey, { choice, until }])),
  };
}

/** How often the duties of a subject were put off, and the newest choice of each. */
export function snoozeReads(
  { db }: Context,
  { staffId, subject }: { staffId: string; subject: SnoozeSubject },
) {
  const key = keyOfSubject(subject);
  // With a single max() SQLite takes the bare columns from the row that holds the maximum.
  return db.all<{ dutyKey: string; used: number; choice: SnoozeChoice; until: number }>(sql`
    SELECT duty_key AS dutyKey, count(*) AS used, choice, until, max(asked_at)
    FROM snoozes
    WHERE staff_id = ${staffId}
      AND (duty_key = ${key} OR duty_key BETWEEN ${`${key}:`} AND ${`${key}:~`})
    GROUP BY duty_key`);
}

/** The unit of the main post of today and those above it, the nearest first. */
function ownLineage(context: Context, staffId: string) {
  return context.db.all<{ id: string }>(sql`
    WITH RECURSIVE lineage(id, depth) AS (
      SELECT p.unit_id, 0 FROM posts p
      WHERE p.staff_id = ${staffId} AND p.is_main = 1 AND ${heldOn(todayOf(context))}
      UNION ALL
      SELECT u.parent_id, depth + 1 FROM lineage JOIN units u ON u.id = lineage.id
      WHERE u.parent_id IS NOT NULL AND depth < 20)
    SELECT id FROM lineage ORDER BY depth`);
}
