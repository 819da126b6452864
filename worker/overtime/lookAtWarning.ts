import { type SQL, sql } from "drizzle-orm";
import { auditLog, warningLooks } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import type { LookInput } from "../domain/overtime/viewsHours.ts";
import { auditRow } from "../imports/audit.ts";
import type { Caller } from "../people/callerOf.ts";
import { isConstraintViolation } from "../reports/constraintViolation.ts";
import { peopleUnder } from "./sectionPeople.ts";

/**
 * 「見ました」: that somebody has looked at a warning, with what they mean to do. Looking again changes the word. One round
 * trip.
 * @param look.unitId the unit in which the person works; null for one's own warning
 * @returns false when nobody of the kind works there
 */
export async function lookAtWarning(
  context: Context,
  caller: Caller,
  look: { staffId: string; unitId: string | null; input: LookInput },
): Promise<boolean> {
  const { db, now } = context;
  const { staffId, unitId, input } = look;
  const word = input.word.trim();
  const { month, level } = input;
  const worksThere: SQL =
    unitId === null
      ? sql`${staffId} = ${caller.staff.id}`
      : sql`${staffId} IN (${peopleUnder(unitId, todayOf(context))})`;
  try {
    await db.batch([
      db
        .insert(auditLog)
        .values(
          auditRow(
            context,
            { action: "warning.look", subject: `staff:${staffId}`, after: { month, level, word } },
            worksThere,
          ),
        ),
      db
        .insert(warningLooks)
        .values({ staffId, month, level, lookedBy: caller.staff.id, lookedAt: now, word })
        .onConflictDoUpdate({
          target: [warningLooks.staffId, warningLooks.month, warningLooks.level, warningLooks.lookedBy],
          set: { lookedAt: now, word },
        }),
    ]);
    return true;
  } catch (error) {
    if (isConstraintViolation(error)) return false;
    throw error;
  }
}
