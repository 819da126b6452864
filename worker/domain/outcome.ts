// What an answer of LINE, or none, means for a batch. Sources: LINE's reference ("Retry failed API requests",
// "Status codes"): a retry key makes 5xx and silence safe to repeat for 24 h; 409 says it was accepted before.

/** As much of an answer as decides. */
export type Answer =
  | { kind: "answered"; status: number }
  | { kind: "noAnswer"; cause: "timeout" | "network" };

export type RetryReason =
  | "timeout"
  | "network"
  | "server"
  | "rate"
  | "credentials"
  /** LINE refused it, and did not say afterwards whether for its words or for its people. */
  | "unchecked";

export type Outcome =
  /** LINE has it: now, or at an attempt whose answer was lost. */
  | { kind: "accepted" }
  /** Worth the same call again, with the same key and body. */
  | { kind: "retry"; reason: RetryReason }
  /** The month's quota does not reach. */
  | { kind: "held"; reason: "quota" }
  /** LINE refuses it, and will again. */
  | { kind: "failed"; reason: "refused" };

/** 429 has two meanings that only the quota tells apart. */
export type Verdict = Outcome | { kind: "askQuota" };

/** Spoken by something on the way rather than by LINE's API: Request Timeout, Misdirected Request, Too Early. */
const PASSING: readonly number[] = [408, 421, 425];

/** Reads an answer. Total: every status LINE or a proxy can give has its meaning, and any other number too. */
export function classifyAnswer(answer: Answer): Verdict {
  if (answer.kind === "noAnswer") return { kind: "retry", reason: answer.cause };
  const { status } = answer;
  if ((status >= 200 && status < 300) || status === 409) return { kind: "accepted" };
  if (status === 429) return { kind: "askQuota" };
  // The client has tried a new token already: the channel's secret is wrong or being changed, the message is not.
  if (status === 401) return { kind: "retry", reason: "credentials" };
  if (status >= 400 && status < 500 && !PASSING.includes(status))
    return { kind: "failed", reason: "refused" };
  // 5xx; and redirects, which LINE's API never gives: whoever answered, nobody knows what LINE has got.
  return { kind: "retry", reason: "server" };
}

/** What the quota endpoints say; `limit` is null on a plan without one, the whole is null when they gave no answer. */
export type QuotaState = { limit: number | null; used: number } | null;

/** Tells a spent quota from a rate that is too high. In doubt it is the rate, which passes by itself. */
export function classifyTooMany(quota: QuotaState, recipients: number): Outcome {
  const isSpent = quota !== null && quota.limit !== null && quota.used + recipients > quota.limit;
  return isSpent ? { kind: "held", reason: "quota" } : { kind: "retry", reason: "rate" };
}

/** Whether every other batch would meet the same: they wait rather than add to it, or wait for silence in a row. */
export function isOfChannel(reason: RetryReason): boolean {
  return reason === "rate" || reason === "credentials" || reason === "timeout";
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

const CLEAR_REFUSALS: readonly string[] = ["quota", "credentials", "rate", "unchecked"];

/**
 * Whether some attempt may have reached people without our knowing. Such a batch is never given a second retry key by
 * itself: nobody must get a message twice.
 * @param reason why the attempts did not go through, as `keepReason` kept it; null before the first has ended
 */
export function leavesDoubt(reason: string | null): boolean {
  return reason !== null && !CLEAR_REFUSALS.includes(reason);
}

/** The reason to keep after another attempt: one that leaves doubt is not covered up by a later clear refusal. */
export function keepReason(before: string | null, now: string): string {
  return before !== null && leavesDoubt(before) ? before : now;
}
