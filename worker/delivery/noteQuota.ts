import { sql } from "drizzle-orm";
import { quotaMonths } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { totalNeed } from "../domain/forecast.ts";
import { monthOf } from "../domain/quota.ts";
import type { PlanQuota } from "./planOf.ts";

/**
 * Keeps what LINE said of the month's quota and how many people it holds back: a shortage becomes a duty of the
 * administrators, of which they are told once a month.
 */
export async function noteQuota(
  context: Context,
  { line, needed, held }: PlanQuota & { line: NonNullable<PlanQuota["line"]> },
): Promise<void> {
  const figures = { ...line, needed: totalNeed(needed), held, readAt: context.now };
  await context.db
    .insert(quotaMonths)
    .values({ month: monthOf(todayOf(context)), ...figures })
    .onConflictDoUpdate({
      target: quotaMonths.month,
      set: figures,
      // Most plans change nothing; a write less for each of them.
      setWhere: sql`(quota_limit, used, needed, held) IS NOT
        (${figures.limit}, ${figures.used}, ${figures.needed}, ${figures.held})`,
    });
}
