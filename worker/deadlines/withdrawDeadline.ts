import { sql } from "drizzle-orm";
import { auditLog, deadlines } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import type { DeadlineRefusal } from "../domain/deadlines/views.ts";
import { auditRow } from "../imports/audit.ts";
import { ledUnitReads, toLedUnits } from "../overtime/ledUnits.ts";
import type { Caller } from "../people/callerOf.ts";
import { isConstraintViolation } from "../reports/constraintViolation.ts";
import { mayOwn } from "./rights.ts";
import { storedDeadline } from "./storedDeadline.ts";

export type WithdrawOutcome = { kind: "withdrawn" } | { kind: "refused"; refusal: DeadlineRefusal };

/**
 * Takes a deadline back: nobody is asked any more, what was handed in stays, and a yearly one does not come again.
 * The same wish twice is one. Two round trips.
 */
export async function withdrawDeadline(
  context: Context,
  caller: Caller,
  deadlineId: string,
): Promise<WithdrawOutcome> {
  const { db, now } = context;
  const [unitRows, [row]] = await db.batch([
    ledUnitReads(db, todayOf(context)),
    ...storedDeadline(db, deadlineId),
  ]);
  if (!row) return { kind: "refused", refusal: { reason: "deadlineNotFound" } };
  if (!mayOwn(caller, row.ownerUnitId, toLedUnits(unitRows))) {
    return { kind: "refused", refusal: { reason: "notOwner" } };
  }
  const stands = sql`deadlines.id = ${deadlineId} AND deadlines.withdrawn_at IS NULL`;
  const entry = { action: "deadline.withdraw", subject: `deadline:${deadlineId}` };
  try {
    await db.batch([
      db
        .insert(auditLog)
        .values(auditRow(context, entry, sql`EXISTS (SELECT 1 FROM deadlines WHERE ${stands})`)),
      db.update(deadlines).set({ withdrawnAt: now }).where(stands),
    ]);
  } catch (error) {
    // Somebody was a moment earlier.
    if (!isConstraintViolation(error)) throw error;
  }
  return { kind: "withdrawn" };
}
