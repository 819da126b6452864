import { eq, inArray } from "drizzle-orm";
import { closedDays } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { difference } from "../domain/differences.ts";
import { revisionOf } from "../imports/audit.ts";
import { errorsIn, type ImportOptions, type ImportOutcome } from "../imports/outcome.ts";
import { insertAll } from "../imports/writeAll.ts";
import { writeImport } from "../imports/writeImport.ts";
import type { ClosedDaysDocument, DayKind } from "./parseClosedDays.ts";

export interface ClosedDaysOptions extends ImportOptions {
  /** The file is the whole list: days that it does not have are removed. */
  complete?: boolean;
}

const KIND_LABELS: Record<DayKind, string> = { closed: "閉庁", open: "開庁" };

/** Stores the city's own closed and open days, or what a newer list changes: all of it or nothing. */
export async function importClosedDays(
  context: Context,
  document: ClosedDaysDocument,
  options: ClosedDaysOptions = {},
): Promise<ImportOutcome> {
  if (document.rows.length === 0) return { kind: "refused", reason: "nothingRead" };
  const errors = errorsIn(document);
  if (errors > 0 && !options.skipBadRows) return { kind: "refused", reason: "badRows", errors };

  const { db } = context;
  const since = await revisionOf(context);
  const stored = new Map((await db.select().from(closedDays)).map((row) => [row.day, row]));
  const rows = document.rows.map(({ day, kind, name }) => ({ day, kind, name }));
  const fresh = rows.filter((row) => !stored.has(row.day));
  const compared = rows.flatMap((row) => {
    const before = stored.get(row.day);
    if (!before) return [];
    const kinds = difference("kind", KIND_LABELS[before.kind], KIND_LABELS[row.kind]);
    return [{ row, differences: [...kinds, ...difference("name", before.name, row.name)] }];
  });
  const changed = compared.filter(({ differences }) => differences.length > 0);
  const listed = new Set(rows.map((row) => row.day));
  const missing = [...stored.values()].filter((row) => !listed.has(row.day));
  const removes = options.complete === true && errors === 0;
  const line = (row: { day: string; name: string }) => `${row.day} ${row.name}`;
  return writeImport(
    context,
    {
      kind: "imported",
      dryRun: options.dryRun ?? false,
      unit: null,
      fiscalYear: null,
      added: fresh.map(line),
      changed: changed.map(({ row, differences }) => ({ subject: line(row), differences })),
      withdrawn: removes ? missing.map(line) : [],
      left: removes ? [] : missing.map(line),
      unchanged: compared.length - changed.length,
      createdUnits: [],
    },
    {
      action: "closedDays.import",
      subject: "closedDays",
      since,
      statements: () => [
        ...insertAll(fresh, (some) => db.insert(closedDays).values(some)),
        ...changed.map(({ row: { day, ...columns } }) =>
          db.update(closedDays).set(columns).where(eq(closedDays.day, day)),
        ),
        ...(removes && missing.length > 0
          ? [
              db.delete(closedDays).where(
                inArray(
                  closedDays.day,
                  missing.map((row) => row.day),
                ),
              ),
            ]
          : []),
      ],
    },
  );
}
