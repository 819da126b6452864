// What becomes of a batch that is not finished, when the tick comes by.
import { addDays, type CivilDate, dayOfWeek } from "./civilDate.ts";
import { endOf, isKeyAlive } from "./outcome.ts";

/** A stored batch as far as its fate is concerned. Instants are of the wall clock, UTC ms. */
export interface UnfinishedBatch {
  state: "planned" | "sending" | "held";
  /** The last day on which its words are true. */
  lastDay: CivilDate;
  attempts: number;
  firstAttemptAt: number | null;
  leasedUntil: number | null;
  nextAttemptAt: number | null;
  reason: string | null;
}

export type Fate =
  /** May be claimed when `afterMs` have passed. */
  | { kind: "sendable"; afterMs: number }
  | { kind: "over"; state: "failed" | "uncertain"; reason: "keyExpired" | "dayPassed" };

/** Decides the fate of a batch. `today` is the city's day, `wallNow` the clock by which leases and keys age. */
export function fateOf(batch: UnfinishedBatch, today: CivilDate, wallNow: number): Fate {
  const freeAt = Math.max(batch.leasedUntil ?? 0, batch.nextAttemptAt ?? 0);
  const isInHand = (batch.leasedUntil ?? 0) > wallNow;
  if (!isInHand) {
    // In the state of a call without a lease: whoever made it died, and nobody knows how it ended.
    const state = endOf(batch.state === "sending" ? "interrupted" : batch.reason, batch.attempts);
    if (!isKeyAlive(batch.firstAttemptAt, wallNow)) return { kind: "over", state, reason: "keyExpired" };
    if (batch.lastDay < today) return { kind: "over", state, reason: "dayPassed" };
  }
  return { kind: "sendable", afterMs: Math.max(0, freeAt - wallNow) };
}

/** Until when the words of a digest are true: today's deadline on its day, the week's point in its week, … */
export function lastDayOf(said: {
  day: CivilDate;
  /** 今日が締切です。 */
  saysToday: boolean;
  /** 今週の重点事項。 */
  saysThisWeek: boolean;
  /** The due day it names, if any. */
  dueOn: CivilDate | null;
}): CivilDate {
  const sunday = addDays(said.day, (7 - dayOfWeek(said.day)) % 7);
  const ends = [
    ...(said.saysToday ? [said.day] : []),
    ...(said.saysThisWeek ? [sunday] : []),
    ...(said.dueOn === null ? [] : [said.dueOn]),
  ].sort();
  return ends[0] ?? said.day;
}
