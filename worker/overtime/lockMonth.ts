import { eq, sql } from "drizzle-orm";
import { auditLog, overtimeLocks } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { type Month, monthOfDay } from "../domain/overtime/month.ts";
import type { Caller } from "../people/callerOf.ts";

export type LockOutcome = { kind: "done"; isLocked: boolean } | { kind: "refused"; reason: "notOver" };

/**
 * 月の締め: from now on no order, result or import changes the month. One that is locked stays as it is. One round trip.
 */
export async function lockMonth(context: Context, caller: Caller, month: Month): Promise<LockOutcome> {
  if (month >= monthOfDay(todayOf(context))) return { kind: "refused", reason: "notOver" };
  const { db, now } = context;
  await db.batch([
    db
      .insert(overtimeLocks)
      .values({ month, lockedAt: now, lockedBy: caller.staff.id })
      .onConflictDoNothing(),
    traceOf(context, caller, { action: "overtime.lock", month }),
  ]);
  return { kind: "done", isLocked: true };
}

/** 締めを解く: the month can be put right again. One round trip. */
export async function unlockMonth(
  context: Context,
  caller: Caller,
  month: Month,
): Promise<{ kind: "done"; isLocked: boolean }> {
  const { db } = context;
  await db.batch([
    db.delete(overtimeLocks).where(eq(overtimeLocks.month, month)),
    traceOf(context, caller, { action: "overtime.unlock", month }),
  ]);
  return { kind: "done", isLocked: false };
}

// changes() is about the statement before: only what changed something leaves a trace.
function traceOf({ db, now }: Context, caller: Caller, { action, month }: { action: string; month: Month }) {
  return db.run(sql`
    INSERT INTO ${auditLog} (at, actor_kind, actor_id, action, subject)
    SELECT ${now}, 'staff', ${caller.staff.id}, ${action}, ${`overtimeMonth:${month}`} WHERE changes() > 0`);
}
