// 声かけの段: on which days a duty is spoken of, to whom, and until when that makes sense. Counted on the city's
// calendar, so that everybody has the same days.
import { addWorkingDays, type Calendar, nextOpening, nextWorkingDay, workingDayFrom } from "./calendar.ts";
import { addDays, type CivilDate, tokyoDate } from "./civilDate.ts";
import type { Duty, OvertimeDuty, ReportDuty } from "./duty.ts";
import { WARNING_LEVELS } from "./overtime/states.ts";
import type { QuotaClass } from "./quota.ts";
import type { CitySettings, LadderRung } from "./settings.ts";

/** How long the last call after the due day may still be made up for, in working days. */
const LATE_CALL_WORKING_DAYS = 5;

/** How long hours that another section asks for may still be spoken of, in working days. */
const TRANSFER_WORKING_DAYS = 5;

/** Of a day that never comes: what rides along does so for as long as it is open. */
export const NO_END: CivilDate = "9999-12-31";

const RIDING = { until: NO_END, quotaClass: "points", ridesAlong: true } as const;

/** A rung has sense from a day until a day: a nudge that missed its day is made up for within it, never after. */
export interface Rung {
  name: string;
  from: CivilDate;
  /** Names of others that say as much: where one of them was said, this one is not. */
  saidWith?: readonly string[];
  /** On its first day it stands from a minute after 00:00 on; where there is none, from the opening. */
  fromMinute?: number;
  until: CivilDate;
  /** Who above is told as well. */
  tell: LadderRung["tell"] | null;
  quotaClass: QuotaClass;
  /** Said beside something else, never in a message of its own. */
  ridesAlong: boolean;
}

/** The rungs of a duty, in the order of their days. */
export function rungsOf(duty: Duty, ladders: CitySettings["ladders"], calendar: Calendar): Rung[] {
  switch (duty.kind) {
    case "report":
      return roundRungs(duty.round, ladders, calendar);
    case "read":
      // The same point may have its turn again in a later quarter; within one it is never sent twice.
      return climb(ladders.read, { opensOn: duty.askedOn, dueOn: duty.dueOn, calendar }).map((rung) => ({
        ...rung,
        name: rung.name === "opens" ? `quarter${duty.quarter}` : `quarter${duty.quarter}:${rung.name}`,
        quotaClass: "points",
      }));
    case "review":
    case "question":
      // Named after the day of the oldest, so that one lot is mentioned once and the next one anew.
      return [
        {
          name: `since:${duty.since}`,
          from: duty.since,
          tell: null,
          ...RIDING,
        },
      ];
    case "trouble":
      return [
        {
          name: "opens",
          from: duty.since,
          until: duty.dueOn,
          tell: null,
          quotaClass: "urgent",
          ridesAlong: false,
        },
      ];
    case "overtime":
      return overtimeRungs(duty, calendar);
    case "deadline": {
      const { ladder, opensOn, dueOn } = duty;
      // Of the rungs that were over before it opened, the newest is said on the opening day.
      return climb(ladder ?? ladders.deadline, { opensOn, dueOn, calendar }).map((rung) => ({
        ...rung,
        from: rung.from < opensOn ? opensOn : rung.from,
      }));
    }
  }
}

function overtimeRungs(duty: OvertimeDuty, calendar: Calendar): Rung[] {
  const { matter, since, newest, dueOn, fromMinute } = duty;
  const once = { tell: null, quotaClass: "reminders", ridesAlong: false } as const;
  switch (matter) {
    case "orders":
      return [
        {
          ...once,
          name: "board",
          from: dueOn,
          ...(fromMinute !== null && { fromMinute }),
          until: dueOn,
          quotaClass: "urgent",
        },
      ];
    case "results": {
      // Each evening is asked about on the next morning; what nobody answered goes with whatever else is said.
      const from = workingDayFrom(calendar, addDays(newest, 1));
      const until = nextWorkingDay(calendar, from);
      return [
        { ...once, name: `morning:${newest}`, from, until },
        { ...once, ...RIDING, name: `since:${since}`, from: addDays(until, 1) },
      ];
    }
    case "warnings": {
      const name = duty.level ?? "near";
      const saidWith = WARNING_LEVELS.slice(WARNING_LEVELS.indexOf(name) + 1);
      return [{ ...once, name, saidWith, from: since, until: dueOn, ridesAlong: duty.ridesAlong }];
    }
    case "late":
      return [{ ...once, ...RIDING, name: "told", from: dueOn, until: dueOn }];
    case "transfers":
      return [
        {
          ...once,
          name: "asked",
          from: since,
          until: addWorkingDays(calendar, since, TRANSFER_WORKING_DAYS),
        },
      ];
  }
}

/** The rungs of every report duty of a round. */
export function roundRungs(
  { opensOn, dueOn }: { opensOn: CivilDate; dueOn: CivilDate },
  ladders: CitySettings["ladders"],
  calendar: Calendar,
): Rung[] {
  return climb(ladders.report, { opensOn, dueOn, calendar });
}

/**
 * 声をかける: the rung that somebody above adds to a report duty, for the day of the call or, outside the hours, for the
 * day of the next opening.
 * @param calledAt UTC ms
 * @param calendar of the person's place of work
 */
export function callRung({ dueOn }: ReportDuty, calledAt: number, calendar: Calendar): Rung {
  const from = tokyoDate(calledAt);
  const until = tokyoDate(nextOpening(calendar, calledAt));
  return {
    name: `called:${from}`,
    from,
    until,
    tell: null,
    quotaClass: until < addWorkingDays(calendar, dueOn, -1) ? "reminders" : "deadlines",
    ridesAlong: false,
  };
}

/**
 * The rung that stands on a day: the newest whose day has come, while it has sense; and the one after it.
 * `rung` is null when none stands; `last` is the newest whose day has come, whether it still has sense or not.
 */
export function standingRung(
  rungs: readonly Rung[],
  today: CivilDate,
): { rung: Rung | null; last: Rung | undefined; next: Rung | undefined } {
  const index = rungs.findLastIndex((each) => each.from <= today);
  const last = rungs[index];
  return { rung: last && today <= last.until ? last : null, last, next: rungs[index + 1] };
}

/** The day of a rung in a span of days, on the city's calendar. */
export function dayOfRung(
  rung: LadderRung,
  { opensOn, dueOn, calendar }: { opensOn: CivilDate; dueOn: CivilDate; calendar: Calendar },
): CivilDate {
  return rung.at === "opens" ? opensOn : addWorkingDays(calendar, dueOn, rung.at);
}

/** What a rung is called in the key of its nudges. */
export function rungName({ at }: LadderRung): string {
  if (at === "opens") return "opens";
  if (at === 0) return "day";
  return at > 0 ? `+${at}` : String(at);
}

/** From the day before the due day on, a report is a matter of its deadline. */
export function quotaClassOf({ at }: LadderRung): QuotaClass {
  return at === "opens" || at < -1 ? "reminders" : "deadlines";
}

function climb(
  ladder: readonly LadderRung[],
  span: { opensOn: CivilDate; dueOn: CivilDate; calendar: Calendar },
): Rung[] {
  const days = ladder.map((rung) => dayOfRung(rung, span));
  return ladder.map((rung, index) => {
    const from = days[index] as CivilDate;
    const isLate = rung.at !== "opens" && rung.at > 0;
    const next = days[index + 1];
    return {
      name: rungName(rung),
      from,
      until: isLate ? lateUntil(from, next, span.calendar) : span.dueOn,
      tell: rung.tell ?? null,
      quotaClass: quotaClassOf(rung),
      ridesAlong: false,
    };
  });
}

function lateUntil(from: CivilDate, next: CivilDate | undefined, calendar: Calendar): CivilDate {
  return next === undefined ? addWorkingDays(calendar, from, LATE_CALL_WORKING_DAYS) : addDays(next, -1);
}
