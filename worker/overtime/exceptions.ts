// 災害・議会・選挙: days on which people may stay past the hour, declared beforehand.
import { and, eq, isNull } from "drizzle-orm";
import { auditLog, overtimeExceptions } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { addDays, type CivilDate } from "../domain/civilDate.ts";
import type { ExceptionInput, ExceptionRefusal } from "../domain/overtime/viewsHours.ts";
import { auditRow } from "../imports/audit.ts";
import type { Caller } from "../people/callerOf.ts";
import { directs } from "./rightsOfHours.ts";

const MOST_DAYS_AHEAD = 366;
/** A session of an assembly with the weeks before it; what lasts longer is no exception. */
const LONGEST_DAYS = 92;

type Outcome<Done> = Done | { kind: "refused"; refusal: ExceptionRefusal };

/**
 * Declares days for a unit and those below it: by whoever directs it, or the personnel section, which alone may take the
 * hours out of the limits (特例業務). The same once more changes nothing. Two round trips.
 */
export async function declareException(
  context: Context,
  caller: Caller,
  { unitId, lineage, input }: { unitId: string; lineage: readonly string[]; input: ExceptionInput },
): Promise<Outcome<{ kind: "declared"; id: string }>> {
  const { db, now, newId } = context;
  if (!caller.isPersonnel && !directs(caller.posts, lineage)) return refused({ reason: "notDirector" });
  if (input.isSpecialDuty && !caller.isPersonnel) return refused({ reason: "specialDutyByPersonnel" });
  const unfit = checkInput(input, todayOf(context));
  if (unfit) return refused(unfit);
  const word = input.word.trim();
  const standing = await db
    .select()
    .from(overtimeExceptions)
    .where(and(eq(overtimeExceptions.unitId, unitId), isNull(overtimeExceptions.endedAt)));
  const { fromDay, untilDay, kind, isSpecialDuty } = input;
  const ofKind = standing.filter((each) => each.kind === kind);
  const same = ofKind.find(
    (each) => each.fromDay === fromDay && each.untilDay === untilDay && each.isSpecialDuty === isSpecialDuty,
  );
  if (same) return { kind: "declared", id: same.id };
  if (ofKind.some((each) => each.fromDay <= untilDay && each.untilDay >= fromDay)) {
    return refused({ reason: "overlapping" });
  }
  const id = newId();
  const row = { unitId, fromDay, untilDay, kind, word, isSpecialDuty };
  await db.batch([
    db
      .insert(overtimeExceptions)
      .values({ id, ...row, declaredBy: caller.staff.id, declaredAt: now, endedAt: null }),
    db
      .insert(auditLog)
      .values(auditRow(context, { action: "exception.declare", subject: `exception:${id}`, after: row })),
  ]);
  return { kind: "declared", id };
}

/**
 * Ends an exception: one that has not begun was never declared; of one that has begun, the days behind stay. Two round
 * trips.
 */
export async function endException(
  context: Context,
  caller: Caller,
  { unitId, lineage, exceptionId }: { unitId: string; lineage: readonly string[]; exceptionId: string },
): Promise<Outcome<{ kind: "ended" }>> {
  const { db, now } = context;
  if (!caller.isPersonnel && !directs(caller.posts, lineage)) return refused({ reason: "notDirector" });
  const isMeant = and(
    eq(overtimeExceptions.id, exceptionId),
    eq(overtimeExceptions.unitId, unitId),
    isNull(overtimeExceptions.endedAt),
  );
  const today = todayOf(context);
  const [found] = await db.select().from(overtimeExceptions).where(isMeant);
  if (!found || found.untilDay < today) return refused({ reason: "notFound" });
  const hasBegun = found.fromDay < today;
  const [ended] = await db.batch([
    db
      .update(overtimeExceptions)
      .set(hasBegun ? { untilDay: addDays(today, -1) } : { endedAt: now })
      .where(isMeant)
      .returning({ id: overtimeExceptions.id }),
    db
      .insert(auditLog)
      .values(
        auditRow(context, { action: "exception.end", subject: `exception:${exceptionId}`, before: found }),
      ),
  ]);
  return ended.length > 0 ? { kind: "ended" } : refused({ reason: "notFound" });
}

function checkInput({ fromDay, untilDay, word }: ExceptionInput, today: CivilDate): ExceptionRefusal | null {
  const mostDay = addDays(today, MOST_DAYS_AHEAD);
  if (untilDay < fromDay) return { reason: "reversed" };
  if (fromDay < today) return { reason: "past" };
  if (untilDay > mostDay) return { reason: "tooFar", mostDay };
  if (untilDay > addDays(fromDay, LONGEST_DAYS - 1)) return { reason: "tooLong", days: LONGEST_DAYS };
  return word.trim() === "" ? { reason: "wordMissing" } : null;
}

function refused(refusal: ExceptionRefusal): { kind: "refused"; refusal: ExceptionRefusal } {
  return { kind: "refused", refusal };
}
