// 上限: what the rules allow a person in a month, what of it is used and what is left. Source: 人事院規則15-14 第16条の2の2 (in
// force from 2019-04-01), which cities copy into their own 規則 and may make stricter: every figure is the city's.
import type { CivilDate } from "../civilDate.ts";
import { averageOf, averageWindows, countedIn, type PersonHours, sumOf } from "./hours.ts";
import { type LookBack, lookBack } from "./lookBack.ts";
import type { Month } from "./month.ts";
import { isEarly, paceIn, passesOn, type Today } from "./pace.ts";
import { lastDemandingUntil, type RegimeStay } from "./regime.ts";
import type { OvertimeLimitHours, OvertimeWarningSettings } from "./settings.ts";
import { type Regime, WARNING_LEVELS, type WarningLevel } from "./states.ts";

/** The city's limits; all in minutes but `monthsAbove` and `nearPercent`. */
export interface OvertimeLimits {
  ordinary: {
    /** Not more than this. */
    month: number;
    year: number;
  };
  demanding: {
    /** Strictly under this. */
    month: number;
    year: number;
    /** In the mean of each window of two to six months. */
    average: number;
    /** At most so many months of a year … */
    monthsAbove: number;
    /** … above so many minutes. */
    above: number;
  };
  /** From this part of a limit on it is near. */
  nearPercent: number;
}

const HOUR = 60;
const MONTHS_OF_YEAR = 12;
/** The limits as the city set them, in hours. */
export function limitsFrom(
  { ordinary, demanding }: OvertimeLimitHours,
  { nearPercent }: Pick<OvertimeWarningSettings, "nearPercent">,
): OvertimeLimits {
  return {
    ordinary: { month: ordinary.month * HOUR, year: ordinary.year * HOUR },
    demanding: {
      month: demanding.month * HOUR,
      year: demanding.year * HOUR,
      average: demanding.average * HOUR,
      monthsAbove: demanding.monthsAbove,
      above: demanding.above * HOUR,
    },
    nearPercent,
  };
}

/** A person's hours and the regimes they were under. */
export interface PersonOvertime extends PersonHours {
  stays: readonly RegimeStay[];
}

export type LimitKind = "month" | "year" | "average" | "monthsAbove";

/** One limit as it stands for a person with the end of the month. */
export interface LimitStatus {
  kind: LimitKind;
  window: { from: Month; to: Month };
  /** `monthsAbove` counts months, all others minutes; an average is that of a month, rounded up. */
  limit: number;
  used: number;
  /** What is left of the limit, in its own unit; below zero when it is broken. */
  left: number;
  /** Minutes that may still be worked in this month; null where the limit does not bind it yet. */
  leftThisMonth: number | null;
  level: WarningLevel;
  /** The working day on which the limit is broken if it goes on like this; only with `onCourse`. */
  passesOn: CivilDate | null;
}

export interface OvertimeStatus {
  month: Month;
  regime: Regime;
  /** Minutes of the month that count. */
  used: number;
  /** Minutes of 特例業務, which no limit counts: of the month, and of the fiscal year up to it. */
  special: { month: number; year: number };
  limits: LimitStatus[];
  level: WarningLevel;
  /** 上限まで: the fewest minutes left in this month under all limits; below zero when there are too many already. */
  leftThisMonth: number;
}

/**
 * Where a person stands in a month, with the hours up to the end of it.
 * @param at the day it is asked on with the working days of its fiscal year; null, or a day outside the month, and
 *   nothing is said about the pace
 */
export function limitStatus(
  person: PersonOvertime,
  month: Month,
  limits: OvertimeLimits,
  at: Today | null = null,
): OvertimeStatus {
  const back = lookBack(month);
  const lastDemanding = lastDemandingUntil(person.stays, month);
  const regime = lastDemanding === month ? "demanding" : "ordinary";
  const facts: Facts = {
    month,
    back,
    used: back.months.map((each) => countedIn(person, each)),
    limits,
    at: at?.today.startsWith(month) ? at : null,
  };
  const found =
    regime === "demanding" ? demandingLimits(facts) : ordinaryLimits(facts, monthsSince(lastDemanding, back));
  const special = back.months.map((each) => person.special[each] ?? 0);
  return {
    month,
    regime,
    used: facts.used[0] ?? 0,
    special: { month: special[0] ?? 0, year: sumOf(special, back.ofYear) },
    limits: found,
    level: levelOf(found),
    leftThisMonth: found.reduce(
      (least, { leftThisMonth }) => Math.min(least, leftThisMonth ?? least),
      Number.POSITIVE_INFINITY,
    ),
  };
}

/** The most serious of several warnings; `calm` of none. */
export function levelOf(warnings: readonly { level: WarningLevel }[]): WarningLevel {
  const worst = warnings.reduce((rank, { level }) => Math.max(rank, WARNING_LEVELS.indexOf(level)), 0);
  return WARNING_LEVELS[worst] ?? "calm";
}

interface Facts {
  month: Month;
  back: LookBack;
  /** Minutes that count, of the months of `back`. */
  used: readonly number[];
  limits: OvertimeLimits;
  at: Today | null;
}

/**
 * How many months of the fiscal year, the one asked about among them, came after the last demanding one; all of them
 * where none was demanding.
 */
function monthsSince(lastDemanding: Month | null, { months, ofYear }: LookBack): number {
  const since = lastDemanding === null ? -1 : months.indexOf(lastDemanding);
  return since === -1 ? ofYear : Math.min(since, ofYear);
}

/**
 * The ordinary limits. Whoever left a demanding section in this fiscal year has, from the month after, a twelfth of the
 * year's limit (30 h of 360 h) for each month that remains instead of the whole (大山崎町 規則).
 */
function ordinaryLimits(facts: Facts, months: number): LimitStatus[] {
  const { back, limits } = facts;
  const { ordinary } = limits;
  const remaining = MONTHS_OF_YEAR - back.ofYear + months;
  return [
    monthLimit(facts, ordinary.month),
    yearLimit(facts, months, Math.floor((ordinary.year * remaining) / MONTHS_OF_YEAR)),
  ];
}

function demandingLimits(facts: Facts): LimitStatus[] {
  const { demanding } = facts.limits;
  return [
    monthLimit(facts, demanding.month, 1),
    yearLimit(facts, facts.back.ofYear, demanding.year),
    ...averageLimits(facts, demanding.average),
    monthsAboveLimit(facts, demanding),
  ];
}

/** @param under 1 where the limit itself is too much already */
function monthLimit(facts: Facts, limit: number, under: 0 | 1 = 0): LimitStatus {
  const { month, used } = facts;
  const now = used[0] ?? 0;
  return statusOf(facts, {
    kind: "month",
    window: { from: month, to: month },
    limit,
    used: now,
    leftThisMonth: limit - under - now,
    isOver: now > limit - under,
    isNear: isNear(now, limit, facts),
    carriedOn: { from: month, to: month, used: now },
  });
}

/** @param months how many of the newest months it counts */
function yearLimit(facts: Facts, months: number, limit: number): LimitStatus {
  const { month, back } = facts;
  const window = { from: back.months[months - 1] ?? month, to: back.year.to };
  const used = sumOf(facts.used, months);
  return statusOf(facts, {
    kind: "year",
    window,
    limit,
    used,
    leftThisMonth: limit - used,
    isOver: used > limit,
    isNear: isNear(used, limit, facts),
    carriedOn: { ...window, used },
  });
}

function averageLimits(facts: Facts, limit: number): LimitStatus[] {
  const { month, back } = facts;
  const carriedOn = { from: month, to: month, used: facts.used[0] ?? 0 };
  return averageWindows(facts.used).map((window) => {
    const most = limit * window.months;
    return statusOf(facts, {
      kind: "average",
      window: { from: back.months[window.months - 1] ?? month, to: month },
      limit,
      used: averageOf(window),
      leftThisMonth: most - window.sum,
      isOver: window.sum > most,
      isNear: isNear(window.sum, most, facts),
      carriedOn,
    });
  });
}

function monthsAboveLimit(
  facts: Facts,
  { monthsAbove: most, above }: OvertimeLimits["demanding"],
): LimitStatus {
  const { month, back, used } = facts;
  const now = used[0] ?? 0;
  const before = used.slice(1, back.ofYear).filter((minutes) => minutes > above).length;
  const months = before + (now > above ? 1 : 0);
  return statusOf(facts, {
    kind: "monthsAbove",
    window: back.year,
    limit: most,
    used: months,
    leftThisMonth: before >= most ? above - now : null,
    isOver: months > most,
    isNear: isNear(months, most, facts),
    carriedOn: { from: month, to: month, used: now },
  });
}

/** What would be carried on evenly: minutes of the months from one to another. */
interface CarriedOn {
  from: Month;
  to: Month;
  used: number;
}

function statusOf(
  { at }: Facts,
  found: Omit<LimitStatus, "left" | "level" | "passesOn"> & {
    isOver: boolean;
    isNear: boolean;
    carriedOn: CarriedOn;
  },
): LimitStatus {
  const { kind, window, limit, used, leftThisMonth, isOver, isNear: near, carriedOn } = found;
  const day = isOver || at === null || leftThisMonth === null ? null : passing(carriedOn, leftThisMonth, at);
  const level = isOver ? "over" : day ? "onCourse" : near ? "near" : "calm";
  return { kind, window, limit, used, left: limit - used, leftThisMonth, level, passesOn: day };
}

/** Null as well while there is too little behind to say what will come. */
function passing({ from, to, used }: CarriedOn, mayAdd: number, at: Today): CivilDate | null {
  // No day of the last month sorts after its 31st.
  const pace = paceIn(at, { from: `${from}-01`, to: `${to}-31` });
  return isEarly(pace) ? null : passesOn(used, mayAdd, pace);
}

function isNear(used: number, limit: number, { limits: { nearPercent } }: Facts): boolean {
  return used > 0 && used * 100 >= limit * nearPercent;
}
