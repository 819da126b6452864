// What an answer of LINE, or none, means for a batch. Sources: LINE's reference ("Retry failed API requests",
// "Status codes"): a retry key makes 5xx and silence safe to repeat for 24 h; 409 says it was accepted before.

/** As much of an answer as decides. */
export type Answer =
  | { kind: "answered"; status: number }
  | { kind: "noAnswer"; cause: "timeout" | "network" };

export type Outcome =
  /** LINE has it: now, or at an attempt whose answer was lost. */
  | { kind: "accepted" }
  /** Worth the same call again, with the same key and body. */
  | { kind: "retry"; reason: "timeout" | "network" | "server" | "rate" | "credentials" }
  /** The month's quota does not reach. */
  | { kind: "held"; reason: "quota" }
  /** LINE refuses it, and will again. */
  | { kind: "failed"; reason: "refused" };

/** 429 has two meanings that only the quota tells apart. */
export type Verdict = Outcome | { kind: "askQuota" };

/** Reads an answer. Every status LINE or a proxy can give has its meaning. */
export function classifyAnswer(answer: Answer): Verdict {
  if (answer.kind === "noAnswer") return { kind: "retry", reason: answer.cause };
  const { status } = answer;
  if ((status >= 200 && status < 300) || status === 409) return { kind: "accepted" };
  if (status === 429) return { kind: "askQuota" };
  if (status >= 500) return { kind: "retry", reason: "server" };
  // The client has tried a new token already: the channel's secret is wrong or being changed, the message is not.
  if (status === 401) return { kind: "retry", reason: "credentials" };
  return { kind: "failed", reason: "refused" };
}

/** What the quota endpoints say; `limit` is null on a plan without one, the whole is null when they gave no answer. */
export type QuotaState = { limit: number | null; used: number } | null;

/** Tells a spent quota from a rate that is too high. In doubt it is the rate, which passes by itself. */
export function classifyTooMany(quota: QuotaState, recipients: number): Outcome {
  const isSpent = quota !== null && quota.limit !== null && quota.used + recipients > quota.limit;
  return isSpent ? { kind: "held", reason: "quota" } : { kind: "retry", reason: "rate" };
}

const HOUR_MS = 60 * 60 * 1000;
/** LINE keeps a retry key for 24 h; an hour less leaves room for clocks and slow calls. */
export const KEY_LIFETIME_MS = 23 * HOUR_MS;
/** A spent quota is looked at again after this. */
const HELD_MS = HOUR_MS;
const FIRST_BACKOFF_MS = 10_000;
const LONGEST_BACKOFF_MS = 15 * 60 * 1000;

/** How long to wait after the n-th attempt (from 1) that did not go through. */
export function backoffMs(outcome: Extract<Outcome, { kind: "retry" | "held" }>, attempt: number): number {
  if (outcome.kind === "held") return HELD_MS;
  return Math.min(FIRST_BACKOFF_MS * 2 ** (attempt - 1), LONGEST_BACKOFF_MS);
}

/** Whether a batch may still be tried: its retry key must be alive at LINE when the call arrives. */
export function isKeyAlive(firstAttemptAt: number | null, now: number): boolean {
  return firstAttemptAt === null || now - firstAttemptAt < KEY_LIFETIME_MS;
}

const REFUSALS: readonly string[] = ["quota", "credentials", "rate"];

/**
 * How a batch ends that may not be tried any more. Refused for certain each time is `failed`; where an attempt may
 * have reached people without our knowing it is `uncertain`, and it is never sent again by itself.
 * @param reason why the attempts did not go through, as `keepReason` kept it
 */
export function endOf(reason: string | null, attempts: number): "failed" | "uncertain" {
  return attempts === 0 || (reason !== null && REFUSALS.includes(reason)) ? "failed" : "uncertain";
}

/** Whether an earlier attempt may have reached people: the reason kept from it says so. */
export function leavesDoubt(reason: string | null): boolean {
  return reason !== null && endOf(reason, 1) === "uncertain";
}

/** The reason to keep after another attempt: one that leaves doubt is not covered up by a later clear refusal. */
export function keepReason(before: string | null, now: string): string {
  return before !== null && leavesDoubt(before) ? before : now;
}
