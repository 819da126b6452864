import { Hono } from "hono";
import { openDatabase } from "../../db/client.ts";
import { type Readiness, readReadiness } from "../operations/readiness.ts";
import type { ApiEnv } from "./access.ts";

/** A frozen database shows within this time. */
const TIMEOUT_MS = 3_000;
const SECONDS_BETWEEN_PROBES = 5;

// Outlives a request on purpose: whoever asks again and again costs an isolate one look in some seconds. A promise of one
// request cannot be waited for in another, so who comes while the very first look is under way learns nothing yet.
const known = new WeakMap<object, { lookAgainAt: number; readiness: Readiness | null }>();

/** Whether the service can do its work, for whoever watches it. Anybody may ask, and learns nothing of the city. */
export const readyz = new Hono<ApiEnv>().get("/readyz", async (c) => {
  const wallNow = Date.now();
  const { config } = c.var;
  const held = known.get(config) ?? { lookAgainAt: 0, readiness: null };
  if (wallNow >= held.lookAgainAt) {
    known.set(config, held);
    held.lookAgainAt = wallNow + SECONDS_BETWEEN_PROBES * 1000;
    const db = openDatabase({
      url: config.DATABASE_URL,
      authToken: config.DATABASE_AUTH_TOKEN,
      timeoutMs: TIMEOUT_MS,
      patienceMs: 0,
    });
    held.readiness = await readReadiness(db, wallNow);
  }
  c.header("cache-control", "no-store");
  if (held.readiness?.status === "ready") return c.json(held.readiness, 200);
  c.header("retry-after", String(SECONDS_BETWEEN_PROBES));
  return c.json(held.readiness ?? { status: "notReady" as const }, 503);
});
