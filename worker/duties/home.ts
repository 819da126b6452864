import { type Context, todayOf } from "../context.ts";
import { topicOf } from "../domain/digest.ts";
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

/**
 * What a person looks at on one page is one thing to do: the new reports of all units, the hours of all people near a
 * limit.
 */
function inOne(duties: readonly DutyView[]): DutyView[] {
  const pages = Map.groupBy(duties, (duty) => {
    if (duty.kind === "review") return "review";
    return duty.kind === "overtime" ? `${duty.topic} ${duty.unit?.id ?? ""}` : duty.key;
  });
  return [...pages.values()].flatMap((own) => {
    const [first, ...more] = own.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
    return first ? [more.reduce(together, first)] : [];
  });
}

function together(one: DutyView, other: DutyView): DutyView {
  if (one.kind === "review" && other.kind === "review") {
    return { ...one, reports: one.reports + other.reports };
  }
  if (one.kind === "overtime" && other.kind === "overtime") {
    return { ...one, count: one.count + other.count };
  }
  return one;
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
    case "overtime": {
      const { kind, key, unit, count, dueOn } = duty;
      const topic = topicOf(duty, staffId);
      return { kind, key, topic, unit, count, dueOn, isStandIn: isStandIn(duty, staffId) };
    }
    case "deadline": {
      const { kind, key, deadlineId, goalId, title, unit, handIn, dueOn } = duty;
      const standsIn = isStandIn(duty, staffId);
      return { kind, key, deadlineId, goalId, title, unit, handIn, dueOn, isStandIn: standsIn };
    }
  }
}

/** What cannot wait until tomorrow first, then by due day; on one day what takes longest: reports with more left. */
function byUrgency(a: DutyView, b: DutyView): number {
  if (isOfTonight(a) !== isOfTonight(b)) return isOfTonight(a) ? -1 : 1;
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
  return leftIn(b) - leftIn(a) || (a.key < b.key ? -1 : 1);
}

function isOfTonight(duty: DutyView): boolean {
  return duty.kind === "overtime" && duty.topic === "orders";
}

function leftIn(duty: DutyView): number {
  return duty.kind === "report" ? duty.total - duty.answered : 0;
}
