import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { ReportDuty } from "../domain/duty.ts";
import type { Quarter } from "../domain/fiscalYear.ts";
import type { OpenGoal } from "../domain/openGoal.ts";
import type { RoundRef } from "../domain/views.ts";
import { isStandIn, openDutiesOf } from "../duties/openDuties.ts";
import { heldOn } from "../duties/reads.ts";
import { askedGoals } from "./askedGoals.ts";

/**
 * All goals that a person may be asked for one after the other, answered or not: those of their open report duties, the
 * most urgent first; for whoever has none, those of the units where they hold a post, for anybody there may answer.
 * Within a unit in the order of the sheet. Two round trips, three for the latter.
 */
export async function openGoalsOf(context: Context, staffId: string): Promise<OpenGoal[]> {
  const day = todayOf(context);
  const { duties } = await openDutiesOf(context, staffId, day);
  const reports = duties.filter((duty) => duty.kind === "report").toSorted(byUrgencyFor(staffId));
  const sheets =
    reports.length > 0
      ? reports.map((duty) => ({ ...duty, isStandIn: isStandIn(duty, staffId) }))
      : await sheetsOfPosts(context, staffId, day);
  return goalsOn(context, sheets);
}

/** What is asked of one unit in one round. */
interface Sheet extends Pick<OpenGoal, "unit" | "dueOn" | "isStandIn"> {
  round: Pick<RoundRef, "id" | "fiscalYear" | "quarter">;
}

async function goalsOn({ db }: Context, sheets: readonly Sheet[]): Promise<OpenGoal[]> {
  const [first, ...others] = sheets.map(({ unit, round }) =>
    askedGoals(db, { unitId: unit.id, fiscalYear: round.fiscalYear, roundId: round.id }),
  );
  if (!first) return [];
  const asked = await db.batch([first, ...others]);
  return sheets.flatMap(({ round, unit, dueOn, isStandIn }, index) =>
    (asked[index] ?? []).map(({ id, isAnswered }) => ({
      goalId: id,
      roundId: round.id,
      unit,
      quarter: round.quarter,
      dueOn,
      isAnswered,
      isStandIn,
    })),
  );
}

async function sheetsOfPosts({ db }: Context, staffId: string, day: CivilDate): Promise<Sheet[]> {
  const rows = await db.all<{
    roundId: string;
    fiscalYear: number;
    quarter: Quarter;
    dueOn: CivilDate;
    unitId: string;
    unitName: string;
  }>(sql`
    SELECT r.id AS roundId, r.fiscal_year AS fiscalYear, r.quarter, r.due_on AS dueOn, u.id AS unitId, u.name AS unitName
    FROM rounds r JOIN posts p ON p.staff_id = ${staffId} AND ${heldOn(day)} JOIN units u ON u.id = p.unit_id
    WHERE r.closed_at IS NULL
    ORDER BY r.due_on, p.is_main DESC, u.position`);
  return rows.map(({ roundId: id, fiscalYear, quarter, dueOn, unitId, unitName }) => ({
    round: { id, fiscalYear, quarter },
    unit: { id: unitId, name: unitName },
    dueOn,
    isStandIn: false,
  }));
}

/** By due day; on one day the person's own before those they stand in for, and otherwise in the city's order of units. */
function byUrgencyFor(staffId: string) {
  return (a: ReportDuty, b: ReportDuty): number => {
    if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
    return Number(isStandIn(a, staffId)) - Number(isStandIn(b, staffId));
  };
}
