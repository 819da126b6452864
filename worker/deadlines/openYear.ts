import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { yearLater, yearToOpen } from "../domain/deadlines/years.ts";

/**
 * The calendar of a fiscal year: every yearly deadline of the year before comes once more, with its audiences, a year
 * later. A series that was withdrawn does not. From two months before the year on; run again it makes nothing twice,
 * because a series has one row in a year. Nothing is asked of the database far from the turn of the year.
 * @returns ids of the deadlines made now
 */
export async function openYear(context: Context): Promise<string[]> {
  const { db, now } = context;
  const year = yearToOpen(todayOf(context));
  if (year === null) return [];
  const rows = await db.all<{ id: string; seriesId: string; opensOn: CivilDate; dueOn: CivilDate }>(sql`
    SELECT d.id AS id, d.series_id AS seriesId, d.opens_on AS opensOn, d.due_on AS dueOn FROM deadlines d
    WHERE d.fiscal_year = ${year - 1} AND d.repeat = 'yearly' AND d.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM deadlines n WHERE n.series_id = d.series_id AND n.fiscal_year = ${year})
    ORDER BY d.due_on, d.id`);
  const made: string[] = [];
  for (const row of rows) {
    const id = context.newId();
    const [inserted] = await db.batch([
      db.all<{ id: string }>(sql`
        INSERT INTO deadlines (id, series_id, fiscal_year, title, note, opens_on, due_on, owner_unit_id, hand_in,
          hand_in_by, repeat, ladder, created_by, created_at)
        SELECT ${id}, d.series_id, ${year}, d.title, d.note, ${yearLater(row.opensOn)}, ${yearLater(row.dueOn)},
               ${successorOf(sql`d.owner_unit_id`, row.dueOn)}, d.hand_in, d.hand_in_by, d.repeat, d.ladder,
               d.created_by, ${now}
        FROM deadlines d WHERE d.id = ${row.id} AND d.withdrawn_at IS NULL
        ON CONFLICT (series_id, fiscal_year) DO NOTHING RETURNING id`),
      db.run(sql`
        INSERT INTO deadline_audiences (deadline_id, position, unit_id, role, title)
        SELECT ${id}, a.position, ${successorOf(sql`a.unit_id`, row.dueOn)}, a.role, a.title
        FROM deadline_audiences a
        WHERE a.deadline_id = ${row.id} AND EXISTS (SELECT 1 FROM deadlines WHERE id = ${id})`),
      db.run(sql`
        INSERT INTO audit_log (at, actor_kind, action, subject, after)
        SELECT ${now}, 'system', 'deadline.create', ${`deadline:${id}`},
               ${JSON.stringify({ seriesId: row.seriesId, fiscalYear: year, from: row.id })}
        WHERE EXISTS (SELECT 1 FROM deadlines WHERE id = ${id})`),
    ]);
    if (inserted.length > 0) made.push(id);
  }
  return made;
}

/** The unit that took the place of one, where that has ended by the day a year later. */
function successorOf(unitId: ReturnType<typeof sql>, dueOn: CivilDate) {
  return sql`coalesce(
    (SELECT u.successor_id FROM units u WHERE u.id = ${unitId} AND u.valid_to < ${yearLater(dueOn)}), ${unitId})`;
}
