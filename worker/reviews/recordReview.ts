import { eq, sql } from "drizzle-orm";
import { auditLog, reports, reviews, rounds } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { MAX_REVIEW_CHARACTERS } from "../domain/review.ts";
import type { ReviewInput, ReviewOutcome, ReviewRefusal } from "../domain/reviewViews.ts";
import { mayReviewUnit } from "../domain/rights.ts";
import { auditRow } from "../imports/audit.ts";
import type { Caller } from "../people/callerOf.ts";
import { isConstraintViolation } from "../reports/constraintViolation.ts";
import { isNewest } from "./freshReports.ts";
import { reviewerFor } from "./reviewer.ts";
import { toReviewView } from "./reviewRows.ts";

/**
 * Keeps what a superior says of the newest version of a report. Nothing is overwritten: of two superiors both are kept
 * and the later one counts; the same act arriving twice is kept once.
 */
export async function recordReview(
  context: Context,
  caller: Caller,
  wish: ReviewInput & { reportId: string },
): Promise<ReviewOutcome> {
  const input = { ...wish, word: wish.word.toWellFormed().trim() };
  const found = await decide(context, caller, input);
  if (found.kind !== "write") return found;
  const review: typeof reviews.$inferInsert & { seenAt: null } = {
    id: input.reviewKey,
    reportId: input.reportId,
    ...found.reviewer,
    mark: input.mark,
    word: input.word,
    reviewedAt: context.now,
    seenAt: null,
  };
  const entry = { action: "report.review", subject: `report:${input.reportId}`, after: { mark: input.mark } };
  const isStillNewest = sql`EXISTS (SELECT 1 FROM reports a WHERE a.id = ${input.reportId} AND ${isNewest})`;
  try {
    await context.db.batch([
      context.db.insert(reviews).values(review),
      context.db.insert(auditLog).values(auditRow(context, entry, isStillNewest)),
    ]);
    return { kind: "reviewed", review: toReviewView(review), isRepeat: false };
  } catch (error) {
    if (!isConstraintViolation(error)) throw error;
    // Meanwhile a newer version has come, the report was taken back, or the same act has arrived by another way.
    const again = await decide(context, caller, input);
    if (again.kind === "write") throw error;
    return again;
  }
}

async function decide({ db }: Context, caller: Caller, input: ReviewInput & { reportId: string }) {
  const [[report], lineage, [same]] = await db.batch([
    db
      .select({
        authorId: reports.authorId,
        closedAt: rounds.closedAt,
        isNewest: sql<0 | 1>`(SELECT ${isNewest} FROM reports a WHERE a.id = ${reports.id})`,
      })
      .from(reports)
      .innerJoin(rounds, eq(rounds.id, reports.roundId))
      .where(eq(reports.id, input.reportId)),
    db.all<{ id: string }>(sql`
      WITH RECURSIVE lineage(id, depth) AS (
        SELECT unit_id, 0 FROM reports WHERE id = ${input.reportId}
        UNION ALL
        SELECT u.parent_id, depth + 1 FROM lineage JOIN units u ON u.id = lineage.id
        WHERE u.parent_id IS NOT NULL AND depth < 20)
      SELECT id FROM lineage ORDER BY depth`),
    db.select().from(reviews).where(eq(reviews.id, input.reviewKey)),
  ]);
  if (!report) return refused("notFound");
  const unitIds = lineage.map(({ id }) => id);
  if (!mayReviewUnit(caller.posts, unitIds)) return refused("notSuperior");
  if (same) {
    return same.reportId === input.reportId && same.reviewerId === caller.staff.id
      ? ({ kind: "reviewed", review: toReviewView(same), isRepeat: true } as const)
      : refused("otherAct");
  }
  if (report.authorId === caller.staff.id) return refused("ownReport");
  if (!report.isNewest) return refused("newerVersion");
  if (input.mark === "question" && report.closedAt !== null) return refused("roundNotOpen");
  if (input.mark === "question" && input.word === "") return refused("wordMissing");
  if (input.word.length > MAX_REVIEW_CHARACTERS) return refused("wordTooLong");
  return { kind: "write", reviewer: reviewerFor(caller, unitIds) } as const;
}

function refused(reason: ReviewRefusal) {
  return { kind: "refused", reason } as const;
}
