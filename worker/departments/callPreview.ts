import type { Context } from "../context.ts";
import { workingDayFrom } from "../domain/calendar.ts";
import type { CalledPeople, CallPreview, CallUnit } from "../domain/callViews.ts";
import { tokyoDate } from "../domain/civilDate.ts";
import type { PersonRef } from "../domain/deliveryViews.ts";
import { type Digest, digestsOf } from "../domain/digest.ts";
import type { Nudge } from "../domain/ladder.ts";
import type { QuotaState } from "../domain/outcome.ts";
import { roundRungs, rungName, standingRung } from "../domain/rungs.ts";
import { type CardOptions, digestMessages } from "../line/cards/digestMessages.ts";
import { personRefReads } from "../people/personRefs.ts";
import { type CityRules, readSettings } from "../settings/readSettings.ts";
import { type CalledUnit, type CallPlan, canCall, planCall } from "./planCall.ts";

/** What a call to the silent units of a department would do now: who hears what and when, who not and why. */
export async function callPreview(
  context: Context,
  options: { unitId: string; cards: CardOptions; askQuota(): Promise<QuotaState> },
): Promise<CallPreview> {
  const rules = await readSettings(context);
  const planned = await planCall(context, rules, options);
  const { units, hearsAt } = planned;
  const staffIds = units.flatMap(({ people }) => people.map(({ staffId }) => staffId));
  const people = new Map((await personRefReads(context, staffIds)).map((person) => [person.staffId, person]));
  return {
    round: units[0]?.duty.round ?? null,
    isPaused: rules.settings.sending.isPaused,
    now: context.now,
    hearsAt,
    units: units.map((unit) => toCallUnit(unit, people)),
    cards: cardsOf(planned, options.cards),
    ...plannedAround(planned, rules),
  };
}

function toCallUnit(called: CalledUnit, people: ReadonlyMap<string, PersonRef>): CallUnit {
  const { duty, call } = called;
  const alike = Map.groupBy(
    called.people.map((person) => ({ ...person, title: people.get(person.staffId)?.title ?? "" })),
    ({ title, isStandIn, fate }) => JSON.stringify([title, isStandIn, fate]),
  );
  return {
    unit: duty.unit,
    total: duty.total,
    answered: duty.answered,
    call,
    canCall: canCall(called),
    people: [...alike.values()].flatMap((same): CalledPeople[] => {
      const [first] = same;
      if (!first) return [];
      const { title, isStandIn, fate } = first;
      return [{ title, isStandIn, fate, people: same.length }];
    }),
  };
}

/** The cards of those who hear it: the whole message of that day, whatever else it brings them. */
function cardsOf({ plan, units, hearsAt }: CallPlan, cards: CardOptions): CallPreview["cards"] {
  const today = tokyoDate(hearsAt);
  const digests = new Map(plan.digests.map((digest) => [digest.staffId, digest]));
  const heard = units.filter(canCall).flatMap(({ duty, people }) =>
    people
      .filter(({ fate }) => fate.kind === "hears")
      .map(({ staffId, isStandIn }) => {
        const as: Nudge["as"] = isStandIn ? "standIn" : "assignee";
        // Whoever keeps other hours is not in the plan of this instant.
        const digest = digests.get(staffId) ?? loneDigest({ duty, staffId, as }, today);
        return { unit: duty.unit.name, staffId, digest };
      }),
  );
  return [...Map.groupBy(heard, ({ digest }) => digest?.key ?? "").values()].flatMap((same) => {
    const [first] = same;
    if (!first?.digest) return [];
    return {
      units: [...new Set(same.map(({ unit }) => unit))],
      people: new Set(same.map(({ staffId }) => staffId)).size,
      messages: digestMessages(first.digest.items, cards),
    };
  });
}

function loneDigest(nudge: Pick<Nudge, "duty" | "staffId" | "as">, today: string): Digest | undefined {
  const whole: Nudge = {
    ...nudge,
    rung: "called",
    occasion: "daily",
    quotaClass: "reminders",
    ridesAlong: false,
  };
  return digestsOf([whole], today)[0];
}

/** The planned rungs on both sides of a call. */
function plannedAround(
  { plan, units, hearsAt }: CallPlan,
  { settings, calendar }: CityRules,
): Pick<CallPreview, "replaces" | "next"> {
  const [first] = units;
  if (!first) return { replaces: null, next: null };
  const rungs = roundRungs(first.duty.round, settings.ladders, calendar);
  const { rung, next } = standingRung(rungs, tokyoDate(hearsAt));
  const ofLadder = (name: string) => settings.ladders.report.find((each) => rungName(each) === name);
  const keys = new Set(units.map(({ duty }) => duty.key));
  const isSaidNow = plan.digests.some(({ nudges }) =>
    nudges.some((nudge) => keys.has(nudge.duty.key) && nudge.as !== "superior" && nudge.rung === rung?.name),
  );
  const nextRung = next && ofLadder(next.name);
  return {
    replaces: (isSaidNow && rung && ofLadder(rung.name)) || null,
    next: next && nextRung ? { rung: nextRung, day: workingDayFrom(calendar, next.from) } : null,
  };
}
