// 上限: what the rules allow a person in a month, what of it is used and what is left. Source: 人事院規則15-14 第16条の2の2 (in
// force from 2019-04-01), which cities copy into their own 規則 and may make stricter: every figure is the city's.
import type { CivilDate } from "../civilDate.ts";
import { averageOf, averageWindows, countedIn, type PersonHours, sumFrom } from "./hours.ts";
import {
  addMonths,
  fiscalYearOfMonth,
  type Month,
  monthRange,
  monthsBetween,
  monthsFrom,
  monthsOfYear,
} from "./month.ts";
import { type Pace, paceIn, passesOn, type Today } from "./pace.ts";
import { lastDemandingBetween, type RegimeStay, regimeIn } from "./regime.ts";
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
/** A pace says something only after this part of the working days of its window. */
const PACE_AFTER_PERCENT = 20;

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
  const year = monthsOfYear(fiscalYearOfMonth(month));
  const facts: Facts = { person, month, year, limits, at: at?.today.startsWith(month) ? at : null };
  const regime = regimeIn(person.stays, month);
  const found = regime === "demanding" ? demandingLimits(facts) : ordinaryLimits(facts);
  return {
    month,
    regime,
    used: countedIn(person, month),
    special: {
      month: person.special[month] ?? 0,
      year: sumFrom((each) => person.special[each] ?? 0, year.from, month),
    },
    limits: found,
    level: levelOf(found),
    leftThisMonth: Math.min(...found.map((each) => each.leftThisMonth ?? Number.POSITIVE_INFINITY)),
  };
}

/** The most serious of several warnings; `calm` of none. */
export function levelOf(warnings: readonly { level: WarningLevel }[]): WarningLevel {
  const worst = Math.max(0, ...warnings.map(({ level }) => WARNING_LEVELS.indexOf(level)));
  return WARNING_LEVELS[worst] ?? "calm";
}

interface Facts {
  person: PersonOvertime;
  month: Month;
  year: { from: Month; to: Month };
  limits: OvertimeLimits;
  at: Today | null;
}

/**
 * The ordinary limits. Whoever left a demanding section in this fiscal year has, from the month after, a twelfth of the
 * year's limit (30 h of 360 h) for each month that remains instead of the whole (大山崎町 規則).
 */
function ordinaryLimits(facts: Facts): LimitStatus[] {
  const { person, month, year, limits } = facts;
  const { ordinary } = limits;
  const leftIn = lastDemandingBetween(person.stays, { from: year.from, until: month });
  const window = leftIn === null ? year : { from: addMonths(leftIn, 1), to: year.to };
  const months = monthsBetween(window.from, window.to) + 1;
  return [
    monthLimit(facts, ordinary.month),
    yearLimit(facts, window, Math.floor((ordinary.year * months) / MONTHS_OF_YEAR)),
  ];
}

function demandingLimits(facts: Facts): LimitStatus[] {
  const { demanding } = facts.limits;
  return [
    monthLimit(facts, demanding.month, 1),
    yearLimit(facts, facts.year, demanding.year),
    ...averageLimits(facts, demanding.average),
    monthsAboveLimit(facts, demanding),
  ];
}

/** @param under 1 where the limit itself is too much already */
function monthLimit({ person, month, limits, at }: Facts, limit: number, under: 0 | 1 = 0): LimitStatus {
  const used = countedIn(person, month);
  return statusOf({
    kind: "month",
    window: { from: month, to: month },
    limit,
    used,
    leftThisMonth: limit - under - used,
    isOver: used > limit - under,
    isNear: isNear(used, limit, limits),
    pace: paceOf(at, { from: month, to: month }, used),
  });
}

function yearLimit(
  { person, month, limits, at }: Facts,
  window: LimitStatus["window"],
  limit: number,
): LimitStatus {
  const used = sumFrom((each) => countedIn(person, each), window.from, month);
  return statusOf({
    kind: "year",
    window,
    limit,
    used,
    leftThisMonth: limit - used,
    isOver: used > limit,
    isNear: isNear(used, limit, limits),
    pace: paceOf(at, window, used),
  });
}

function averageLimits({ person, month, limits, at }: Facts, limit: number): LimitStatus[] {
  const pace = paceOf(at, { from: month, to: month }, countedIn(person, month));
  return averageWindows((each) => countedIn(person, each), month).map((window) => {
    const most = limit * window.months;
    return statusOf({
      kind: "average",
      window: { from: window.from, to: month },
      limit,
      used: averageOf(window),
      leftThisMonth: most - window.sum,
      isOver: window.sum > most,
      isNear: isNear(window.sum, most, limits),
      pace,
    });
  });
}

function monthsAboveLimit(
  { person, month, year, limits, at }: Facts,
  { monthsAbove: most, above }: OvertimeLimits["demanding"],
): LimitStatus {
  const now = countedIn(person, month);
  const months = monthsFrom(year.from, month).filter((each) => countedIn(person, each) > above);
  const before = months.filter((each) => each !== month).length;
  return statusOf({
    kind: "monthsAbove",
    window: year,
    limit: most,
    used: months.length,
    leftThisMonth: before >= most ? above - now : null,
    isOver: months.length > most,
    isNear: isNear(months.length, most, limits),
    pace: paceOf(at, { from: month, to: month }, now),
  });
}

interface UsedPace extends Pace {
  used: number;
}

function statusOf(
  facts: Omit<LimitStatus, "left" | "level" | "passesOn"> & {
    isOver: boolean;
    isNear: boolean;
    pace: UsedPace | null;
  },
): LimitStatus {
  const { isOver, isNear: near, pace, ...rest } = facts;
  const left = rest.limit - rest.used;
  if (isOver) return { ...rest, left, level: "over", passesOn: null };
  const day = pace && rest.leftThisMonth !== null && passesOn(pace.used, rest.leftThisMonth, pace);
  if (day) return { ...rest, left, level: "onCourse", passesOn: day };
  return { ...rest, left, level: near ? "near" : "calm", passesOn: null };
}

/** Null while there is too little behind to say what will come. */
function paceOf(at: Today | null, window: LimitStatus["window"], used: number): UsedPace | null {
  if (at === null) return null;
  const pace = paceIn(at, { from: monthRange(window.from).from, to: monthRange(window.to).to });
  const isEarly = pace.done * 100 < (pace.done + pace.left.length) * PACE_AFTER_PERCENT;
  return isEarly ? null : { ...pace, used };
}

function isNear(used: number, limit: number, { nearPercent }: OvertimeLimits): boolean {
  return used > 0 && used * 100 >= limit * nearPercent;
}
