import { desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { reports, reviews } from "../../db/schema/index.ts";
import type { ReviewView } from "../domain/reviewViews.ts";

type ReviewRow = typeof reviews.$inferSelect;

/** Query of all that was said of the answers of one unit for one goal, the newest first. */
export function reviewRows(db: Database, { goalId, unitId }: { goalId: string; unitId: string }) {
  return db
    .select(getTableColumns(reviews))
    .from(reports)
    .innerJoin(reviews, eq(reviews.reportId, reports.id))
    .where(sql`${reports.goalId} = ${goalId} AND ${reports.unitId} = ${unitId}`)
    .orderBy(desc(reviews.reviewedAt), desc(sql`${reviews}.rowid`));
}

/** By report id. */
export function reviewsByReport(rows: readonly ReviewRow[]): Record<string, ReviewView[]> {
  const byReport = Map.groupBy(rows, (row) => row.reportId);
  return Object.fromEntries([...byReport].map(([reportId, own]) => [reportId, own.map(toReviewView)]));
}

export function toReviewView(
  row: Pick<ReviewRow, "id" | "mark" | "word" | "reviewerName" | "reviewerTitle" | "reviewedAt" | "seenAt">,
): ReviewView {
  const { id, mark, word, reviewerName, reviewerTitle, reviewedAt, seenAt } = row;
  return { id, mark, word, reviewerName, reviewerTitle, reviewedAt, isSeen: seenAt !== null };
}
