import { type Context, todayOf } from "../context.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { type Digest, digestsOf } from "../domain/digest.ts";
import type { Duty } from "../domain/duty.ts";
import { laterNeed, noNeed } from "../domain/forecast.ts";
import { climbLadder, type LadderPlan, rungsToSay } from "../domain/ladder.ts";
import type { QuotaState } from "../domain/outcome.ts";
import { fitQuota, type QuotaNeed } from "../domain/quota.ts";
import { openDutiesOfAll } from "../duties/openDuties.ts";
import type { CityRules } from "../settings/readSettings.ts";
import { readPeople } from "./facts.ts";
import { upcomingOf } from "./upcoming.ts";

/** What would be said now, to whom, and to whom not and why. */
export interface Plan {
  today: CivilDate;
  duties: readonly Duty[];
  /** By duty key: when its unit was last called, UTC ms. */
  calls: ReadonlyMap<string, number>;
  /** Those the quota reaches for. */
  digests: Digest[];
  /** Who is not nudged about what, those held back by the quota included. */
  others: LadderPlan["others"];
  /** By staff id: the unit whose own hours they keep. */
  calendarUnits: ReadonlyMap<string, string>;
  quota: PlanQuota;
}

export interface PlanQuota {
  /** What LINE says; null when it was not asked or gave no answer. */
  line: QuotaState;
  /** What the rest of the month needs at most, after today; zero where there is no limit. */
  needed: QuotaNeed;
  /** People whose message is held back. */
  held: number;
}

/**
 * Works out the plan of now from the data; stores nothing. LINE is asked for its quota only when there is something to
 * say, or when `alwaysAsk` wants the figures.
 * @param options.isCalledToo which duties to plan as if they were called now
 */
export async function planOf(
  context: Context,
  rules: CityRules,
  options: { askQuota(): Promise<QuotaState>; alwaysAsk?: boolean; isCalledToo?: (duty: Duty) => boolean },
): Promise<Plan> {
  const today = todayOf(context);
  const { duties, absences } = await openDutiesOfAll(context, today, rules);
  const ladder = { duties, ladders: rules.settings.ladders, calendar: rules.calendar };
  const dutyKeys = duties.map((duty) => duty.key);
  const rungs = rungsToSay({ ...ladder, today });
  const { calendarUnits, unsent, ...people } = await readPeople(context, today, { dutyKeys, rungs, rules });
  const called = duties
    .filter((duty) => options.isCalledToo?.(duty))
    .map(({ key }) => [key, context.now] as const);
  const calls = new Map([...people.calls, ...called]);
  const { nudges, others } = climbLadder({ ...ladder, ...people, calls, absences, now: context.now });
  const digests = digestsOf(nudges, today);

  const isAsked = digests.length > 0 || options.alwaysAsk === true;
  const line = isAsked ? await options.askQuota() : null;
  const isLimited = line !== null && line.limit !== null;
  const needed = isLimited
    ? laterNeed({ ...ladder, reach: people.reach, today, upcoming: await upcomingOf(context, rules) })
    : noNeed();
  const { fits, held } = fitQuota(digests, line && { ...line, used: line.used + unsent }, needed);
  return {
    today,
    duties,
    calls: people.calls,
    digests: fits,
    others: [
      ...others,
      ...held.flatMap(({ nudges: own, staffId }) =>
        own.map(({ duty }) => ({ duty, staffId, why: { reason: "quota" } as const })),
      ),
    ],
    calendarUnits,
    quota: { line, needed, held: held.length },
  };
}
