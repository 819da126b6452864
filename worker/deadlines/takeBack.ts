import { sql } from "drizzle-orm";
import { auditLog, deadlineHandIns } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { HandInRefusal } from "../domain/deadlines/views.ts";
import { auditRow } from "../imports/audit.ts";
import type { Caller } from "../people/callerOf.ts";
import { isConstraintViolation } from "../reports/constraintViolation.ts";
import { findSubject } from "./findSubject.ts";

export type TakeBackOutcome = { kind: "takenBack" } | { kind: "refused"; refusal: HandInRefusal };

/** Says that nothing is handed in after all; the row stays, marked. The same wish twice is one. Two round trips. */
export async function takeBack(
  context: Context,
  caller: Caller,
  { deadlineId, subjectId }: { deadlineId: string; subjectId: string },
): Promise<TakeBackOutcome> {
  const { db, now } = context;
  const found = await findSubject(context, caller, { deadlineId, subjectId });
  if (found.kind === "refused") return found;
  if (!found.subject.handedIn) return { kind: "takenBack" };
  const stands = sql`deadline_hand_ins.deadline_id = ${deadlineId}
    AND deadline_hand_ins.subject_id = ${subjectId} AND deadline_hand_ins.taken_back_at IS NULL`;
  const entry = {
    action: "deadline.takeBack",
    subject: `deadline:${deadlineId}`,
    before: { subjectId, ...found.subject.handedIn },
  };
  try {
    await db.batch([
      db
        .insert(auditLog)
        .values(auditRow(context, entry, sql`EXISTS (SELECT 1 FROM deadline_hand_ins WHERE ${stands})`)),
      db.update(deadlineHandIns).set({ takenBackAt: now }).where(stands),
    ]);
  } catch (error) {
    // Somebody was a moment earlier.
    if (!isConstraintViolation(error)) throw error;
  }
  return { kind: "takenBack" };
}
