import { sql } from "drizzle-orm";
import { index, text } from "drizzle-orm/sqlite-core";
import { REVIEW_MARKS } from "../../worker/domain/review.ts";
import { checkOneOf, id, instant, table } from "./columns.ts";
import { reports } from "./reports.ts";
import { staff } from "./staff.ts";

/** 確認: what a superior said of one version of a report. Rows are only ever added; the newest counts. */
export const reviews = table(
  "reviews",
  {
    id: id(),
    reportId: text("report_id")
      .notNull()
      .references(() => reports.id),
    reviewerId: text("reviewer_id")
      .notNull()
      .references(() => staff.id),
    /** As they were when it was said. */
    reviewerName: text("reviewer_name").notNull(),
    reviewerTitle: text("reviewer_title").notNull(),
    mark: text("mark", { enum: REVIEW_MARKS }).notNull(),
    word: text("word").notNull(),
    reviewedAt: instant("reviewed_at").notNull(),
    /** When somebody of the unit first saw it. */
    seenAt: instant("seen_at"),
  },
  (t) => [
    index("reviews_report").on(t.reportId, t.reviewedAt),
    index("reviews_time").on(t.reviewedAt, t.reportId),
    index("reviews_questions").on(t.reviewedAt, t.reportId).where(sql`${t.mark} = 'question'`),
    index("reviews_unseen").on(t.reportId).where(sql`${t.seenAt} IS NULL`),
    checkOneOf("reviews_mark", t.mark, REVIEW_MARKS),
  ],
);
