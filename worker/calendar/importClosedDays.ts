import { and, eq, isNull, type SQL } from "drizzle-orm";
import { closedDays } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { type Difference, difference } from "../domain/differences.ts";
import { readStored } from "../domain/settings.ts";
import { revisionOf } from "../imports/audit.ts";
import { errorsIn, type ImportOptions, type ImportOutcome, unreadRefusal } from "../imports/outcome.ts";
import { insertAll } from "../imports/writeAll.ts";
import { writeImport } from "../imports/writeImport.ts";
import { closureIn } from "../settings/closureIn.ts";
import { rulesReads } from "../settings/readSettings.ts";
import { factsIn, rulesOf } from "../settings/ruleFacts.ts";
import { unitsQuery } from "../units/organisation.ts";
import { dayUnits } from "./dayUnits.ts";
import { type DayRow, withDaysOf } from "./futureDays.ts";
import type { ClosedDaysDocument, DayKind } from "./parseClosedDays.ts";

export interface ClosedDaysOptions extends ImportOptions {
  /** The file is the whole list of whoever has days in it: days of theirs that it does not have are removed. */
  complete?: boolean;
}

const KIND_LABELS: Record<DayKind, string> = { closed: "閉庁", open: "開庁", half: "半日" };

/** Stores own days of the city and of units, or what a newer list changes: all of it or nothing. */
export async function importClosedDays(
  context: Context,
  document: ClosedDaysDocument,
  options: ClosedDaysOptions = {},
): Promise<ImportOutcome> {
  if (document.rows.length === 0) return { kind: "refused", reason: "nothingRead" };
  const unread = unreadRefusal(document, options);
  if (unread) return unread;

  const { db } = context;
  const since = await revisionOf(context);
  const [storedRows, units, ruleRows] = await db.batch([
    db.select().from(closedDays),
    unitsQuery(context),
    rulesReads(db),
  ]);
  const { unitIds, unplaced } = dayUnits(units, document.rows);
  if (unplaced.length > 0) return { kind: "refused", reason: "unplacedDays", units: unplaced };
  const rows = document.rows.map((row): DayRow => {
    const { day, kind, name, hours } = row;
    const unitId = unitIds.get(row) ?? null;
    return { unitId, day, kind, hoursFrom: hours?.from ?? null, hoursTo: hours?.to ?? null, name };
  });
  const listed = new Map(rows.map((row) => [keyOf(row), row]));
  const twice = rows.find((row) => listed.get(keyOf(row)) !== row);
  if (twice) return { kind: "refused", reason: "dayTwice", day: twice.day };

  const stored = new Map(storedRows.map((row) => [keyOf(row), row]));
  const fresh = rows.filter((row) => !stored.has(keyOf(row)));
  const compared = rows.flatMap((row) => {
    const before = stored.get(keyOf(row));
    return before ? [{ row, differences: differencesOf(before, row) }] : [];
  });
  const changed = compared.filter(({ differences }) => differences.length > 0);
  const owners = new Set(rows.map((row) => row.unitId));
  const missing = storedRows.filter((row) => owners.has(row.unitId) && !listed.has(keyOf(row)));
  const removed = options.complete === true && errorsIn(document) === 0 ? missing : [];

  const facts = factsIn(ruleRows);
  const future = withDaysOf(facts, { rows, removed, stored: storedRows, units });
  const closure = closureIn(rulesOf(readStored(facts.stored).settings, future), todayOf(context));
  if (closure !== null) return { kind: "refused", reason: "neverOpen", from: closure };

  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));
  const line = ({ unitId, day, name }: DayRow) =>
    [day, unitNames.get(unitId ?? "") ?? "", name].filter((word) => word !== "").join(" ");
  return writeImport(
    context,
    {
      kind: "imported",
      dryRun: options.dryRun ?? false,
      unit: null,
      fiscalYear: null,
      added: fresh.map(line),
      changed: changed.map(({ row, differences }) => ({ subject: line(row), differences })),
      withdrawn: removed.map(line),
      left: removed.length > 0 ? [] : missing.map(line),
      unchanged: compared.length - changed.length,
      createdUnits: [],
    },
    {
      action: "closedDays.import",
      subject: "closedDays",
      since,
      statements: () => [
        ...insertAll(fresh, (some) => db.insert(closedDays).values(some)),
        ...changed.map(({ row }) => db.update(closedDays).set(row).where(isDayOf(row))),
        ...removed.map((row) => db.delete(closedDays).where(isDayOf(row))),
      ],
    },
  );
}

function keyOf({ unitId, day }: DayRow): string {
  return `${unitId ?? ""} ${day}`;
}

function isDayOf({ unitId, day }: DayRow): SQL | undefined {
  const isOwner = unitId === null ? isNull(closedDays.unitId) : eq(closedDays.unitId, unitId);
  return and(isOwner, eq(closedDays.day, day));
}

function differencesOf(before: DayRow, after: DayRow): Difference[] {
  const hours = ({ hoursFrom, hoursTo }: DayRow) => (hoursFrom && hoursTo ? `${hoursFrom}〜${hoursTo}` : "");
  return [
    ...difference("kind", KIND_LABELS[before.kind], KIND_LABELS[after.kind]),
    ...difference("hours", hours(before), hours(after)),
    ...difference("name", before.name, after.name),
  ];
}
