// What becomes of a batch that is not finished, when the tick comes by.
import type { CivilDate } from "./civilDate.ts";
import type { Occasion } from "./occasion.ts";
import { isKeyAlive, leavesDoubt } from "./outcome.ts";

/** A stored batch as far as its fate is concerned. Instants are of the wall clock, UTC ms. */
export interface UnfinishedBatch {
  state: "planned" | "sending" | "held";
  occasion: Occasion;
  /** The day for whose message it counts. */
  day: CivilDate;
  /** Whether somebody in it has read, answered, gone away or asked to wait since it was planned. */
  isOutOfDate: boolean;
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
  /** Somebody is at it on a day that is not this one: a later tick sees what came of it. */
  | { kind: "inHand" }
  /** May have arrived on another day; asking again under its key shows whether, and counts for today. */
  | { kind: "carryOver" }
  /** Has reached nobody for certain, and the facts it was planned on are old: its people are planned anew. */
  | { kind: "release" }
  /** Has reached nobody for certain, and its retry key has grown old: a new one cannot make it two. */
  | { kind: "renew" }
  /** Has reached nobody for certain, and there is no sense in it any more. */
  | { kind: "failed"; reason: "dayPassed" }
  /** May have arrived, and may not be tried any more. */
  | { kind: "uncertain"; reason: "keyExpired" | "dayPassed" };

/** Decides the fate of a batch. `today` is the city's day, `wallNow` the clock by which leases and keys age. */
export function fateOf(batch: UnfinishedBatch, today: CivilDate, wallNow: number): Fate {
  return batch.occasion === "notice"
    ? fateOfNotice(batch, today, wallNow)
    : fateOfPlanned(batch, today, wallNow);
}

function fateOfNotice(batch: UnfinishedBatch, today: CivilDate, wallNow: number): Fate {
  const sendable = { kind: "sendable", afterMs: waitOf(batch, wallNow) } as const;
  if ((batch.leasedUntil ?? 0) > wallNow) return sendable;
  const isAlive = isKeyAlive(batch.firstAttemptAt, wallNow);
  const isPast = batch.lastDay < today;
  if (isAlive && !isPast) return sendable;
  if (mayHaveArrived(batch)) return { kind: "uncertain", reason: isAlive ? "dayPassed" : "keyExpired" };
  return isPast ? { kind: "failed", reason: "dayPassed" } : { kind: "renew" };
}

function fateOfPlanned(batch: UnfinishedBatch, today: CivilDate, wallNow: number): Fate {
  const isOfToday = batch.day === today;
  const sendable = { kind: "sendable", afterMs: waitOf(batch, wallNow) } as const;
  if ((batch.leasedUntil ?? 0) > wallNow) return isOfToday ? sendable : { kind: "inHand" };
  const isAlive = isKeyAlive(batch.firstAttemptAt, wallNow);
  if (!mayHaveArrived(batch)) {
    const isCurrent = isOfToday && !batch.isOutOfDate && batch.lastDay >= today;
    const isStillGood = isCurrent && isAlive && batch.state !== "held";
    return isStillGood ? sendable : { kind: "release" };
  }
  if (!isAlive) return { kind: "uncertain", reason: "keyExpired" };
  if (batch.lastDay < today) return { kind: "uncertain", reason: "dayPassed" };
  return isOfToday ? sendable : { kind: "carryOver" };
}

function waitOf({ leasedUntil, nextAttemptAt }: UnfinishedBatch, wallNow: number): number {
  return Math.max(0, Math.max(leasedUntil ?? 0, nextAttemptAt ?? 0) - wallNow);
}

/** In the state of a call without a lease: whoever made it died, and nobody knows how it ended. */
function mayHaveArrived({ state, attempts, reason }: UnfinishedBatch): boolean {
  return attempts > 0 && (state === "sending" || reason === null || leavesDoubt(reason));
}
