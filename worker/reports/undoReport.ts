import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { auditLog, criterionJudgements, indicatorValues, reports, rounds } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import { UNDO_GRACE_SECONDS, UNDO_SECONDS } from "../domain/review.ts";
import type { UndoOutcome, UndoRefusal } from "../domain/reviewViews.ts";
import { auditRow } from "../imports/audit.ts";
import type { Caller } from "../people/callerOf.ts";
import { isNewest } from "../reviews/freshReports.ts";
import { isConstraintViolation } from "./constraintViolation.ts";
import { endOfSubmission } from "./takenBack.ts";

const ACTION = "report.undo";
const MAY_TAKE_MS = (UNDO_SECONDS + UNDO_GRACE_SECONDS) * 1000;

/**
 * Takes a report back, shortly after it was sent, by its author: the row goes, its whole content stays in the audit
 * log, and the version before it stands again. The same wish arriving twice is one.
 */
export async function undoReport(
  context: Context,
  caller: Caller,
  { reportId }: { reportId: string },
): Promise<UndoOutcome> {
  const found = await decide(context, caller, reportId);
  if (found.kind !== "undo") return found;
  try {
    await remove(context, found.content, reportId);
    return { kind: "undone", isRepeat: false };
  } catch (error) {
    if (!isConstraintViolation(error)) throw error;
    // Meanwhile a newer version or a superior's word has come, or the same wish by another way.
    const again = await decide(context, caller, reportId);
    if (again.kind === "undo") throw error;
    return again;
  }
}

async function decide({ db, now }: Context, { staff }: Caller, reportId: string) {
  const [[row], judgements, values, [undone]] = await db.batch([
    db
      .select({
        report: getTableColumns(reports),
        closedAt: rounds.closedAt,
        isNewest: sql<0 | 1>`(SELECT ${isNewest} FROM reports a WHERE a.id = ${reports.id})`,
        isReviewed: sql<0 | 1>`EXISTS (SELECT 1 FROM reviews v WHERE v.report_id = ${reports.id})`,
      })
      .from(reports)
      .innerJoin(rounds, eq(rounds.id, reports.roundId))
      .where(eq(reports.id, reportId)),
    db.select().from(criterionJudgements).where(eq(criterionJudgements.reportId, reportId)),
    db.select().from(indicatorValues).where(eq(indicatorValues.reportId, reportId)),
    db
      .select({ actorId: auditLog.actorId })
      .from(auditLog)
      .where(and(eq(auditLog.subject, subjectOf(reportId)), eq(auditLog.action, ACTION))),
  ]);
  if (undone?.actorId === staff.id) return { kind: "undone", isRepeat: true } as const;
  if (!row) return refused("notFound");
  if (row.report.authorId !== staff.id) return refused("notAuthor");
  if (row.isReviewed) return refused("reviewed");
  if (!row.isNewest) return refused("newerVersion");
  if (row.closedAt !== null) return refused("roundNotOpen");
  if (now - row.report.submittedAt > MAY_TAKE_MS) return refused("tooLate");
  return { kind: "undo", content: { ...row.report, judgements, values } } as const;
}

async function remove(context: Context, content: { submissionKey: string }, reportId: string): Promise<void> {
  const { db } = context;
  const mayGo = sql`EXISTS (
    SELECT 1 FROM reports a JOIN rounds r ON r.id = a.round_id
    WHERE a.id = ${reportId} AND r.closed_at IS NULL AND ${isNewest}
      AND NOT EXISTS (SELECT 1 FROM reviews v WHERE v.report_id = a.id))`;
  const entry = { action: ACTION, subject: subjectOf(reportId), before: content };
  await db.batch([
    db.insert(auditLog).values(auditRow(context, entry, mayGo)),
    db.insert(auditLog).values(auditRow(context, endOfSubmission(content.submissionKey, reportId))),
    db.delete(criterionJudgements).where(eq(criterionJudgements.reportId, reportId)),
    db.delete(indicatorValues).where(eq(indicatorValues.reportId, reportId)),
    db.delete(reports).where(eq(reports.id, reportId)),
  ]);
}

function subjectOf(reportId: string): string {
  return `report:${reportId}`;
}

function refused(reason: UndoRefusal) {
  return { kind: "refused", reason } as const;
}
