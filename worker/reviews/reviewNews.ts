import { type SQL, sql } from "drizzle-orm";
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
  const units: SQL = sql`SELECT p.unit_id FROM posts p WHERE p.staff_id = ${staffId} AND ${heldOn(day)}`;
  // The plus sign has what is unseen looked up by its report, before it is asked which word is the newest.
  // With a single min() SQLite takes the bare column goal_id from the row that holds the minimum; words come first.
  return db.all<NewsRow>(sql`
    SELECT u.id AS unitId, u.name AS unitName, a.goal_id AS goalId, count(*) AS count,
           min(CASE WHEN v.word = '' THEN 1000 ELSE 0 END + g.number)
    FROM reports a
    JOIN reviews v ON v.report_id = a.id
    JOIN goals g ON g.id = a.goal_id
    JOIN units u ON u.id = a.unit_id
    WHERE a.unit_id IN (${units})
      AND a.round_id IN (SELECT r.id FROM rounds r WHERE r.fiscal_year >= ${fiscalYearOf(day) - 1}) AND v.seen_at IS NULL AND v.mark <> 'question'
      AND +v.id = ${newestReview} AND ${isNewest}
    GROUP BY u.id ORDER BY u.position, u.id`);
}

export function toReviewNews(rows: readonly NewsRow[]): ReviewNews[] {
  return rows.map(({ unitId, unitName, goalId, count }) => ({
    unit: { id: unitId, name: unitName },
    goalId,
    count,
  }));
}
