// 平準化: how evenly the hours of a section lie, told in counts and put as a question. Nobody is named and nothing is ranked:
// what comes out holds no person.
import { addMonths, type Month } from "./month.ts";

/** Everybody of a section in one month, those without hours among them. */
export interface MonthOfSection {
  month: Month;
  people: readonly { staffId: string; minutes: number }[];
}

/** What may be asked of whoever leads the section. */
export type LevellingQuestion =
  /** The same people carry the most, month after month: could somebody else learn the work? */
  | { about: "samePeople"; people: number; months: number }
  /** A third of the section has most of the hours: could work be shared? */
  | { about: "fewCarryMost"; share: number; withNone: number };

export interface Levelling {
  people: number;
  withNone: number;
  /** What the most loaded third has of all hours, 0 to 1; null where there are none, or fewer than three people. */
  shareOfThird: number | null;
  /** Months running, the newest among them, in which the same people carried it; 0 where nobody stands out. */
  sameMonths: number;
  /** How many people those are. */
  samePeople: number;
  question: LevellingQuestion | null;
}

/** A share of the third from which it is asked about. An even section has a third, one that leaves it all to them 1. */
const ASKED_SHARE = 0.6;
/** So many months running are no coincidence. */
const ASKED_MONTHS = 3;
/** In two people there is no third. */
const FEWEST_PEOPLE = 3;
/** Less than this in a month, 15 h, is no load that somebody carries for others. */
const CARRIED_MINUTES = 15 * 60;

/**
 * How a section's hours lie in the newest month, and since when so.
 * @param months in any order; a month that is missing ends what was running
 */
export function levellingOf(months: readonly MonthOfSection[]): Levelling {
  const newestFirst = months.toSorted((one, other) => (one.month < other.month ? 1 : -1));
  const people = newestFirst[0]?.people ?? [];
  const withNone = people.filter(({ minutes }) => minutes === 0).length;
  const share = shareOfThird(people);
  const { months: sameMonths, carriers } = sameCarriers(newestFirst);
  const same = { months: sameMonths, people: carriers.length };
  return {
    people: people.length,
    withNone,
    shareOfThird: share,
    sameMonths: same.months,
    samePeople: same.people,
    question: questionOf({ share, withNone, same }),
  };
}

/**
 * Those behind `sameMonths`, in the order of the newest month's people: for whoever leads the section, and for nobody
 * else.
 */
export function carriersIn(months: readonly MonthOfSection[]): string[] {
  const newestFirst = months.toSorted((one, other) => (one.month < other.month ? 1 : -1));
  return sameCarriers(newestFirst).carriers;
}

function shareOfThird(people: MonthOfSection["people"]): number | null {
  const minutes = mostFirst(people);
  const total = sum(minutes);
  if (minutes.length < FEWEST_PEOPLE || total === 0) return null;
  return sum(minutes.slice(0, thirdOf(minutes.length))) / total;
}

/** Those with more than everybody outside the most loaded third: of several with the same hours there all or none. */
function carriersOf(people: MonthOfSection["people"]): string[] {
  if (people.length < FEWEST_PEOPLE) return [];
  const next = mostFirst(people)[thirdOf(people.length)] ?? 0;
  return people
    .filter(({ minutes }) => minutes > next && minutes >= CARRIED_MINUTES)
    .map(({ staffId }) => staffId);
}

function sameCarriers(newestFirst: readonly MonthOfSection[]): { months: number; carriers: string[] } {
  let same: { months: number; carriers: string[] } = { months: 0, carriers: [] };
  for (const { month, people } of newestFirst) {
    if (month !== addMonths(newestFirst[0]?.month ?? month, -same.months)) break;
    const now = carriersOf(people);
    const carriers = same.months === 0 ? now : same.carriers.filter((each) => now.includes(each));
    if (carriers.length === 0) break;
    same = { months: same.months + 1, carriers };
  }
  return same;
}

function questionOf({
  share,
  withNone,
  same,
}: {
  share: number | null;
  withNone: number;
  same: { months: number; people: number };
}): LevellingQuestion | null {
  if (same.months >= ASKED_MONTHS) return { about: "samePeople", ...same };
  const isUneven = same.months > 0 && share !== null && share >= ASKED_SHARE;
  return isUneven ? { about: "fewCarryMost", share, withNone } : null;
}

function mostFirst(people: MonthOfSection["people"]): number[] {
  return people.map(({ minutes }) => minutes).sort((one, other) => other - one);
}

function thirdOf(people: number): number {
  return Math.ceil(people / 3);
}

function sum(minutes: readonly number[]): number {
  return minutes.reduce((one, other) => one + other, 0);
}
