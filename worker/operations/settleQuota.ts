import { eq, sql } from "drizzle-orm";
import { auditLog, quotaMonths } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { monthOf } from "../domain/quota.ts";
import type { Caller } from "../people/callerOf.ts";

/**
 * Notes that an administrator has seen the month's shortage; it is no duty any more.
 * @returns whether there was one to see
 */
export async function settleQuota({ db, ...context }: Context, caller: Caller): Promise<boolean> {
  const month = monthOf(todayOf({ db, ...context }));
  const [settled] = await db.batch([
    db
      .update(quotaMonths)
      .set({ settledAt: context.now })
      .where(sql`${eq(quotaMonths.month, month)} AND held > 0 AND settled_at IS NULL`)
      .returning({ month: quotaMonths.month }),
    db.insert(auditLog).values({
      at: context.now,
      actorKind: "staff",
      actorId: caller.staff.id,
      action: "quota.settle",
      subject: `quota:${month}`,
      before: null,
      after: { settledAt: context.now },
    }),
  ]);
  return settled.length > 0;
}
