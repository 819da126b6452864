// 声かけ: who is nudged about what today, and why the others are not. Pure and total: every person of every duty
// comes out once, either nudged or with a reason.
import { type Calendar, isWorkingDay, nextWorkingDay, workingDayFrom } from "./calendar.ts";
import type { CivilDate } from "./civilDate.ts";
import { type Duty, isDone, type ReportDuty } from "./duty.ts";
import type { CitySettings, ReportRung } from "./settings.ts";

/** One rung of the ladder for one duty and person. */
export interface Nudge {
  duty: Duty;
  staffId: string;
  rung: string;
}

/** Why somebody is not nudged about a duty today. */
export type NotNudged =
  | { reason: "done" }
  | { reason: "noRung" }
  | { reason: "notYet"; on: CivilDate }
  | { reason: "closedDay"; until: CivilDate }
  | { reason: "passed"; on: CivilDate }
  | { reason: "alreadyNudged" }
  | { reason: "notLinked" }
  | { reason: "blocked" }
  /** They had a message today; this one waits for the next working day. */
  | { reason: "oneADay"; until: CivilDate };

/** Whether the bot can reach a person on LINE. */
export type Reach = "linked" | "blocked" | "notLinked";

export interface LadderFacts {
  duties: readonly Duty[];
  settings: Pick<CitySettings, "reportRungs">;
  calendar: Calendar;
  today: CivilDate;
  /** Who can be reached; a person who is not in it is not linked. */
  reach: ReadonlyMap<string, Reach>;
  /** Keys (`nudgeKey`) of the nudges made before. */
  past: ReadonlySet<string>;
  /** Staff ids of those who had a non-urgent message today. */
  spokenTo: ReadonlySet<string>;
}

export interface LadderPlan {
  nudges: Nudge[];
  others: { dutyKey: string; staffId: string; why: NotNudged }[];
}

/** A rung has sense from a day until a day: a nudge that missed its day is made up for within it, never after. */
interface Rung {
  name: string;
  from: CivilDate;
  until: CivilDate;
}

/** The natural key of a nudge, unique in the database. */
export function nudgeKey(nudge: { dutyKey: string; staffId: string; rung: string }): string {
  return `${nudge.dutyKey} ${nudge.staffId} ${nudge.rung}`;
}

/** Climbs the ladder of every duty for everybody it belongs to. */
export function climbLadder(facts: LadderFacts): LadderPlan {
  const plan: LadderPlan = { nudges: [], others: [] };
  for (const duty of facts.duties) {
    const standing = standingOf(duty, facts);
    for (const staffId of duty.assignees) {
      const why = standing.kind === "notNow" ? standing.why : whyNot(duty, staffId, standing.rung, facts);
      if (standing.kind === "rung" && why === null) {
        plan.nudges.push({ duty, staffId, rung: standing.rung.name });
      } else if (why !== null) plan.others.push({ dutyKey: duty.key, staffId, why });
    }
    if (duty.kind === "read") {
      for (const staffId of duty.readers) {
        plan.others.push({ dutyKey: duty.key, staffId, why: { reason: "done" } });
      }
    }
  }
  return plan;
}

/** The rungs of a duty in the order of their days. */
function rungsOf(duty: Duty, { reportRungs }: LadderFacts["settings"]): Rung[] {
  switch (duty.kind) {
    case "report":
      return reportRungs
        .map((name) => reportRung(name, duty))
        .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    case "read":
      // The same point may have its turn again in a later quarter; within one it is never sent twice.
      return [{ name: `quarter${duty.quarter}`, from: duty.askedOn, until: duty.dueOn }];
  }
}

function reportRung(name: ReportRung, duty: ReportDuty): Rung {
  switch (name) {
    case "opens":
      return { name, from: duty.round.opensOn, until: duty.dueOn };
    case "day":
      return { name, from: duty.dueOn, until: duty.dueOn };
  }
}

type Standing = { kind: "rung"; rung: Rung } | { kind: "notNow"; why: NotNudged };

/** The rung a duty stands on today, the same for everybody: the newest one whose day has come. */
function standingOf(duty: Duty, { settings, calendar, today }: LadderFacts): Standing {
  if (isDone(duty)) return { kind: "notNow", why: { reason: "done" } };
  const rungs = rungsOf(duty, settings);
  const rung = rungs.findLast((each) => each.from <= today);
  const next = rungs.find((each) => each.from > today);
  const notYet: NotNudged | null = next
    ? { reason: "notYet", on: workingDayFrom(calendar, next.from) }
    : null;
  if (!rung) return { kind: "notNow", why: notYet ?? { reason: "noRung" } };
  if (today > rung.until) return { kind: "notNow", why: notYet ?? { reason: "passed", on: rung.until } };
  if (isWorkingDay(calendar, today)) return { kind: "rung", rung };
  const until = workingDayFrom(calendar, today);
  return {
    kind: "notNow",
    why: until <= rung.until ? { reason: "closedDay", until } : { reason: "passed", on: rung.until },
  };
}

function whyNot(duty: Duty, staffId: string, rung: Rung, facts: LadderFacts): NotNudged | null {
  if (facts.past.has(nudgeKey({ dutyKey: duty.key, staffId, rung: rung.name }))) {
    return { reason: "alreadyNudged" };
  }
  const reach = facts.reach.get(staffId) ?? "notLinked";
  if (reach !== "linked") return { reason: reach };
  if (!facts.spokenTo.has(staffId)) return null;
  const until = nextWorkingDay(facts.calendar, facts.today);
  return until <= rung.until ? { reason: "oneADay", until } : { reason: "passed", on: rung.until };
}
