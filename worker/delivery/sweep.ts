import { inArray } from "drizzle-orm";
import { batches } from "../../db/schema/index.ts";
import { type Context, todayOf } from "../context.ts";
import { type Fate, fateOf, type UnfinishedBatch } from "../domain/batchFate.ts";
import { speakingAt } from "../domain/calendar.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import type { Occasion } from "../domain/occasion.ts";
import { log } from "../log.ts";
import { type CityRules, calendarOfUnit } from "../settings/readSettings.ts";
import { outOfDate } from "./outOfDate.ts";
import { settleFates } from "./settleFates.ts";
import type { StoredBatch } from "./storeBatches.ts";

/** What becomes sendable later than this is left to a later tick. */
const HORIZON_MS = 15 * 60 * 1000;

/** A batch of an earlier tick, for the queue. */
export type SweptBatch = StoredBatch & { delaySeconds: number };

export interface UnfinishedRow extends UnfinishedBatch, StoredBatch {
  occasion: Occasion;
  recipients: number;
}

/**
 * Looks through the batches that are not finished: planned but never sent, leased and gone silent, waiting for their
 * next attempt, held by the quota. What has reached nobody and is out of date is released, so that the planner speaks
 * to its people with today's facts; what may have arrived and may not be tried any more ends as `uncertain`; the rest
 * is named for the queue, where its people may be spoken to now and sending is not paused. Notices keep no hours and
 * are planned by nobody a second time: they stay until they have arrived or their day is over.
 * @param wallNow the wall clock, UTC ms
 * @returns batches to put on the queue, with how long to wait; a second message for one batch does no harm
 */
export async function sweep(
  context: Context,
  { wallNow, rules }: { wallNow: number; rules: CityRules },
): Promise<SweptBatch[]> {
  const today = todayOf(context);
  const fates = (await unfinishedBatches(context, today)).flatMap((row) => {
    const fate = fateOf(row, today, wallNow);
    return needsSpeaking(fate) && !maySpeakTo(row, rules, context.now) ? [] : [{ row, fate }];
  });
  const { sendable, ended } = await settleFates(context, fates, { today, wallNow });
  for (const { row, state, reason } of ended) {
    const { id, recipients, attempts } = row;
    log({ kind: "batch", batchId: id, outcome: state, reason, recipients, attempt: attempts, ms: 0 });
  }
  return fates.flatMap(({ row: { id, calendarUnitId, occasion }, fate }) => {
    const isDue = fate.kind === "sendable" ? fate.afterMs <= HORIZON_MS : sendable.has(id);
    const delaySeconds = fate.kind === "sendable" ? Math.ceil(fate.afterMs / 1000) : 0;
    return isDue ? [{ id, calendarUnitId, occasion, delaySeconds }] : [];
  });
}

function needsSpeaking({ kind }: Fate): boolean {
  return kind === "sendable" || kind === "carryOver";
}

function maySpeakTo({ calendarUnitId, occasion }: StoredBatch, rules: CityRules, now: number): boolean {
  if (occasion === "notice") return true;
  if (rules.settings.sending.isPaused) return false;
  return speakingAt(calendarOfUnit(rules, calendarUnitId), now).kind === "maySpeak";
}

async function unfinishedBatches({ db }: Context, today: CivilDate): Promise<UnfinishedRow[]> {
  const rows = await db
    .select({
      id: batches.id,
      calendarUnitId: batches.calendarUnitId,
      occasion: batches.occasion,
      state: batches.state,
      day: batches.day,
      lastDay: batches.lastDay,
      recipients: batches.recipients,
      attempts: batches.attempts,
      firstAttemptAt: batches.firstAttemptAt,
      leasedUntil: batches.leasedUntil,
      nextAttemptAt: batches.nextAttemptAt,
      reason: batches.reason,
      isOutOfDate: outOfDate(today),
    })
    .from(batches)
    .where(inArray(batches.state, ["planned", "sending", "held"]));
  return rows.map(({ state, isOutOfDate, ...row }) => ({
    ...row,
    state: state as UnfinishedRow["state"],
    isOutOfDate: isOutOfDate === 1,
  }));
}
