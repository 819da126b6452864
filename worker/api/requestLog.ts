import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import { log } from "../log.ts";
import type { ApiEnv } from "./access.ts";

/** One line per request: which route pattern, how it ended, how long it took. Never the path itself, a name or a body. */
export const requestLog = createMiddleware<ApiEnv>(async function requestLog(c, next) {
  const started = Date.now();
  const requestId = c.req.header("cf-ray") ?? crypto.randomUUID();
  c.set("requestId", requestId);
  c.header("x-request-id", requestId);
  await next();
  log({
    kind: "request",
    requestId,
    method: c.req.method,
    route: routePath(c, -1),
    status: c.res.status,
    ms: Date.now() - started,
  });
});
