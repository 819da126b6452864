// 通数: which messages go out when the month's quota does not reach for all.
import type { Digest } from "./digest.ts";
import type { QuotaState } from "./outcome.ts";

/** In the order in which the quota is spent. */
export const QUOTA_CLASSES = ["urgent", "deadlines", "reminders", "points"] as const;
export type QuotaClass = (typeof QUOTA_CLASSES)[number];

/** How many messages each class will need. */
export type QuotaNeed = Record<QuotaClass, number>;

/** The class of several together: the one that is served first. */
export function firstClassOf(classes: readonly QuotaClass[]): QuotaClass {
  return QUOTA_CLASSES.find((each) => classes.includes(each)) ?? "points";
}

export interface QuotaFit<D> {
  fits: D[];
  held: D[];
}

/**
 * Which digests the quota reaches for: the classes in their order, and of a class only what leaves enough for the
 * later need of the classes before it. Without an answer from LINE, or without a limit, all of them.
 * @param quota what LINE says, with what is planned but not sent yet counted as used
 * @param later what the rest of the month will need at most, after now
 */
export function fitQuota<D extends Pick<Digest, "quotaClass">>(
  digests: readonly D[],
  quota: QuotaState,
  later: QuotaNeed,
): QuotaFit<D> {
  if (quota === null || quota.limit === null) return { fits: [...digests], held: [] };
  let left = Math.max(0, quota.limit - quota.used);
  let reserved = 0;
  const fitting = new Set<D>();
  for (const quotaClass of QUOTA_CLASSES) {
    const own = digests.filter((digest) => digest.quotaClass === quotaClass);
    const some = own.slice(0, Math.max(0, left - reserved));
    for (const digest of some) fitting.add(digest);
    left -= some.length;
    reserved += later[quotaClass];
  }
  return {
    fits: digests.filter((digest) => fitting.has(digest)),
    held: digests.filter((digest) => !fitting.has(digest)),
  };
}

/** The month of a day, as LINE counts: `2026-11`. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}
