// What becomes of a batch that is not finished, when the tick comes by.
import type { CivilDate } from "./civilDate.ts";
import { endOf, isKeyAlive } from "./outcome.ts";

/** A stored batch as far as its fate is concerned. Instants are of the wall clock, UTC ms. */
export interface UnfinishedBatch {
  state: "planned" | "sending" | "held";
  day: CivilDate;
  /** Whether its words are true on its own day only (今日が締切です). */
  saysToday: boolean;
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
    if (batch.saysToday && batch.day < today) return { kind: "over", state, reason: "dayPassed" };
  }
  return { kind: "sendable", afterMs: Math.max(0, freeAt - wallNow) };
}
