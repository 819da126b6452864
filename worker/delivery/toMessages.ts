import { speakingAt } from "../domain/calendar.ts";
import { KEY_LIFETIME_MS } from "../domain/outcome.ts";
import { type CityRules, calendarOfUnit } from "../settings/readSettings.ts";
import type { QueuedBatch } from "./batchMessage.ts";
import type { StoredBatch } from "./storeBatches.ts";

/**
 * Messages for batches, each good until its people may not be spoken to any more; none for those who may not be now.
 * @param times `now` is the city's clock, `wallNow` the wall's; UTC ms
 */
export function toMessages(
  batches: readonly (StoredBatch & { delaySeconds?: number })[],
  { now, wallNow, rules }: { now: number; wallNow: number; rules: CityRules },
): QueuedBatch[] {
  return batches.flatMap(({ id, calendarUnitId, occasion, ...delay }) => {
    if (occasion === "notice") return [{ ...noticeMessage(id, wallNow), ...delay }];
    const speaking = speakingAt(calendarOfUnit(rules, calendarUnitId), now);
    if (speaking.kind === "silent") return [];
    return [{ body: { batchId: id, speakUntil: wallNow + (speaking.closesAt - now) }, ...delay }];
  });
}

/** The message for a notice, which keeps no hours. @param wallNow the wall clock, UTC ms */
export function noticeMessage(batchId: string, wallNow: number): QueuedBatch {
  return { body: { batchId, speakUntil: wallNow + KEY_LIFETIME_MS } };
}
