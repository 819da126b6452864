// What a person's own earlier acts have come to: for whoever has to answer the same act, or the same wish, once more.
import { sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import { MOST_DAYS_AGO } from "../domain/overtime/orderWish.ts";
import type { Timing } from "../domain/overtime/timing.ts";

/** The application that one act has stored; null where it stored none. One round trip. */
export async function applicationOfAct(
  { db }: Context,
  staffId: string,
  submissionKey: string,
): Promise<Timing | null> {
  const [row] = await db.all<{ isLate: 0 | 1; isAfterwards: 0 | 1 }>(sql`
    SELECT is_late AS isLate, is_afterwards AS isAfterwards FROM overtime_orders
    WHERE submission_key = ${submissionKey} AND order_id = ${submissionKey} AND staff_id = ${staffId}`);
  return row ? { isLate: row.isLate === 1, isAfterwards: row.isAfterwards === 1 } : null;
}

/**
 * The evenings before a day of which a person has said the end.
 * @returns how many, and which of them by one act
 */
export async function confirmedEvenings(
  { db }: Context,
  staffId: string,
  { before, act }: { before: CivilDate; act: string },
): Promise<{ days: number; byAct: CivilDate[] }> {
  const rows = await db.all<{ day: CivilDate; isOfAct: 0 | 1 }>(sql`
    SELECT o.day AS day, max(r.submission_key = ${act}) AS isOfAct
    FROM overtime_orders o JOIN overtime_results r ON r.order_id = o.order_id
    WHERE o.staff_id = ${staffId} AND o.day < ${before} AND o.day >= ${addDays(before, -MOST_DAYS_AGO)}
    GROUP BY o.day`);
  return { days: rows.length, byAct: rows.filter(({ isOfAct }) => isOfAct === 1).map(({ day }) => day) };
}
