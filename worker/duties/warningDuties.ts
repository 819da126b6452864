import type { CivilDate } from "../domain/civilDate.ts";
import type { OvertimeDuty } from "../domain/duty.ts";
import { monthRange } from "../domain/overtime/month.ts";
import { type OvertimeWarning, toWarnings, type WarningRows } from "../overtime/warnings.ts";
import type { CityRules } from "../settings/readSettings.ts";
import type { Whose } from "./reads.ts";

/** 超過勤務の見通し: of the person and whoever leads the section, and of the department, in a month each level once, and none below one that was told. */
export function toWarningDuties(
  rows: WarningRows,
  { rules, day, whose }: { rules: CityRules; day: CivilDate; whose: Whose },
): OvertimeDuty[] {
  return toWarnings(rows, rules, day, whose).flatMap((warning) => [
    ...dutyOf(warning, { isAbove: false }),
    ...dutyOf(warning, { isAbove: true }),
  ]);
}

function dutyOf(
  { staffId, month, level, readers }: OvertimeWarning,
  { isAbove }: { isAbove: boolean },
): OvertimeDuty[] {
  const assignees = readers
    .filter(({ as }) => (as === "director") === isAbove)
    .map((reader) => reader.staffId);
  if (assignees.length === 0) return [];
  const { from, to } = monthRange(month);
  return [
    {
      kind: "overtime",
      matter: "warnings",
      key: `warnings:${staffId}:${month}${isAbove ? ":above" : ""}`,
      unit: null,
      about: staffId,
      level,
      isAbove,
      // A department has no decision to make before a limit is passed.
      ridesAlong: isAbove && level !== "over",
      count: 1,
      since: from,
      newest: from,
      dueOn: to,
      fromMinute: null,
      assignees,
      absent: [],
    },
  ];
}
