import { and, asc, eq, gte, isNull } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { absences, staff } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { AbsencesView, AbsenceView } from "../domain/deliveryViews.ts";
import { deputiesReads, usualDeputyReads } from "./deputies.ts";

/** A person's absences of today and later, and who may be asked instead; one round trip. */
export async function absencesOf(context: Context, staffId: string): Promise<AbsencesView> {
  const { db } = context;
  const today = todayOf(context);
  const [rows, deputies, [usual]] = await db.batch([
    standingReads(db, staffId, today),
    deputiesReads(db, staffId, today),
    usualDeputyReads(db, staffId, today),
  ]);
  return {
    today,
    absences: rows.map(toAbsenceView),
    deputies,
    usualDeputyId: usual?.isPossible === 1 ? usual.staffId : null,
  };
}

/** The absences that hold on a day or later, the nearest first. */
export function standingReads(db: Database, staffId: string, day: CivilDate) {
  return db
    .select({
      id: absences.id,
      fromDay: absences.fromDay,
      untilDay: absences.untilDay,
      deputyId: absences.deputyId,
      deputyName: staff.name,
    })
    .from(absences)
    .leftJoin(staff, eq(staff.id, absences.deputyId))
    .where(and(eq(absences.staffId, staffId), gte(absences.untilDay, day), isNull(absences.endedAt)))
    .orderBy(asc(absences.fromDay), asc(absences.id));
}

/** A row of `standingReads` as the screens show it. */
export function toAbsenceView(row: Awaited<ReturnType<typeof standingReads>>[number]): AbsenceView {
  const { id, fromDay, untilDay, deputyId, deputyName } = row;
  const deputy = deputyId !== null && deputyName !== null ? { staffId: deputyId, name: deputyName } : null;
  return { id, fromDay, untilDay, deputy };
}
