import { eq } from "drizzle-orm";
import { auditLog, deadlineAudiences, deadlines } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import type { DeadlineInput, DeadlineOutcome, DeadlineRefusal } from "../domain/deadlines/views.ts";
import { auditRow } from "../imports/audit.ts";
import { ledUnitReads, toLedUnits } from "../overtime/ledUnits.ts";
import type { Caller } from "../people/callerOf.ts";
import { rulesFrom, rulesReads } from "../settings/readSettings.ts";
import { judgeDeadline } from "./judgeDeadline.ts";
import { mayOwn } from "./rights.ts";
import { storedDeadline } from "./storedDeadline.ts";

/**
 * Changes a deadline, of this year only: later years are made from it as it stands then. What was handed in stays.
 * It keeps to its fiscal year where it is one of a series. Two round trips.
 */
export async function changeDeadline(
  context: Context,
  caller: Caller,
  { deadlineId, input }: { deadlineId: string; input: DeadlineInput },
): Promise<DeadlineOutcome> {
  const { db } = context;
  const [stored, unitRows, [row], asked] = await db.batch([
    rulesReads(db),
    ledUnitReads(db, todayOf(context)),
    ...storedDeadline(db, deadlineId),
  ]);
  const units = toLedUnits(unitRows);
  if (!row) return refused({ reason: "deadlineNotFound" });
  if (!mayOwn(caller, row.ownerUnitId, units)) return refused({ reason: "notOwner" });
  if (row.withdrawnAt !== null) return refused({ reason: "deadlineWithdrawn" });
  const before = { dueOn: row.dueOn, audiences: asked };
  const judged = judgeDeadline(context, caller, { input, units, rules: rulesFrom(stored), before });
  if ("refusal" in judged) return refused(judged.refusal);
  const { columns, audiences } = judged;
  // Of a series each fiscal year has one row; its year stays, so that the next one is not made twice.
  const { fiscalYear, ...rest } = columns;
  const set = row.repeat === "yearly" || rest.repeat === "yearly" ? rest : { ...rest, fiscalYear };
  const { title, note, opensOn, dueOn, ownerUnitId, handIn, handInBy, repeat, ladder } = row;
  await db.batch([
    db.update(deadlines).set(set).where(eq(deadlines.id, deadlineId)),
    db.delete(deadlineAudiences).where(eq(deadlineAudiences.deadlineId, deadlineId)),
    db
      .insert(deadlineAudiences)
      .values(audiences.map((audience, position) => ({ deadlineId, position, ...audience }))),
    db.insert(auditLog).values(
      auditRow(context, {
        action: "deadline.change",
        subject: `deadline:${deadlineId}`,
        before: {
          ...{ title, note, opensOn, dueOn, ownerUnitId, handIn, handInBy, repeat, ladder },
          audiences: asked,
        },
        after: { ...rest, audiences },
      }),
    ),
  ]);
  return { kind: "stored", id: deadlineId };
}

function refused(refusal: DeadlineRefusal): DeadlineOutcome {
  return { kind: "refused", refusal };
}
