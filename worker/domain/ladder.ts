// 声かけ: who is nudged about what now, and why the others are not. Pure and total: every person of every duty comes
// out once, either nudged or with a reason.
import { type Calendar, nextWorkingDay, type Speaking, speakingAt, workingDayFrom } from "./calendar.ts";
import { type CivilDate, tokyoDate, tokyoMinutes } from "./civilDate.ts";
import { absentOf, type Duty, isDone, superiorsOf } from "./duty.ts";
import type { Occasion } from "./occasion.ts";
import type { QuotaClass } from "./quota.ts";
import { callRung, type Rung, rungsOf, standingRung } from "./rungs.ts";
import type { CitySettings } from "./settings.ts";
import { type AbsenceToday, standInsOf } from "./standIn.ts";

/** One rung of the ladder for one duty and person. */
export interface Nudge {
  duty: Duty;
  staffId: string;
  rung: string;
  /** Asked to do it, asked in the place of somebody absent, or told that it is late. */
  as: "assignee" | "standIn" | "superior";
  occasion: Occasion;
  quotaClass: QuotaClass;
  /** Only a line of a message that is sent anyway. */
  ridesAlong: boolean;
}

/** Why somebody is not nudged about a duty now. Days are civil dates, `opensAt` and `until` instants. */
export type NotNudged =
  | { reason: "done" }
  | { reason: "noRung" }
  | { reason: "notYet"; on: CivilDate }
  /** Outside the hours or the days of the person's own place of work. */
  | { reason: "closed"; opensAt: number }
  /** The day on which it could have been said is over. */
  | { reason: "passed"; on: CivilDate }
  | { reason: "alreadyNudged" }
  | { reason: "notLinked" }
  | { reason: "blocked" }
  /** 不在; `standInId` is asked instead. */
  | { reason: "absent"; untilDay: CivilDate; standInId: string | null }
  /** あとで */
  | { reason: "snoozed"; until: number }
  /** They had a message today; this one waits for the next working day. */
  | { reason: "oneADay" }
  /** It goes with the next message there is a reason for. */
  | { reason: "ridesAlong" }
  /** The city's own limit of messages per person and month is reached. */
  | { reason: "monthlyCap" }
  /** The month's quota does not reach. */
  | { reason: "quota" };

/** Whether the bot can reach a person on LINE. */
export type Reach = "linked" | "blocked" | "notLinked";

/** A wish to be reminded later: the newest of a person and duty. */
export interface SnoozeFact {
  id: string;
  until: number;
  /** Something was said of the duty since it ran out. */
  isAnswered: boolean;
}

export interface LadderFacts {
  duties: readonly Duty[];
  ladders: CitySettings["ladders"];
  /** The city's, by which the days of the rungs are counted. */
  calendar: Calendar;
  /** UTC ms. */
  now: number;
  /** The calendar of the person's place of work, where it is not the city's. */
  ownCalendars: ReadonlyMap<string, Calendar>;
  /** Who is absent today. */
  absences: ReadonlyMap<string, AbsenceToday>;
  /** Who cannot be reached; whoever is not in it can. */
  reach: ReadonlyMap<string, Exclude<Reach, "linked">>;
  /** Staff ids by `rungKey`: the nudges made before. */
  past: ReadonlyMap<string, ReadonlySet<string>>;
  /** Staff ids of those who had the day's message. */
  spokenTo: ReadonlySet<string>;
  /** Staff ids of those who have had as many messages this month as the city allows. */
  capped: ReadonlySet<string>;
  /** By `snoozeKey`. */
  snoozes: ReadonlyMap<string, SnoozeFact>;
  /** By duty key: when somebody above last asked to nudge a silent unit, UTC ms. */
  calls: ReadonlyMap<string, number>;
}

export interface LadderPlan {
  nudges: Nudge[];
  others: { duty: Duty; staffId: string; why: NotNudged }[];
}

/** The part of a nudge's natural key that people share. */
export function rungKey(dutyKey: string, rung: string): string {
  return `${dutyKey} ${rung}`;
}

/** A person and a duty. */
export function snoozeKey(dutyKey: string, staffId: string): string {
  return `${dutyKey} ${staffId}`;
}

/** Climbs the ladder of every duty for everybody it belongs to. */
export function climbLadder(facts: LadderFacts): LadderPlan {
  const plan: LadderPlan = { nudges: [], others: [] };
  const speaking = speakingOf(facts);
  const rungsFor = rungsOnce(facts);
  for (const duty of facts.duties) {
    const standing = standingOf(duty, rungsFor(duty), facts);
    for (const [staffId, as] of peopleOf(duty, standing)) {
      const own = orCalled(standing, { duty, staffId, as }, facts);
      const verdict = verdictOf({ duty, staffId, as, standing: own, speaking: speaking(staffId) }, facts);
      if ("reason" in verdict) plan.others.push({ duty, staffId, why: verdict });
      else plan.nudges.push(verdict);
    }
    if (duty.kind === "read") {
      for (const staffId of duty.readers) plan.others.push({ duty, staffId, why: { reason: "done" } });
    }
  }
  return withoutLoneRiders(plan);
}

/** What rides along stays behind where there is no message of the person to ride with. */
function withoutLoneRiders({ nudges, others }: LadderPlan): LadderPlan {
  const addressed = new Set(nudges.flatMap(({ ridesAlong, staffId }) => (ridesAlong ? [] : staffId)));
  const isAlone = ({ ridesAlong, staffId }: Nudge) => ridesAlong && !addressed.has(staffId);
  const left = nudges.filter(isAlone);
  if (left.length === 0) return { nudges, others };
  return {
    nudges: nudges.filter((nudge) => !isAlone(nudge)),
    others: [...others, ...left.map(({ duty, staffId }) => ({ duty, staffId, why: RIDES_ALONG }))],
  };
}

const RIDES_ALONG = { reason: "ridesAlong" } as const;

/** Names of the rungs that duties stand on today: the only ones of which it matters whether they were said. */
export function rungsToSay(
  facts: Pick<LadderFacts, "duties" | "ladders" | "calendar"> & { today: CivilDate },
): Set<string> {
  const rungsFor = rungsOnce(facts);
  return new Set(
    facts.duties.flatMap((duty) => {
      const { rung } = standingRung(rungsFor(duty), facts.today);
      return rung ? namesOf(rung) : [];
    }),
  );
}

/** The rung's own name and those of others that say as much. */
function namesOf({ name, saidWith = [] }: Rung): readonly string[] {
  return [name, ...saidWith];
}

/** The rungs of a duty; those of a round are worked out once. */
function rungsOnce({ ladders, calendar }: Pick<LadderFacts, "ladders" | "calendar">): (duty: Duty) => Rung[] {
  const known = new Map<string, Rung[]>();
  return (duty) => {
    const key = duty.kind === "report" ? duty.round.id : duty.key;
    const rungs = known.get(key) ?? rungsOf(duty, ladders, calendar);
    known.set(key, rungs);
    return rungs;
  };
}

type Standing =
  | { kind: "rung"; rung: Rung; next: Rung | undefined }
  | { kind: "notNow"; why: NotNudged; next: Rung | undefined };

/** The rung a duty stands on today, the same for everybody. */
function standingOf(duty: Duty, rungs: readonly Rung[], { calendar, now }: LadderFacts): Standing {
  if (isDone(duty)) return { kind: "notNow", why: { reason: "done" }, next: undefined };
  const { rung, last, next } = standingRung(rungs, tokyoDate(now));
  if (rung && isBeforeItsMinute(rung, now)) {
    return { kind: "notNow", why: { reason: "notYet", on: rung.from }, next };
  }
  if (rung) return { kind: "rung", rung, next };
  if (next)
    return { kind: "notNow", why: { reason: "notYet", on: workingDayFrom(calendar, next.from) }, next };
  return { kind: "notNow", why: last ? { reason: "passed", on: last.until } : { reason: "noRung" }, next };
}

function isBeforeItsMinute({ from, fromMinute = 0 }: Rung, now: number): boolean {
  return tokyoDate(now) === from && tokyoMinutes(now) < fromMinute;
}

/**
 * What a duty stands on for one person: a call from above where nothing planned is left to say today. What is planned
 * and not said yet is said in place of the call, so that a person hears one of them.
 */
function orCalled(
  standing: Standing,
  { duty, staffId, as }: Pick<Case, "duty" | "staffId" | "as">,
  facts: LadderFacts,
): Standing {
  const calledAt = facts.calls.get(duty.key);
  if (calledAt === undefined || duty.kind !== "report" || as === "superior" || isDone(duty)) return standing;
  const isSaid = ({ name }: Rung) => facts.past.get(rungKey(duty.key, name))?.has(staffId) === true;
  if (standing.kind === "rung" && !isSaid(standing.rung)) return standing;
  const rung = callRung(duty, calledAt, facts.ownCalendars.get(staffId) ?? facts.calendar);
  return tokyoDate(facts.now) > rung.until ? standing : { kind: "rung", rung, next: standing.next };
}

/** Everybody a duty concerns now, each once: whoever is asked is not told as well. */
function peopleOf(duty: Duty, standing: Standing): Map<string, Nudge["as"]> {
  const people = new Map<string, Nudge["as"]>();
  if (standing.kind === "rung") {
    for (const staffId of toldOf(duty, standing.rung)) people.set(staffId, "superior");
  }
  for (const staffId of standInsOf({ assignees: duty.assignees, absent: absentOf(duty) })) {
    people.set(staffId, "standIn");
  }
  for (const staffId of duty.assignees) people.set(staffId, "assignee");
  return people;
}

/** Those above who are told on a rung. Whoever took the post after the due day inherits nothing that is late. */
function toldOf(duty: Duty, { tell }: Rung): string[] {
  if (!tell) return [];
  const above = superiorsOf(duty).filter((superior) => tell === "superior" || superior.role === "director");
  const [nearest] = above;
  return above
    .filter((superior) => superior.distance === nearest?.distance && superior.since <= duty.dueOn)
    .map((superior) => superior.staffId);
}

interface Case {
  duty: Duty;
  staffId: string;
  as: Nudge["as"];
  standing: Standing;
  speaking: Speaking;
}

function verdictOf({ duty, staffId, as, standing, speaking }: Case, facts: LadderFacts): Nudge | NotNudged {
  const absence = facts.absences.get(staffId);
  const snooze = facts.snoozes.get(snoozeKey(duty.key, staffId));
  // A wish that could not be met by the due day is void: it must not hold back the late calls.
  const isAlive = snooze !== undefined && (snooze.until > facts.now || tokyoDate(facts.now) <= duty.dueOn);
  const isAsked = isAlive && !snooze.isAnswered && !isDone(duty);
  const isWaitedFor = isAsked && snooze.until <= facts.now;
  const reach = facts.reach.get(staffId);
  const isNudged =
    standing.kind === "rung" &&
    namesOf(standing.rung).some((name) => facts.past.get(rungKey(duty.key, name))?.has(staffId));

  if (standing.kind === "notNow" && !isWaitedFor) return standing.why;
  if (isNudged && !isAsked) return { reason: "alreadyNudged" };
  if (absence) return { reason: "absent", untilDay: absence.untilDay, standInId: standInIdOf(duty, staffId) };
  if (reach !== undefined) return { reason: reach };
  if (isAsked && !isWaitedFor) return { reason: "snoozed", until: snooze.until };
  if (speaking.kind === "silent") {
    const { opensAt } = speaking;
    return whyNotOn(tokyoDate(opensAt), { duty, standing, facts }) ?? { reason: "closed", opensAt };
  }

  const nudge = { duty, staffId, as, ridesAlong: false };
  const mayBeDaily = !facts.spokenTo.has(staffId) && !facts.capped.has(staffId);
  if (standing.kind === "rung" && !isNudged) {
    const { name: rung, quotaClass, ridesAlong } = standing.rung;
    if (ridesAlong) return { ...nudge, rung, occasion: "daily", quotaClass, ridesAlong };
    if (quotaClass === "urgent") return { ...nudge, rung, occasion: "urgent", quotaClass };
    if (mayBeDaily) return { ...nudge, rung, occasion: "daily", quotaClass };
  }
  if (isWaitedFor) {
    return { ...nudge, rung: `asked:${snooze.id}`, occasion: "asked", quotaClass: "reminders" };
  }
  if (facts.capped.has(staffId)) return { reason: "monthlyCap" };
  const tomorrow = nextWorkingDay(facts.calendar, tokyoDate(facts.now));
  return whyNotOn(tomorrow, { duty, standing, facts }) ?? { reason: "oneADay" };
}

function standInIdOf(duty: Duty, staffId: string): string | null {
  return absentOf(duty).find((absent) => absent.staffId === staffId)?.standInId ?? null;
}

/** Why what is due now will not be said on a later day; null when it still will. */
function whyNotOn(
  day: CivilDate,
  { duty, standing, facts }: { duty: Duty; standing: Standing; facts: LadderFacts },
): NotNudged | null {
  const next = standing.kind === "rung" ? standing.next : undefined;
  const until = standing.kind === "rung" ? standing.rung.until : duty.dueOn;
  if (next && next.from <= day) return { reason: "notYet", on: workingDayFrom(facts.calendar, next.from) };
  if (day <= until) return null;
  return next
    ? { reason: "notYet", on: workingDayFrom(facts.calendar, next.from) }
    : { reason: "passed", on: until };
}

/** Whether a person may be spoken to now; a calendar is asked once. */
function speakingOf({ calendar, ownCalendars, now }: LadderFacts): (staffId: string) => Speaking {
  const city = speakingAt(calendar, now);
  const known = new Map<Calendar, Speaking>();
  return (staffId) => {
    const own = ownCalendars.get(staffId);
    if (!own) return city;
    const speaking = known.get(own) ?? speakingAt(own, now);
    known.set(own, speaking);
    return speaking;
  };
}
