// 今月 41:30　上限まで 3:30: the hours of a person as they are shown beside their limit, with what is ordered and not yet recorded.
import type { CivilDate } from "../civilDate.ts";
import {
  type LimitKind,
  type LimitStatus,
  limitStatus,
  type OvertimeLimits,
  type PersonOvertime,
} from "./limits.ts";
import { type Month, monthsBetween } from "./month.ts";
import type { Today } from "./pace.ts";
import { type Regime, WARNING_LEVELS, type WarningLevel } from "./states.ts";

/** Minutes, but for `monthsAbove`, which counts months. */
export interface HoursNow {
  month: Month;
  regime: Regime;
  /** Recorded and pending together, as far as a limit counts them. */
  used: number;
  recorded: number;
  /** As ordered, for days that are not yet recorded. */
  pending: number;
  /** What may still be worked in the month under all limits; below zero when it is too much already. */
  left: number;
  level: WarningLevel;
  /** The limit that is nearest, where one is to be spoken of. */
  nearest: {
    kind: LimitKind;
    /** How many months an average goes over. */
    months: number;
    used: number;
    limit: number;
    passesOn: CivilDate | null;
  } | null;
}

/**
 * @param pending minutes ordered and not yet recorded, by month
 * @param at the day it is asked on; null and nothing is said about the pace
 */
export function hoursNow(facts: {
  person: PersonOvertime;
  pending: Readonly<Partial<Record<Month, number>>>;
  month: Month;
  limits: OvertimeLimits;
  at: Today | null;
}): HoursNow {
  const { person, pending, month, limits, at } = facts;
  const status = limitStatus({ ...person, minutes: added(person.minutes, pending) }, month, limits, at);
  const worst = status.limits
    .filter(({ level }) => level !== "calm")
    .toSorted((one, other) => rank(other) - rank(one) || leftOf(one) - leftOf(other))[0];
  return {
    month,
    regime: status.regime,
    used: status.used,
    recorded: person.minutes[month] ?? 0,
    pending: pending[month] ?? 0,
    left: status.leftThisMonth,
    level: status.level,
    nearest: worst
      ? {
          kind: worst.kind,
          months: monthsBetween(worst.window.from, worst.window.to) + 1,
          used: worst.used,
          limit: worst.limit,
          passesOn: worst.passesOn,
        }
      : null,
  };
}

function added(
  minutes: PersonOvertime["minutes"],
  pending: Readonly<Partial<Record<Month, number>>>,
): PersonOvertime["minutes"] {
  const sums: Partial<Record<Month, number>> = { ...minutes };
  for (const [month, more] of Object.entries(pending)) sums[month] = (sums[month] ?? 0) + (more ?? 0);
  return sums;
}

const rank = ({ level }: LimitStatus) => WARNING_LEVELS.indexOf(level);
const leftOf = ({ leftThisMonth }: LimitStatus) => leftThisMonth ?? Number.POSITIVE_INFINITY;
