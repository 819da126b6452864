/** So many requests in a time, as a token bucket that refills evenly. */
export interface Rate {
  limit: number;
  windowMs: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

// "Rate limits" of LINE's reference; the first pattern that fits counts. What is not listed there has 2,000 a second.
const RULES = [
  { name: "reply", pattern: /^POST \/v2\/bot\/message\/reply$/, rate: { limit: 2000, windowMs: SECOND } },
  { name: "push", pattern: /^POST \/v2\/bot\/message\/push$/, rate: { limit: 2000, windowMs: SECOND } },
  {
    name: "multicast",
    pattern: /^POST \/v2\/bot\/message\/multicast$/,
    rate: { limit: 200, windowMs: SECOND },
  },
  { name: "broadcast", pattern: /^POST \/v2\/bot\/message\/broadcast$/, rate: { limit: 60, windowMs: HOUR } },
  {
    name: "loading",
    pattern: /^POST \/v2\/bot\/chat\/loading\/start$/,
    rate: { limit: 100, windowMs: SECOND },
  },
  {
    name: "webhookTest",
    pattern: /^POST \/v2\/bot\/channel\/webhook\/test$/,
    rate: { limit: 60, windowMs: HOUR },
  },
  {
    name: "webhookEndpoint",
    pattern: /\/v2\/bot\/channel\/webhook\//,
    rate: { limit: 1000, windowMs: MINUTE },
  },
  { name: "richMenuCreate", pattern: /^POST \/v2\/bot\/richmenu$/, rate: { limit: 100, windowMs: HOUR } },
  { name: "richMenuDelete", pattern: /^DELETE \/v2\/bot\/richmenu\//, rate: { limit: 100, windowMs: HOUR } },
  { name: "richMenuList", pattern: /^GET \/v2\/bot\/richmenu\/list$/, rate: { limit: 10, windowMs: SECOND } },
  { name: "other", pattern: /./, rate: { limit: 2000, windowMs: SECOND } },
] as const;

export type RateName = (typeof RULES)[number]["name"];

export interface Rates {
  /** Takes one request from its bucket; false means the rate is exceeded. */
  take(method: string, path: string): boolean;
  set(name: RateName, rate: Rate): void;
}

/** LINE's rate limits per channel and endpoint. */
export function createRates(now: () => number): Rates {
  const rates = new Map<RateName, Rate>(RULES.map(({ name, rate }) => [name, rate]));
  const buckets = new Map<RateName, { tokens: number; at: number }>();
  return {
    take(method, path) {
      const name = RULES.find(({ pattern }) => pattern.test(`${method} ${path}`))?.name ?? "other";
      const rate = rates.get(name) as Rate;
      const bucket = buckets.get(name) ?? { tokens: rate.limit, at: now() };
      const refilled = bucket.tokens + ((now() - bucket.at) * rate.limit) / rate.windowMs;
      const tokens = Math.min(rate.limit, refilled);
      const allowed = tokens >= 1;
      buckets.set(name, { tokens: allowed ? tokens - 1 : tokens, at: now() });
      return allowed;
    },
    set(name, rate) {
      rates.set(name, rate);
      buckets.delete(name);
    },
  };
}
