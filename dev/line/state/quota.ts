/** The month's allowance: `null` is an account without a limit. */
export interface Quota {
  limit: number | null;
  /** People reached so far in the phone's month (Asia/Tokyo). */
  used(): number;
  /** Counts `people` reached, or refuses when the month does not allow all of them. */
  spend(people: number): boolean;
  /** Uses up messages without sending, for tests of a nearly empty month. */
  use(people: number): void;
}

const TOKYO_OFFSET_MS = 9 * 60 * 60 * 1000;

/** Messages counted per person reached, as LINE bills them; `wall` gives the month. */
export function createQuota(wall: () => number, limit: number | null): Quota {
  const usedByMonth = new Map<string, number>();
  const month = () => new Date(wall() + TOKYO_OFFSET_MS).toISOString().slice(0, 7);
  const quota: Quota = {
    limit,
    used: () => usedByMonth.get(month()) ?? 0,
    use(people) {
      usedByMonth.set(month(), quota.used() + people);
    },
    spend(people) {
      if (quota.limit !== null && quota.used() + people > quota.limit) return false;
      quota.use(people);
      return true;
    },
  };
  return quota;
}
