import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import type { Caller } from "../people/callerOf.ts";
import { freshReports } from "./freshReports.ts";
import { reviewerFor } from "./reviewer.ts";

/**
 * まとめて了解: marks reports of a unit as seen, as far as they are still new; whatever was answered, corrected or looked
 * at meanwhile is left alone, and so nothing is marked that was not on the screen. Arriving twice, it is done once.
 * @param lineage the unit followed by the units above it
 * @throws when the caller leads no unit above: the surface has asked `mayReviewUnit` before
 * @returns how many were marked
 */
export async function acknowledgeUnit(
  context: Context,
  caller: Caller,
  { lineage, reportIds }: { lineage: readonly string[]; reportIds: readonly string[] },
): Promise<{ marked: number }> {
  const { db, now, newId } = context;
  const { reviewerId, reviewerName, reviewerTitle } = reviewerFor(caller, lineage);
  const wanted = JSON.stringify(reportIds.map((reportId) => ({ id: newId(), reportId })));
  const [unitId = ""] = lineage;
  const [marked] = await db.batch([
    db.all<{ id: string }>(sql`
      WITH RECURSIVE ${freshReports(todayOf(context), sql`SELECT ${unitId} AS id`)}
      INSERT INTO reviews (id, report_id, reviewer_id, reviewer_name, reviewer_title, mark, word, reviewed_at)
      SELECT j.value ->> 'id', f.id, ${reviewerId}, ${reviewerName}, ${reviewerTitle}, 'seen', '', ${now}
      FROM json_each(${wanted}) j CROSS JOIN fresh f
      WHERE f.id = j.value ->> 'reportId'
      RETURNING id`),
    db.all<{ id: string }>(sql`
      INSERT INTO audit_log (at, actor_kind, actor_id, action, subject, after)
      SELECT ${now}, 'staff', ${reviewerId}, 'report.review', 'report:' || v.report_id, json_object('mark', v.mark)
      FROM json_each(${wanted}) j CROSS JOIN reviews v
      WHERE v.id = j.value ->> 'id'`),
  ]);
  return { marked: marked.length };
}
