// The goals a person is asked about, one after the other.
import type { CivilDate } from "./civilDate.ts";
import type { Quarter } from "./fiscalYear.ts";
import type { UnitRef } from "./views.ts";

/** Where an answer goes. */
export interface GoalPlace {
  roundId: string;
  unitId: string;
  goalId: string;
}

/** One goal asked of a person in one round, for one unit. */
export interface OpenGoal {
  goalId: string;
  roundId: string;
  unit: UnitRef;
  quarter: Quarter;
  dueOn: CivilDate;
  isAnswered: boolean;
  /** Asked in the place of somebody absent. */
  isStandIn: boolean;
}

export interface NextGoal {
  goal: OpenGoal;
  /** Its place among the unanswered, from 1. */
  index: number;
}

/**
 * The next goal without an answer behind a place, or the first where there is no place or it is not asked any more.
 * @param goesRound whether those before the place come again after the last
 */
export function nextGoal(
  goals: readonly OpenGoal[],
  behind: GoalPlace | null,
  goesRound: boolean,
): NextGoal | null {
  const here = behind === null ? -1 : goals.findIndex((goal) => isAt(goal, behind));
  const unanswered = goals.filter(({ isAnswered }) => !isAnswered);
  const goal =
    goals.slice(here + 1).find(({ isAnswered }) => !isAnswered) ?? (goesRound ? unanswered[0] : undefined);
  return goal ? { goal, index: unanswered.indexOf(goal) + 1 } : null;
}

/** How many wait for an answer. */
export function countOpen(goals: readonly OpenGoal[]): number {
  return goals.filter(({ isAnswered }) => !isAnswered).length;
}

function isAt(goal: OpenGoal, { roundId, unitId, goalId }: GoalPlace): boolean {
  return goal.goalId === goalId && goal.unit.id === unitId && goal.roundId === roundId;
}
