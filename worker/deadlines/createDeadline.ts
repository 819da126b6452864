import { eq } from "drizzle-orm";
import { auditLog, deadlineAudiences, deadlines } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import type { DeadlineInput, DeadlineOutcome } from "../domain/deadlines/views.ts";
import { auditRow } from "../imports/audit.ts";
import { ledUnitReads, toLedUnits } from "../overtime/ledUnits.ts";
import type { Caller } from "../people/callerOf.ts";
import { isConstraintViolation } from "../reports/constraintViolation.ts";
import { rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { judgeDeadline } from "./judgeDeadline.ts";

/**
 * Asks for something by a day. The same act of sending arriving twice is stored once. Two round trips.
 * @param submissionKey made by the sender for one act; it becomes the id
 */
export async function createDeadline(
  context: Context,
  caller: Caller,
  { submissionKey: id, input }: { submissionKey: string; input: DeadlineInput },
): Promise<DeadlineOutcome> {
  const { db, now } = context;
  const [stored, unitRows, [known]] = await db.batch([
    rulesReads(db),
    ledUnitReads(db, todayOf(context)),
    db.select({ createdBy: deadlines.createdBy }).from(deadlines).where(eq(deadlines.id, id)),
  ]);
  if (known) return known.createdBy === caller.staff.id ? { kind: "stored", id } : notFound;
  const facts = { input, units: toLedUnits(unitRows), rules: rulesFrom(stored) };
  const judged = judgeDeadline(context, caller, facts);
  if ("refusal" in judged) return { kind: "refused", refusal: judged.refusal };
  const { columns, audiences } = judged;
  try {
    await db.batch([
      db
        .insert(deadlines)
        .values({ id, seriesId: id, ...columns, createdBy: caller.staff.id, createdAt: now }),
      db
        .insert(deadlineAudiences)
        .values(audiences.map((audience, position) => ({ deadlineId: id, position, ...audience }))),
      db.insert(auditLog).values(
        auditRow(context, {
          action: "deadline.create",
          subject: `deadline:${id}`,
          after: { ...columns, audiences },
        }),
      ),
    ]);
  } catch (error) {
    // The same act by another way was a moment earlier.
    if (!isConstraintViolation(error)) throw error;
  }
  return { kind: "stored", id };
}

const notFound = { kind: "refused", refusal: { reason: "deadlineNotFound" } } as const;
