// An act of sending whose report was taken back is over: a network that brings it once more must not record it anew.
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { auditLog } from "../../db/schema/index.ts";
import type { AuditEntry } from "../imports/audit.ts";

const ACTION = "submission.end";

/** What is written down when the report of an act is taken back. */
export function endOfSubmission(submissionKey: string, reportId: string): AuditEntry {
  return { action: ACTION, subject: subjectOf(submissionKey), after: { reportId } };
}

/** Query of the end of an act; no row while it goes on. */
export function takenBackRows(db: Database, submissionKey: string) {
  return db
    .select({ at: auditLog.at })
    .from(auditLog)
    .where(and(eq(auditLog.subject, subjectOf(submissionKey)), eq(auditLog.action, ACTION)))
    .limit(1);
}

/** A condition: the act has not ended. */
export function isStillGoingOn(submissionKey: string): SQL {
  return sql`NOT EXISTS (
    SELECT 1 FROM ${auditLog}
    WHERE ${auditLog.subject} = ${subjectOf(submissionKey)} AND ${auditLog.action} = ${ACTION})`;
}

function subjectOf(submissionKey: string): string {
  return `submission:${submissionKey}`;
}
