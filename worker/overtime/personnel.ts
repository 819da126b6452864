import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { type Context, todayOf } from "../context.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import { interviewOf } from "../domain/overtime/interview.ts";
import { addMonths, type Month, monthOfDay, monthRange, monthsFrom } from "../domain/overtime/month.ts";
import { departmentOf, sectionOf } from "../domain/overtime/sections.ts";
import { DEFAULT_OVERTIME_SETTINGS } from "../domain/overtime/settings.ts";
import { ALL_SETTLED, listOf, withOpen } from "../domain/overtime/settle.ts";
import type { MonthOpen, Personnel } from "../domain/overtime/viewsResults.ts";
import { heldOn } from "../duties/reads.ts";
import { rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { specialUnits } from "./dayOfRecord.ts";
import { ledUnitReads, toLedUnits } from "./ledUnits.ts";
import { isNewest } from "./orderRows.ts";
import { personHourReads, toPersonHours } from "./personHours.ts";
import { monthUntil } from "./settlement.ts";
import { settlementReads } from "./settlementReads.ts";

/** A fiscal year and the month after it. */
const LISTED_MONTHS = 13;
/** The longest window that a doctor looks at. */
const WINDOW_MONTHS = 6;

/**
 * 勤務時間の担当: what is left to settle in each department, which months are locked, and whom a doctor is to see. One
 * round trip.
 */
export async function personnel(
  context: Context,
  { month: wanted }: { month: Month | undefined },
): Promise<Personnel> {
  const { db } = context;
  const today = todayOf(context);
  const current = monthOfDay(today);
  const month = wanted ?? addMonths(current, -1);
  const { from, to } = monthUntil(month, addDays(today, -1));
  const listed = monthsFrom(addMonths(current, 1 - LISTED_MONTHS), current);
  const heavy = heavyPeople(month);
  const [ruleRows, unitRows, rows, undecidedRows, locks, sums, designations, people, special] =
    await db.batch([
      rulesReads(db),
      ledUnitReads(db, today),
      settlementReads(db, { from, to }),
      undecidedReads(db, { from, to }),
      lockReads(db, listed[0] ?? month),
      ...personHourReads(db, heavy, month),
      peopleReads(db, heavy, today),
      specialReads(db, { from, to }),
    ]);
  const { settings } = rulesFrom(ruleRows);
  const units = toLedUnits(unitRows);
  const openIn = new Map<string, MonthOpen>();
  let open = ALL_SETTLED;
  const count = (unitId: string, kind: keyof MonthOpen, more?: number) => {
    const id = departmentOf(unitId, units)?.id ?? unitId;
    openIn.set(id, withOpen(openIn.get(id) ?? ALL_SETTLED, kind, more));
    open = withOpen(open, kind, more);
  };
  for (const row of rows) {
    const list = listOf(row);
    if (list) count(row.unitId, list);
  }
  for (const { unitId, orders } of undecidedRows) count(unitId, "undecided", orders);
  const hoursOf = toPersonHours(sums, designations);
  const sectionName = (unitId: string) => sectionOf(unitId, units)?.name ?? units.get(unitId)?.name ?? "";
  return {
    today,
    month,
    months: listed.toReversed().map((each) => {
      const lock = locks.find((row) => row.month === each);
      return {
        month: each,
        isOver: each < current,
        lockedAt: lock?.lockedAt ?? null,
        lockedBy: lock?.name ?? "",
      };
    }),
    open,
    departments: [...units.values()].flatMap(({ id, name, hasDirector }) =>
      hasDirector || openIn.has(id) ? [{ unit: { id, name }, open: openIn.get(id) ?? ALL_SETTLED }] : [],
    ),
    interviews: people.flatMap(({ unitId, ...person }) => {
      const interview = interviewOf(hoursOf(person.staffId), month, settings.overtimeWarnings);
      return interview.kind === "none" ? [] : [{ person, section: sectionName(unitId), interview }];
    }),
    special: special.map(({ unitId, day, minutes, word, ...person }) => ({
      person,
      section: sectionName(unitId),
      day,
      minutes,
      word,
    })),
    contact: settings.personnel.contact,
  };
}

/** Applications of a span that nobody has decided on, by unit. Without CROSS JOIN SQLite would look through all orders. */
function undecidedReads(db: Database, { from, to }: { from: CivilDate; to: CivilDate }) {
  return db.all<{ unitId: string; orders: number }>(sql`
    SELECT o.unit_id AS unitId, count(*) AS orders
    FROM units u CROSS JOIN overtime_orders o ON o.unit_id = u.id
    WHERE o.state = 'applied' AND o.day BETWEEN ${from} AND ${to} AND ${isNewest}
    GROUP BY o.unit_id`);
}

function lockReads(db: Database, from: Month) {
  return db.all<{ month: Month; lockedAt: number; name: string }>(sql`
    SELECT l.month AS month, l.locked_at AS lockedAt, s.name AS name
    FROM overtime_locks l JOIN staff s ON s.id = l.locked_by WHERE l.month >= ${from}`);
}

/**
 * Those who may have to be seen by a doctor after a month, as a subquery: an average over a bound needs one month at
 * least at the bound, so most people are out after one look at their sums.
 */
function heavyPeople(month: Month): SQL {
  const { from } = monthRange(addMonths(month, 1 - WINDOW_MONTHS));
  const { to } = monthRange(month);
  const bounds = DEFAULT_OVERTIME_SETTINGS.overtimeWarnings;
  const least = sql`(
    SELECT 60 * min(value ->> '$.interview.month', value ->> '$.interview.average', value ->> '$.onRequest.month')
    FROM (SELECT coalesce((SELECT value FROM settings WHERE key = 'overtimeWarnings'),
                          ${JSON.stringify(bounds)}) AS value))`;
  // Person by person, so that the index of sums is read and no row of the table.
  return sql`SELECT h.id FROM staff h WHERE EXISTS (
    SELECT 1 FROM overtime_days d WHERE d.staff_id = h.id AND d.day BETWEEN ${from} AND ${to}
    GROUP BY substr(d.day, 1, 7) HAVING sum(d.minutes) >= ${least})`;
}

function peopleReads(db: Database, people: SQL, day: CivilDate) {
  return db.all<{ staffId: string; name: string; title: string; unitId: string }>(sql`
    SELECT s.id AS staffId, s.name AS name, p.title AS title, p.unit_id AS unitId
    FROM posts p JOIN staff s ON s.id = p.staff_id JOIN units u ON u.id = p.unit_id
    WHERE p.staff_id IN (${people}) AND p.is_main = 1 AND ${heldOn(day)}
    ORDER BY u.position, u.id, s.staff_number`);
}

function specialReads(db: Database, { from, to }: { from: CivilDate; to: CivilDate }) {
  return db.all<{
    staffId: string;
    name: string;
    title: string;
    unitId: string;
    day: CivilDate;
    minutes: number;
    word: string;
  }>(sql`
    WITH RECURSIVE ${specialUnits}
    SELECT s.id AS staffId, s.name AS name,
           coalesce((SELECT p.title FROM posts p WHERE p.staff_id = s.id AND p.is_main = 1
             ORDER BY p.valid_from DESC LIMIT 1), '') AS title,
           d.unit_id AS unitId, d.day AS day, d.special_minutes AS minutes,
           coalesce((SELECT max(x.word) FROM special x
             WHERE x.unit_id = d.unit_id AND d.day BETWEEN x.from_day AND x.until_day), '') AS word
    FROM overtime_days d JOIN staff s ON s.id = d.staff_id JOIN units u ON u.id = d.unit_id
    WHERE d.day BETWEEN ${from} AND ${to} AND d.special_minutes > 0
    ORDER BY d.day, u.position, s.staff_number`);
}
