import { type Context, todayOf } from "../context.ts";
import type { Duty } from "../domain/duty.ts";
import { nextRoundAfter } from "../domain/round.ts";
import type { DutyView, Home } from "../domain/views.ts";
import type { Caller } from "../people/callerOf.ts";
import { isStandIn, openDutiesOf } from "./openDuties.ts";

/** やること of a person today, most urgent first; one round trip. */
export async function homeOf(context: Context, caller: Caller): Promise<Home> {
  const today = todayOf(context);
  const staffId = caller.staff.id;
  const { duties, rules, weeksPoint, reviewNews, waiting } = await openDutiesOf(context, staffId, today);
  return {
    today,
    duties: inOne(duties.map((duty) => toDutyView(duty, staffId))).toSorted(byUrgency),
    nextRoundOpensOn: nextRoundAfter(today, rules.calendar, rules.settings).opensOn,
    thisWeeksPoint: weeksPoint && { ...weeksPoint.point, isPriority: true, readAt: weeksPoint.readAt },
    reviewNews,
    waiting,
  };
}

/** A superior looks at the new reports of all units on one page: one thing to do. */
function inOne(duties: readonly DutyView[]): DutyView[] {
  const reviews = duties.filter((duty) => duty.kind === "review");
  const [first, ...more] = reviews.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  if (!first || more.length === 0) return [...duties];
  const reports = reviews.reduce((sum, duty) => sum + duty.reports, 0);
  return [...duties.filter((duty) => duty.kind !== "review"), { ...first, reports }];
}

function toDutyView(duty: Duty, staffId: string): DutyView {
  switch (duty.kind) {
    case "report": {
      const { kind, key, unit, round, total, answered, nextGoalId, dueOn } = duty;
      const standsIn = isStandIn(duty, staffId);
      return { kind, key, unit, round, total, answered, nextGoalId, dueOn, isStandIn: standsIn };
    }
    case "read": {
      const { kind, key, point, dueOn } = duty;
      return { kind, key, point: { ...point, isPriority: true, readAt: null }, dueOn };
    }
    case "review": {
      const { kind, key, reports, dueOn } = duty;
      return { kind, key, reports, dueOn };
    }
    case "question": {
      const { kind, key, unit, goalId, questions, dueOn } = duty;
      return { kind, key, unit, goalId, questions, dueOn };
    }
    case "trouble": {
      const { kind, key, trouble, dueOn } = duty;
      return { kind, key, trouble, dueOn };
    }
  }
}

/** By due day; on one day what takes longest comes first: reports, those with more left before others. */
function byUrgency(a: DutyView, b: DutyView): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
  return leftIn(b) - leftIn(a) || (a.key < b.key ? -1 : 1);
}

function leftIn(duty: DutyView): number {
  return duty.kind === "report" ? duty.total - duty.answered : 0;
}
