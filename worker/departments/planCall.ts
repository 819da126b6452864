import { sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { type Plan, planOf } from "../delivery/planOf.ts";
import { nextOpening, speakingAt } from "../domain/calendar.ts";
import { callAt, fateFrom, isInForce } from "../domain/callFate.ts";
import type { Call, CallFate } from "../domain/callViews.ts";
import type { Duty, ReportDuty } from "../domain/duty.ts";
import type { QuotaState } from "../domain/outcome.ts";
import { standInsOf } from "../domain/standIn.ts";
import { type CityRules, calendarOfUnit } from "../settings/readSettings.ts";
import { unitTree } from "./unitTree.ts";

/** The plan of the instant at which silent units would hear a call made now. */
export interface CallPlan {
  plan: Plan;
  /** Now, or the next opening; UTC ms. */
  hearsAt: number;
  units: CalledUnit[];
}

/** A unit of the department that has not answered everything in the round being asked. */
export interface CalledUnit {
  duty: ReportDuty;
  /** One that is still in force. */
  call: Call | null;
  people: { staffId: string; isStandIn: boolean; fate: CallFate }[];
}

/** Works out what a call to the silent units at and below a unit would do, as if it were made; stores nothing. */
export async function planCall(
  context: Context,
  rules: CityRules,
  { unitId, askQuota }: { unitId: string; askQuota(): Promise<QuotaState> },
): Promise<CallPlan> {
  const { db, now } = context;
  const [tree, [asked]] = await db.batch([
    db.all<{ id: string }>(sql`SELECT id FROM ${unitTree(unitId)}`),
    db.all<{ id: string }>(sql`
      SELECT id FROM rounds WHERE closed_at IS NULL ORDER BY fiscal_year DESC, quarter DESC LIMIT 1`),
  ]);
  const below = new Set(tree.map(({ id }) => id));
  const isSilent = (duty: Duty): duty is ReportDuty =>
    duty.kind === "report" && duty.round.id === asked?.id && below.has(duty.unit.id);
  const hearsAt = nextOpening(rules.calendar, now);
  const plan = await planOf({ ...context, now: hearsAt }, rules, { askQuota, isCalledToo: isSilent });
  const fates = fatesIn(plan, { rules, now, hearsAt });
  const units = plan.duties.filter(isSilent).map((duty) => {
    const calledAt = plan.calls.get(duty.key);
    const call = calledAt === undefined ? null : callAt(calledAt, rules.calendar);
    const standIns = standInsOf(duty);
    return {
      duty,
      call: call && isInForce(call, now, rules.calendar) ? call : null,
      people: [...new Set([...duty.assignees, ...standIns])].map((staffId) => ({
        staffId,
        isStandIn: !duty.assignees.includes(staffId),
        fate: fates(duty, staffId),
      })),
    };
  });
  return { plan, hearsAt, units };
}

/** Whether a call now would reach somebody of the unit. */
export function canCall({ call, people }: CalledUnit): boolean {
  return call === null && people.some(({ fate }) => fate.kind === "hears");
}

function fatesIn(
  { digests, others, calendarUnits }: Plan,
  { rules, now, hearsAt }: { rules: CityRules; now: number; hearsAt: number },
): (duty: Duty, staffId: string) => CallFate {
  const keyOf = (duty: Duty, staffId: string) => `${duty.key} ${staffId}`;
  const nudged = new Set(
    digests.flatMap(({ nudges }) => nudges.map(({ duty, staffId }) => keyOf(duty, staffId))),
  );
  const why = new Map(others.map((other) => [keyOf(other.duty, other.staffId), other.why]));
  return (duty, staffId) => {
    const calendar = calendarOfUnit(rules, calendarUnits.get(staffId) ?? null);
    const own = {
      hearsAt: nextOpening(calendar, now),
      isOpen: speakingAt(calendar, hearsAt).kind === "maySpeak",
    };
    if (nudged.has(keyOf(duty, staffId))) return { kind: "hears", at: own.hearsAt };
    const reason = why.get(keyOf(duty, staffId));
    return reason ? fateFrom(reason, own) : { kind: "hadMessage" };
  };
}
