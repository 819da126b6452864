import { sql } from "drizzle-orm";
import { type Context, todayOf } from "../context.ts";
import type { QueuedBatch } from "../delivery/batchMessage.ts";
import { CALL_ACTION, callReads } from "../delivery/calls.ts";
import type { PlanningParts } from "../delivery/planDay.ts";
import { storeBatches } from "../delivery/storeBatches.ts";
import { toMessages } from "../delivery/toMessages.ts";
import { groupDigests } from "../domain/batch.ts";
import { callAt } from "../domain/callFate.ts";
import type { CallOutcome, CallRefusal } from "../domain/callViews.ts";
import { tokyoInstant } from "../domain/civilDate.ts";
import { logFailure } from "../log.ts";
import { type CityRules, readSettings } from "../settings/readSettings.ts";
import { type CalledUnit, type CallPlan, canCall, planCall } from "./planCall.ts";

export interface CallParts extends PlanningParts {
  /** Puts batches on the queue. */
  enqueue(messages: QueuedBatch[]): Promise<void>;
  /** The wall clock, UTC ms. */
  wallNow: number;
}

/**
 * 声をかける: nudges silent units of a department, those among the given that are still silent and of which somebody
 * can be reached. The call is stored first and once a day for each unit, whoever taps how often. What it says goes out
 * at once while one may speak; what this request cannot do any more the next tick does.
 * @param request.unitIds the units that the director was shown
 */
export async function callUnits(
  context: Context,
  request: { unitId: string; unitIds: readonly string[] },
  parts: CallParts,
): Promise<CallOutcome> {
  const rules = await readSettings(context);
  if (rules.settings.sending.isPaused) return { kind: "refused", reason: "paused" };
  const planned = await planCall(context, rules, { ...request, askQuota: parts.askQuota });
  const wanted = planned.units.filter(({ duty }) => request.unitIds.includes(duty.unit.id));
  const callable = wanted.filter(canCall);
  const { stored, isBefore } = await storeCalls(context, callable);
  const called = callable.filter(({ duty }) => stored.has(duty.key));
  if (called.length === 0) {
    return { kind: "refused", reason: isBefore ? "calledBefore" : refusalOf(wanted, callable) };
  }
  if (planned.hearsAt === context.now) {
    await sayNow(context, { planned, called, rules }, parts).catch((error) =>
      logFailure("departments.call", error),
    );
  }
  return {
    kind: "called",
    units: called.map(({ duty }) => ({ unitId: duty.unit.id, call: callAt(context.now, rules.calendar) })),
  };
}

/**
 * Writes the calls down, each unless the unit has answered or was called today.
 * @returns the keys of those that were, and whether any stands that somebody else has made
 */
async function storeCalls(
  context: Context,
  callable: readonly CalledUnit[],
): Promise<{ stored: ReadonlySet<string>; isBefore: boolean }> {
  if (callable.length === 0) return { stored: new Set(), isBefore: false };
  const { db, now, actor } = context;
  const actorId = actor.kind === "staff" ? actor.staffId : null;
  const dayBegan = tokyoInstant(todayOf(context), 0);
  const asked = JSON.stringify(callable.map(({ duty }) => [duty.key, duty.round.id, duty.unit.id]));
  const [standing, rows] = await db.batch([
    callReads(db, sql`(SELECT value ->> 0 FROM json_each(${asked}))`),
    db.all<{ subject: string }>(sql`
      INSERT INTO audit_log (at, actor_kind, actor_id, action, subject)
      SELECT ${now}, ${actor.kind}, ${actorId}, ${CALL_ACTION}, j.value ->> 0
      FROM json_each(${asked}) j JOIN rounds r ON r.id = j.value ->> 1
      WHERE r.closed_at IS NULL
        AND EXISTS (
          SELECT 1 FROM goal_sections s JOIN goals g ON g.id = s.goal_id
          WHERE s.unit_id = j.value ->> 2 AND g.fiscal_year = r.fiscal_year AND g.withdrawn_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM reports a
                            WHERE a.round_id = r.id AND a.goal_id = g.id AND a.unit_id = s.unit_id))
        AND NOT EXISTS (
          SELECT 1 FROM audit_log c
          WHERE c.subject = j.value ->> 0 AND c.action = ${CALL_ACTION} AND c.at >= ${dayBegan})
      RETURNING subject`),
  ]);
  return {
    stored: new Set(rows.map(({ subject }) => subject)),
    isBefore: standing.some(({ calledAt }) => calledAt >= dayBegan),
  };
}

/** The messages of the day of those who hear a call, through the planner's own door. */
async function sayNow(
  context: Context,
  { planned, called, rules }: { planned: CallPlan; called: readonly CalledUnit[]; rules: CityRules },
  parts: CallParts,
): Promise<void> {
  const { plan, units } = planned;
  const isCalled = new Set(called.map(({ duty }) => duty.key));
  const isLeftOut = new Set(units.flatMap(({ duty }) => (isCalled.has(duty.key) ? [] : duty.key)));
  const digests = plan.digests.filter(
    ({ nudges }) =>
      nudges.some(({ duty, as }) => as !== "superior" && isCalled.has(duty.key)) &&
      // Words that count a unit which is not called are left to the tick.
      !nudges.some(({ duty, rung }) => isLeftOut.has(duty.key) && rung.startsWith("called:")),
  );
  const groups = groupDigests(digests, (staffId) => plan.calendarUnits.get(staffId) ?? null);
  const batches = await storeBatches(context, groups, parts);
  const messages = toMessages(batches, { now: context.now, wallNow: parts.wallNow, rules });
  if (messages.length > 0) await parts.enqueue(messages);
}

function refusalOf(wanted: readonly CalledUnit[], callable: readonly CalledUnit[]): CallRefusal {
  if (wanted.length === 0 || callable.length > 0) return "answered";
  return wanted.some(({ call }) => call !== null) ? "calledBefore" : "nobodyReached";
}
