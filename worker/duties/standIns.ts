import { type Context, todayOf } from "../context.ts";
import { reportersOf, type Superior } from "../domain/duty.ts";
import { type AbsenceToday, absentAmong, standInsOf } from "../domain/standIn.ts";
import { absenceReads, reporterReads, superiorReads } from "./reads.ts";

/** The reads behind `standInsFrom` for one unit, to ride along in another verb's batch. */
export function standInReads(context: Context, unitId: string | undefined) {
  const today = todayOf(context);
  const whose = { kind: "unit", unitId: unitId ?? "" } as const;
  return [
    reporterReads(context.db, today, whose),
    superiorReads(context.db, today, whose),
    absenceReads(context.db, today),
  ] as const;
}

/** Who answers today for a unit whose own people are absent; staff ids. Empty while somebody is there. */
export function standInsFrom(
  reporters: readonly { staff: string; chiefs: string }[],
  superiors: readonly Superior[],
  absent: readonly (AbsenceToday & { staffId: string })[],
): string[] {
  const [unit] = reporters;
  if (!unit) return [];
  const unitStaff = JSON.parse(unit.staff) as string[];
  const assignees = reportersOf({ staff: unitStaff, chiefs: JSON.parse(unit.chiefs) as string[] });
  const absences = new Map(absent.map(({ staffId, ...absence }) => [staffId, absence]));
  return standInsOf({ assignees, absent: absentAmong({ assignees, unitStaff, superiors, absences }) });
}
