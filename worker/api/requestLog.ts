import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import type { Config } from "../env.ts";
import { log } from "../log.ts";
import type { Caller } from "../people/callerOf.ts";
import { keyedHash } from "../people/keyedHash.ts";
import type { ApiEnv } from "./access.ts";

/** Cloudflare's own id of a request; anything else that a client sends under its name is not taken over. */
const RAY = /^[0-9a-zA-Z-]{1,64}$/;

interface LoggedEnv extends ApiEnv {
  Variables: ApiEnv["Variables"] & { caller?: Caller };
}

/**
 * One line per request: which route pattern, how it ended, why it was refused, how long it took, and by a pseudonym who
 * asked. Never the path itself, a name or a body.
 */
export const requestLog = createMiddleware<LoggedEnv>(async function requestLog(c, next) {
  const started = Date.now();
  const ray = c.req.header("cf-ray") ?? "";
  const requestId = RAY.test(ray) ? ray : crypto.randomUUID();
  c.set("requestId", requestId);
  c.header("x-request-id", requestId);
  await next();
  const { caller } = c.var;
  log({
    kind: "request",
    requestId,
    method: c.req.method,
    route: routePath(c, -1),
    status: c.res.status,
    ...(c.var.refusal ? { reason: c.var.refusal } : {}),
    ...(caller ? { actor: await pseudonymOf(c.var.config, caller.staff.id) } : {}),
    ms: Date.now() - started,
  });
});

/** The same for all requests of a person, and of no use to whoever does not have the secret. */
async function pseudonymOf({ SESSION_SECRET }: Config, staffId: string): Promise<string> {
  return (await keyedHash(SESSION_SECRET, `log:${staffId}`)).slice(0, 8);
}
