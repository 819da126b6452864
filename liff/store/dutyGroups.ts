import { addDays, type CivilDate, dayOfWeek } from "../../worker/domain/civilDate.ts";
import type { DutyView } from "../../worker/domain/views.ts";

export type DutyGroupName = "today" | "week" | "later";
export interface DutyGroup {
  name: DutyGroupName;
  duties: DutyView[];
}

const SECONDS_PER_GOAL = 18;

/** Splits open duties into 今日まで, 今週 (to Sunday) and 来週以降; keeps their order, leaves empty groups out. */
export function groupDuties(duties: readonly DutyView[], today: CivilDate): DutyGroup[] {
  const sunday = addDays(today, (7 - dayOfWeek(today)) % 7);
  const nameOf = ({ dueOn }: DutyView): DutyGroupName =>
    dueOn <= today ? "today" : dueOn <= sunday ? "week" : "later";
  const names: DutyGroupName[] = ["today", "week", "later"];
  return names
    .map((name) => ({ name, duties: duties.filter((duty) => nameOf(duty) === name) }))
    .filter((group) => group.duties.length > 0);
}

/** About how many minutes so many goals take, never less than one. */
export function minutesFor(goals: number): number {
  return Math.max(1, Math.ceil((goals * SECONDS_PER_GOAL) / 60));
}
