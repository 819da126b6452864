import { type DeadlineRows, toDeadlineFacts } from "../deadlines/deadlineReads.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { DeadlineDuty } from "../domain/duty.ts";
import { type AbsenceToday, absentAmong } from "../domain/standIn.ts";
import type { CityRules } from "../settings/readSettings.ts";

/** 期限: of each unit, what is not handed in. Where each of its people has to, nobody does it for somebody else. */
export function toDeadlineDuties(
  rows: DeadlineRows,
  { rules, day, absences }: { rules: CityRules; day: CivilDate; absences: ReadonlyMap<string, AbsenceToday> },
): DeadlineDuty[] {
  return toDeadlineFacts(rows, rules, day).map(
    ({ missing, unitStaff, ...fact }): DeadlineDuty => ({
      ...fact,
      kind: "deadline",
      key: `deadline:${fact.deadlineId}:${fact.unit.id}`,
      assignees: missing,
      absent:
        fact.handInBy === "unit"
          ? absentAmong({ assignees: missing, unitStaff, superiors: fact.superiors, absences })
          : [],
    }),
  );
}
