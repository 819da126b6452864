import { auditLog } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { auditRow, revisionOf, unchangedSince } from "./audit.ts";
import type { Imported, ImportOutcome } from "./outcome.ts";
import { isConstraintFailure, type Statement, writeAll } from "./writeAll.ts";

/** Every import may create units, so each also stands or falls with the organisation it has read. */
const ORGANISATION = "units";

/**
 * Writes what an import found, with its audit rows, in one transaction; nothing on a dry run or without a change.
 * @param write.since `revisionOf` from before anything was read
 */
export async function writeImport(
  context: Context,
  imported: Imported,
  write: { action: string; subject: string; since: number; statements: () => Statement[] },
): Promise<ImportOutcome> {
  if (imported.dryRun || !hasChange(imported)) return imported;
  const { action, subject, since } = write;
  const { added, changed, withdrawn, createdUnits } = imported;
  const untouched = unchangedSince(since, [subject, ORGANISATION]);
  const rows = [auditRow(context, { action, subject, after: { added, changed, withdrawn } }, untouched)];
  if (createdUnits.length > 0) {
    rows.push(auditRow(context, { action: "units.create", subject: ORGANISATION, after: createdUnits }));
  }
  const audit = rows.map((row) => context.db.insert(auditLog).values(row));
  try {
    await writeAll(context.db, [...audit, ...write.statements()]);
    return imported;
  } catch (error) {
    if (isConstraintFailure(error) && (await revisionOf(context)) > since) {
      return { kind: "refused", reason: "changedMeanwhile" };
    }
    throw error;
  }
}

function hasChange({ added, changed, withdrawn, createdUnits }: Imported): boolean {
  return added.length + changed.length + withdrawn.length + createdUnits.length > 0;
}
