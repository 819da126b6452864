import { sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { type Plan, planOf } from "../delivery/planOf.ts";
import { groupDigests } from "../domain/batch.ts";
import type { DeliveryPlanView, PersonRef, PlanView } from "../domain/deliveryViews.ts";
import { isAboutOvertime } from "../domain/digest.ts";
import type { QuotaState } from "../domain/outcome.ts";
import { monthOf } from "../domain/quota.ts";
import { type CardOptions, digestMessages } from "../line/cards/digestMessages.ts";
import { personRefReads } from "../people/personRefs.ts";
import { readSettings } from "../settings/readSettings.ts";

/** How many people a list shows; the counts are whole. */
const FIRST = 100;

/**
 * The plan of now before it is sent, and the quota. Reads all that the planner reads, in some eight round trips: a
 * screen shows what is stored without waiting for it. Who is told of overtime is for the personnel section to see.
 */
export async function deliveryPlan(
  context: Context,
  options: { cards: CardOptions; seesOvertime: boolean; askQuota(): Promise<QuotaState> },
): Promise<DeliveryPlanView> {
  const rules = await readSettings(context);
  const plan = await planOf(context, rules, { ...options, alwaysAsk: true });
  const outline = outlineOf(plan, options);
  const month = monthOf(plan.today);
  const [[noted], people] = await context.db.batch([
    context.db.all<{ settledAt: number | null }>(
      sql`SELECT settled_at AS settledAt FROM quota_months WHERE month = ${month}`,
    ),
    personRefReads(context, shownIn(outline)),
  ]);
  const { line, needed, held } = plan.quota;
  return {
    quota: { month, line, needed, held, settledAt: noted?.settledAt ?? null },
    plan: toPlanView(outline, people),
  };
}

/** The plan with the ids of the people its lists will show. */
interface Outline {
  digests: (Omit<PlanView["digests"][number], "first"> & { first: string[] })[];
  others: { reason: Plan["others"][number]["why"]["reason"]; people: number; first: Plan["others"] }[];
}

function outlineOf(
  plan: Plan,
  { cards, seesOvertime }: { cards: CardOptions; seesOvertime: boolean },
): Outline {
  const groups = groupDigests(plan.digests, (staffId) => plan.calendarUnits.get(staffId) ?? null);
  const digests = [
    ...Map.groupBy(groups, ({ key, digests: [{ occasion }] }) => `${occasion} ${key}`).values(),
  ];
  const others = [...Map.groupBy(plan.others, ({ why }) => why.reason)];
  return {
    digests: digests
      .map((same) => {
        const all = same.flatMap((group) => group.digests);
        const [{ key, occasion, items }] = all as [(typeof all)[0], ...typeof all];
        const [message] = digestMessages(items, cards);
        const altText = message && "altText" in message ? message.altText : "";
        const isHidden = isAboutOvertime(key) && !seesOvertime;
        const first = isHidden ? [] : all.slice(0, FIRST).map(({ staffId }) => staffId);
        return { key, occasion, altText, people: all.length, calls: same.length, first, isHidden };
      })
      .toSorted((a, b) => b.people - a.people),
    others: others
      .map(([reason, own]) => ({
        reason,
        people: new Set(own.map(({ staffId }) => staffId)).size,
        first: own.filter(({ duty }) => seesOvertime || duty.kind !== "overtime").slice(0, FIRST),
      }))
      .toSorted((a, b) => b.people - a.people),
  };
}

function shownIn({ digests, others }: Outline): string[] {
  return [
    ...digests.flatMap(({ first }) => first),
    ...others.flatMap(({ first }) =>
      first.flatMap(({ staffId, why }) =>
        why.reason === "absent" && why.standInId !== null ? [staffId, why.standInId] : [staffId],
      ),
    ),
  ];
}

function toPlanView({ digests, others }: Outline, people: readonly PersonRef[]): PlanView {
  const refs = new Map(people.map((person) => [person.staffId, person]));
  return {
    digests: digests.map((digest) => ({
      ...digest,
      first: digest.first.flatMap((staffId) => refs.get(staffId) ?? []),
    })),
    others: others.map((other) => ({
      ...other,
      first: other.first.flatMap(({ staffId, why }) => {
        const person = refs.get(staffId);
        return person ? [{ person, why }] : [];
      }),
    })),
  };
}
