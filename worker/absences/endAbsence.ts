import { and, eq, gte, isNull, sql } from "drizzle-orm";
import { absences, auditLog } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import type { AbsenceDays } from "../domain/absence.ts";
import { auditRow } from "../imports/audit.ts";
import { isConstraintFailure } from "../imports/writeAll.ts";

/**
 * Takes an absence of the person back, before or during it: from now on they are spoken to again.
 * @param act a key of the act, where the same act may arrive twice: see `absenceEndedBy`
 * @returns whether there was one to take back
 */
export async function endAbsence(
  context: Context,
  { staffId, absenceId, act }: { staffId: string; absenceId: string; act?: string },
): Promise<boolean> {
  const { db, now } = context;
  const standing = and(
    eq(absences.id, absenceId),
    eq(absences.staffId, staffId),
    gte(absences.untilDay, todayOf(context)),
    isNull(absences.endedAt),
  );
  const stands = sql`EXISTS (SELECT 1 FROM ${absences} WHERE ${standing})`;
  const entry = {
    action: "absence.end",
    subject: `staff:${staffId}`,
    before: { id: absenceId },
    ...(act === undefined ? {} : { after: { act } }),
  };
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

/** The absence of the person that one act has ended; null where it ended none. */
export async function absenceEndedBy(
  { db }: Context,
  { staffId, act }: { staffId: string; act: string },
): Promise<AbsenceDays | null> {
  const [ended] = await db.all<AbsenceDays>(sql`
    SELECT a.from_day AS fromDay, a.until_day AS untilDay
    FROM audit_log l JOIN absences a ON a.id = l.before ->> '$.id'
    WHERE l.subject = ${`staff:${staffId}`} AND l.action = 'absence.end' AND l.after ->> '$.act' = ${act}`);
  return ended ?? null;
}
