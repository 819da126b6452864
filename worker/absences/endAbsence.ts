import { and, eq, gte, isNull, sql } from "drizzle-orm";
import { absences, auditLog } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { auditRow } from "../imports/audit.ts";
import { isConstraintFailure } from "../imports/writeAll.ts";

/**
 * Takes an absence of the person back, before or during it: from now on they are spoken to again.
 * @returns whether there was one to take back
 */
export async function endAbsence(
  context: Context,
  { staffId, absenceId }: { staffId: string; absenceId: string },
): Promise<boolean> {
  const { db, now } = context;
  const standing = and(
    eq(absences.id, absenceId),
    eq(absences.staffId, staffId),
    gte(absences.untilDay, todayOf(context)),
    isNull(absences.endedAt),
  );
  const stands = sql`EXISTS (SELECT 1 FROM ${absences} WHERE ${standing})`;
  const entry = { action: "absence.end", subject: `staff:${staffId}`, before: { id: absenceId } };
  try {
    await db.batch([
      db.insert(auditLog).values(auditRow(context, entry, stands)),
      db.update(absences).set({ endedAt: now }).where(standing),
    ]);
    return true;
  } catch (error) {
    // The audit row broke: there was nothing to take back.
    if (isConstraintFailure(error)) return false;
    throw error;
  }
}
