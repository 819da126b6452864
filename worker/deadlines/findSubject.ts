import { type Context, todayOf } from "../context.ts";
import type { HandInKind } from "../domain/deadlines/states.ts";
import type { HandInRefusal, Subject } from "../domain/deadlines/views.ts";
import { ledUnitReads, toLedUnits } from "../overtime/ledUnits.ts";
import type { Caller } from "../people/callerOf.ts";
import { mayHandInFor } from "./rights.ts";
import { storedDeadline } from "./storedDeadline.ts";
import { subjectReads, toSubject } from "./subjects.ts";

export type FoundSubject =
  | { kind: "found"; deadline: { handIn: HandInKind }; subject: Subject }
  | { kind: "refused"; refusal: HandInRefusal };

/** The unit or person a deadline asks, if the caller may hand in for it. One round trip. */
export async function findSubject(
  context: Context,
  caller: Caller,
  { deadlineId, subjectId }: { deadlineId: string; subjectId: string },
): Promise<FoundSubject> {
  const { db } = context;
  const today = todayOf(context);
  const [unitRows, [deadline], , subjects] = await db.batch([
    ledUnitReads(db, today),
    ...storedDeadline(db, deadlineId),
    subjectReads(db, deadlineId, today),
  ]);
  if (!deadline) return refused({ reason: "deadlineNotFound" });
  if (deadline.withdrawnAt !== null) return refused({ reason: "deadlineWithdrawn" });
  const row = subjects.find((each) => each.subjectId === subjectId);
  const mayAct =
    deadline.handInBy === "person"
      ? subjectId === caller.staff.id
      : mayHandInFor(caller, subjectId, toLedUnits(unitRows));
  if (!row || !mayAct) return refused({ reason: "notAsked" });
  return { kind: "found", deadline, subject: toSubject(row) };
}

function refused(refusal: HandInRefusal): FoundSubject {
  return { kind: "refused", refusal };
}
