import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { fiscalYearOf } from "../domain/fiscalYear.ts";
import type { ReviewNews } from "../domain/reviewViews.ts";
import { heldOn } from "../duties/reads.ts";
import { isNewest, newestReview } from "./freshReports.ts";

interface NewsRow {
  unitId: string;
  unitName: string;
  goalId: string;
  count: number;
}

/**
 * Query of what superiors said of the reports of a person's units and nobody there has seen, a line for each unit. What
 * was said before and taken up by a newer word or version counts no more, nor what was said of a year before the last; a
 * question has a duty of its own.
 */
export function newsReads(db: Database, staffId: string, day: CivilDate) {
  const since = fiscalYearOf(day) - 1;
  // What is unseen is little: it is found first, and only then is asked which word and which version is the newest.
  // With a single min() SQLite takes the bare column goal_id from the row that holds the minimum; words come first.
  return db.all<NewsRow>(sql`
    WITH unseen AS MATERIALIZED (
      SELECT a.id, a.unit_id, a.round_id, a.goal_id, a.version, v.id AS review_id, v.word
      FROM (SELECT DISTINCT p.unit_id FROM posts p WHERE p.staff_id = ${staffId} AND ${heldOn(day)}) own
      CROSS JOIN rounds r
      CROSS JOIN reports a ON a.unit_id = own.unit_id AND a.round_id = r.id
      CROSS JOIN reviews v ON v.report_id = a.id
      WHERE r.fiscal_year >= ${since} AND v.seen_at IS NULL AND v.mark <> 'question')
    SELECT u.id AS unitId, u.name AS unitName, a.goal_id AS goalId, count(*) AS count,
           min(CASE WHEN a.word = '' THEN 1000 ELSE 0 END + g.number)
    FROM unseen a
    CROSS JOIN goals g ON g.id = a.goal_id
    CROSS JOIN units u ON u.id = a.unit_id
    WHERE a.review_id = ${newestReview} AND ${isNewest}
    GROUP BY u.id ORDER BY u.position, u.id`);
}

export function toReviewNews(rows: readonly NewsRow[]): ReviewNews[] {
  return rows.map(({ unitId, unitName, goalId, count }) => ({
    unit: { id: unitId, name: unitName },
    goalId,
    count,
  }));
}
