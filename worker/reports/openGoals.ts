import { type Context, todayOf } from "../context.ts";
import type { ReportDuty } from "../domain/duty.ts";
import type { OpenGoal } from "../domain/openGoal.ts";
import { isStandIn, openDutiesOf } from "../duties/openDuties.ts";
import { askedGoals } from "./askedGoals.ts";

/**
 * All goals of the open report duties of a person, answered or not, the most urgent duty first and within it in the
 * order of the sheet: their own units, several where they hold several posts, and those they stand in for. Two round
 * trips.
 */
export async function openGoalsOf(context: Context, staffId: string): Promise<OpenGoal[]> {
  const { db } = context;
  const { duties } = await openDutiesOf(context, staffId, todayOf(context));
  const reports = duties.filter((duty) => duty.kind === "report").toSorted(byUrgencyFor(staffId));
  const [first, ...others] = reports.map(({ unit, round }) =>
    askedGoals(db, { unitId: unit.id, fiscalYear: round.fiscalYear, roundId: round.id }),
  );
  if (!first) return [];
  const asked = await db.batch([first, ...others]);
  return reports.flatMap((duty, index) =>
    (asked[index] ?? []).map(({ id, isAnswered }) => ({
      goalId: id,
      roundId: duty.round.id,
      unit: duty.unit,
      quarter: duty.round.quarter,
      dueOn: duty.dueOn,
      isAnswered,
      isStandIn: isStandIn(duty, staffId),
    })),
  );
}

/** By due day; on one day the person's own before those they stand in for, and otherwise in the city's order of units. */
function byUrgencyFor(staffId: string) {
  return (a: ReportDuty, b: ReportDuty): number => {
    if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
    return Number(isStandIn(a, staffId)) - Number(isStandIn(b, staffId));
  };
}
