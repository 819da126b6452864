import type { Context } from "../context.ts";
import { readWeek } from "../domain/ownWeek.ts";
import { putWeek, type WeekOutcome } from "./putWeek.ts";

export type UnitHoursOutcome = WeekOutcome | { kind: "refused"; reason: "unfit"; problems: string[] };

/**
 * Gives a unit, and those below it, a week of its own.
 * @param week `{weekdays, opensOnHolidays, hours}`; judged here
 */
export async function saveUnitHours(
  context: Context,
  { unitId, week }: { unitId: string; week: unknown },
): Promise<UnitHoursOutcome> {
  const read = readWeek(week);
  if (read.kind === "unfit") return { kind: "refused", reason: "unfit", problems: read.problems };
  return putWeek(context, { unitId, week: read.week });
}
