import { and, eq, gte, isNull, lt, lte, type SQL, sql } from "drizzle-orm";
import { absences, auditLog } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { type AbsenceDays, type DaysRefusal, daysOfAbsence } from "../domain/absence.ts";
import { addDays } from "../domain/civilDate.ts";
import type { AbsenceView } from "../domain/deliveryViews.ts";
import { unitsOf } from "../duties/reads.ts";
import { auditRow } from "../imports/audit.ts";
import { standingReads, toAbsenceView } from "./absencesOf.ts";
import { deputiesReads, usualDeputyReads } from "./deputies.ts";

/** Whose absence and which days. Without `deputyId` the deputy named last is taken where possible; null names nobody. */
export interface AbsenceWish extends AbsenceDays {
  staffId: string;
  deputyId?: string | null;
}

export type AbsenceRefusal = DaysRefusal | { reason: "noPost" | "deputyNotPossible" };

export type RecordOutcome =
  /** `replaced` are those whose days it took over, as they were. */
  | { kind: "recorded"; absence: AbsenceView; replaced: AbsenceView[] }
  | { kind: "refused"; refusal: AbsenceRefusal };

/**
 * Records that a person is absent. The newest word counts: an absence that overlaps keeps its days before the new one
 * and gives up the rest. The same days with the same deputy are recorded once. The person must hold a post today, and
 * the deputy, on the first day, one in one of the person's units. Two round trips.
 */
export async function recordAbsence(context: Context, wish: AbsenceWish): Promise<RecordOutcome> {
  const { db, now, newId } = context;
  const { staffId } = wish;
  const today = todayOf(context);
  const judged = daysOfAbsence(wish, today);
  if (judged.kind === "refused") return judged;
  const { days } = judged;
  const [held, standing, deputies, [usual]] = await db.batch([
    db.all<{ unitId: string }>(unitsOf(staffId, today)),
    standingReads(db, staffId, days.fromDay),
    deputiesReads(db, staffId, days.fromDay),
    usualDeputyReads(db, staffId, days.fromDay),
  ]);
  if (held.length === 0) return { kind: "refused", refusal: { reason: "noPost" } };
  const wanted = wish.deputyId === undefined && usual?.isPossible === 1 ? usual.staffId : wish.deputyId;
  const deputyId = wanted ?? null;
  const deputy = deputies.find((person) => person.staffId === deputyId);
  if (deputyId !== null && !deputy) return { kind: "refused", refusal: { reason: "deputyNotPossible" } };

  const overlapping = standing.filter(({ fromDay }) => fromDay <= days.untilDay).map(toAbsenceView);
  const same = overlapping.find(
    (each) =>
      each.fromDay === days.fromDay &&
      each.untilDay === days.untilDay &&
      (each.deputy?.staffId ?? null) === deputyId,
  );
  if (same) return { kind: "recorded", absence: same, replaced: [] };

  const id = newId();
  const overlaps = overlapOf(staffId, days);
  await db.batch([
    db
      .update(absences)
      .set({ untilDay: addDays(days.fromDay, -1) })
      .where(and(overlaps, lt(absences.fromDay, days.fromDay))),
    db.update(absences).set({ endedAt: now }).where(overlaps),
    db.insert(absences).values({ id, staffId, ...days, deputyId, recordedAt: now }),
    db.insert(auditLog).values(
      auditRow(context, {
        action: "absence.record",
        subject: `staff:${staffId}`,
        before: overlapping.length > 0 ? overlapping.map(toEntry) : null,
        after: { id, ...days, deputyId },
      }),
    ),
  ]);
  const absence = { id, ...days, deputy: deputy ? { staffId: deputy.staffId, name: deputy.name } : null };
  return { kind: "recorded", absence, replaced: overlapping };
}

function overlapOf(staffId: string, { fromDay, untilDay }: AbsenceDays): SQL {
  return (
    and(
      eq(absences.staffId, staffId),
      lte(absences.fromDay, untilDay),
      gte(absences.untilDay, fromDay),
      isNull(absences.endedAt),
    ) ?? sql`0`
  );
}

function toEntry({ id, fromDay, untilDay, deputy }: AbsenceView) {
  return { id, fromDay, untilDay, deputyId: deputy?.staffId ?? null };
}
