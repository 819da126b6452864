import { sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { checkPaper } from "../domain/deadlines/checkDeadline.ts";
import type { HandInOutcome, HandInRefusal } from "../domain/deadlines/views.ts";
import type { Caller } from "../people/callerOf.ts";
import { findSubject } from "./findSubject.ts";

/**
 * 提出: says that a unit or oneself has handed in. Pressed twice, or by two at once, what came first stands. Two round
 * trips.
 * @param subjectId the unit, or the person
 * @param paper a link or document number; ignored where a check is enough
 */
export async function handIn(
  context: Context,
  caller: Caller,
  { deadlineId, subjectId, paper }: { deadlineId: string; subjectId: string; paper: string },
): Promise<HandInOutcome> {
  const { db, now, actor } = context;
  const found = await findSubject(context, caller, { deadlineId, subjectId });
  if (found.kind === "refused") return found;
  const { deadline, subject } = found;
  if (subject.handedIn) return { kind: "handedIn", handedIn: subject.handedIn, isRepeat: true };
  const unfit = checkPaper(deadline.handIn, paper);
  if (unfit) return refused(unfit);
  const id = context.newId();
  const row = {
    at: now,
    staffName: caller.staff.name,
    paper: deadline.handIn === "check" ? "" : paper.trim(),
  };
  const [, , [standing]] = await db.batch([
    db.run(sql`
      INSERT INTO deadline_hand_ins (id, deadline_id, subject_id, paper, staff_id, staff_name, handed_in_at)
      VALUES (${id}, ${deadlineId}, ${subjectId}, ${row.paper}, ${caller.staff.id}, ${row.staffName}, ${now})
      ON CONFLICT DO NOTHING`),
    // changes() is about the statement before.
    db.run(sql`
      INSERT INTO audit_log (at, actor_kind, actor_id, action, subject, after)
      SELECT ${now}, ${actor.kind}, ${actor.kind === "staff" ? actor.staffId : null}, 'deadline.handIn',
             ${`deadline:${deadlineId}`}, ${JSON.stringify({ subjectId, paper: row.paper })}
      WHERE changes() > 0`),
    db.all<{ id: string; at: number; staffName: string; paper: string }>(sql`
      SELECT id, handed_in_at AS at, staff_name AS staffName, paper FROM deadline_hand_ins
      WHERE deadline_id = ${deadlineId} AND subject_id = ${subjectId} AND taken_back_at IS NULL`),
  ]);
  if (!standing) return { kind: "handedIn", handedIn: row, isRepeat: false };
  const { id: standingId, ...handedIn } = standing;
  return { kind: "handedIn", handedIn, isRepeat: standingId !== id };
}

function refused(refusal: HandInRefusal): HandInOutcome {
  return { kind: "refused", refusal };
}
