import type { CivilDate } from "../domain/civilDate.ts";
import { burnDown, type MinutesByDay } from "../domain/overtime/burnDown.ts";
import { type Month, monthOfDay } from "../domain/overtime/month.ts";
import type { AllotmentWindow } from "../domain/overtime/viewsHours.ts";
import type { AllotmentRow, TransferRow } from "./hoursReads.ts";

/**
 * The hours given to a unit for a month, with what others passed it and without what it passed on; null where it was
 * given none.
 */
export function allottedFor(
  unitId: string,
  month: Month,
  { given, transfers }: { given: readonly AllotmentRow[]; transfers: readonly TransferRow[] },
): number | null {
  const own = given.find((row) => row.unitId === unitId && row.month === month);
  const agreed = transfers.filter((row) => row.state === "accepted" && row.month === month);
  const received = sum(agreed.filter(({ toId }) => toId === unitId));
  const passedOn = sum(agreed.filter(({ fromId }) => fromId === unitId));
  return own || received > 0 ? (own?.minutes ?? 0) + received - passedOn : null;
}

/**
 * A month or a quarter of a section's hours; null where none were given.
 * @param facts.workingDays those of the fiscal year, in order
 */
export function allotmentWindow(facts: {
  range: { from: CivilDate; to: CivilDate };
  allotted: number | null;
  usedByDay: MinutesByDay;
  today: CivilDate;
  workingDays: readonly CivilDate[];
}): AllotmentWindow | null {
  const { range, allotted, usedByDay, today, workingDays } = facts;
  if (allotted === null) return null;
  const isWithin = (day: CivilDate) => range.from <= day && day <= range.to;
  const days = Object.entries(usedByDay).filter(([day]) => isWithin(day));
  const {
    points,
    used,
    left,
    forecast,
    end,
    days: count,
  } = burnDown({
    allotted,
    usedByDay: Object.fromEntries(days),
    today,
    workingDays: workingDays.filter(isWithin),
  });
  return { ...range, allotted, used, left, forecast, end, points, days: count };
}

/** The months that a range of days touches. */
export function monthsOf({ from, to }: { from: CivilDate; to: CivilDate }): { from: Month; to: Month } {
  return { from: monthOfDay(from), to: monthOfDay(to) };
}

function sum(rows: readonly { minutes: number }[]): number {
  return rows.reduce((total, { minutes }) => total + minutes, 0);
}
