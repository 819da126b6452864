import { and, eq, sql } from "drizzle-orm";
import { allotments } from "../../db/schema/index.ts";
import { dayUnits } from "../calendar/dayUnits.ts";
import type { Context } from "../context.ts";
import type { AllotmentsDocument } from "../documents/index.ts";
import { difference } from "../domain/differences.ts";
import { rootOf } from "../domain/matchUnits.ts";
import { formatHours } from "../domain/overtime/clock.ts";
import { fiscalYearOfMonth, type Month } from "../domain/overtime/month.ts";
import { revisionOf } from "../imports/audit.ts";
import { errorsIn, type ImportOptions, type ImportOutcome, unreadRefusal } from "../imports/outcome.ts";
import { insertAll } from "../imports/writeAll.ts";
import { writeImport } from "../imports/writeImport.ts";
import { unitsQuery } from "../units/organisation.ts";

/** What changes hours given or passed on is written down under this. */
export const ALLOTMENTS_SUBJECT = "allotments";

interface PassedOn {
  unitId: string;
  month: Month;
  minutes: number;
}

/** Stores the hours given to units, or what a newer table changes: all of it or nothing. Months it does not have stay. */
export async function importAllotments(
  context: Context,
  document: AllotmentsDocument,
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  const errors = errorsIn(document);
  if (document.rows.length === 0) {
    return errors > 0
      ? { kind: "refused", reason: "badRows", errors }
      : { kind: "refused", reason: "nothingRead" };
  }
  const unread = unreadRefusal(document, options);
  if (unread) return unread;
  const written = document.rows.flatMap(({ unit, month, minutes }) =>
    month === null ? [] : [{ unit, month, minutes, day: `${month}-01` }],
  );
  if (written.length < document.rows.length) return { kind: "refused", reason: "yearUnknown" };

  const { db, now } = context;
  const since = await revisionOf(context);
  const [storedRows, units, passedOn] = await db.batch([
    db.select().from(allotments),
    unitsQuery(context),
    passedOnReads(db),
  ]);
  const { unitIds, unplaced } = dayUnits(units, written);
  if (unplaced.length > 0) return { kind: "refused", reason: "unplacedDays", units: unplaced };
  const city = rootOf(units)?.id ?? "";
  const rows = written.map((row) => ({
    unitId: unitIds.get(row) ?? city,
    month: row.month,
    minutes: row.minutes,
    updatedAt: now,
  }));
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const nameOf = (unitId: string) => names.get(unitId) ?? "";
  const listed = new Map(rows.map((row) => [keyOf(row), row]));
  const twice = rows.find((row) => listed.get(keyOf(row)) !== row);
  if (twice) {
    return { kind: "refused", reason: "allotmentTwice", unit: nameOf(twice.unitId), month: twice.month };
  }
  const short = passedOn.find((each) => (listed.get(keyOf(each))?.minutes ?? each.minutes) < each.minutes);
  if (short) {
    const { unitId, month, minutes } = short;
    return { kind: "refused", reason: "allotmentPassedOn", unit: nameOf(unitId), month, passedOn: minutes };
  }

  const stored = new Map(storedRows.map((row) => [keyOf(row), row]));
  const line = ({ unitId, month, minutes }: (typeof rows)[number]) =>
    `${nameOf(unitId)} ${month} ${formatHours(minutes)}`;
  const fresh = rows.filter((row) => !stored.has(keyOf(row)));
  const changed = rows.filter((row) => (stored.get(keyOf(row))?.minutes ?? row.minutes) !== row.minutes);
  return writeImport(
    context,
    {
      kind: "imported",
      dryRun: options.dryRun ?? false,
      unit: null,
      fiscalYear: yearOf(rows),
      added: fresh.map(line),
      changed: changed.map((row) => ({
        subject: `${nameOf(row.unitId)} ${row.month}`,
        differences: difference(
          "hours",
          formatHours(stored.get(keyOf(row))?.minutes ?? 0),
          formatHours(row.minutes),
        ),
      })),
      withdrawn: [],
      left: [],
      unchanged: rows.length - fresh.length - changed.length,
      createdUnits: [],
    },
    {
      action: "allotments.import",
      subject: ALLOTMENTS_SUBJECT,
      since,
      statements: () => [
        ...insertAll(fresh, (some) => db.insert(allotments).values(some)),
        ...changed.map(({ unitId, month, minutes }) =>
          db
            .update(allotments)
            .set({ minutes, updatedAt: now })
            .where(and(eq(allotments.unitId, unitId), eq(allotments.month, month))),
        ),
      ],
    },
  );
}

/** What units have passed on of a month beyond what they were passed. One statement. */
function passedOnReads(db: Context["db"]) {
  return db.all<PassedOn>(sql`
    SELECT unit_id AS unitId, month, sum(minutes) AS minutes FROM (
      SELECT from_unit_id AS unit_id, month, minutes FROM allotment_transfers WHERE state = 'accepted'
      UNION ALL
      SELECT to_unit_id, month, -minutes FROM allotment_transfers WHERE state = 'accepted')
    GROUP BY unit_id, month HAVING sum(minutes) > 0`);
}

function keyOf({ unitId, month }: { unitId: string; month: Month }): string {
  return `${unitId} ${month}`;
}

/** The fiscal year that all rows are of; null where there are several. */
function yearOf(rows: readonly { month: Month }[]): number | null {
  const years = new Set(rows.map(({ month }) => fiscalYearOfMonth(month)));
  const [year] = years;
  return years.size === 1 ? (year ?? null) : null;
}
