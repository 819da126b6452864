import type { MiddlewareHandler } from "hono";
import { RETRY_KEY_PATTERN } from "../state/retryKeys.ts";
import { refuse, type SimulatorEnv } from "./respond.ts";

const MAX_BODY_BYTES = 2 * 1024 * 1024;
const RETRYABLE = /^\/v2\/bot\/message\/(?:push|multicast|narrowcast|broadcast)$/;

/** What LINE checks before it looks at a request of `/v2/bot/`: token, rate, size, retry key. */
export function guardBotApi(): MiddlewareHandler<SimulatorEnv> {
  return async function guard(c, next) {
    const core = c.get("core");
    const token = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
    if (token === undefined || core.channelTokens.channelOf(token) !== core.options.channelId) {
      return refuse(
        c,
        401,
        "Authentication failed due to the following reason: invalid token. Confirm that the access token in the authorization header is valid.",
      );
    }
    if (!core.rates.take(c.req.method, c.req.path)) {
      return refuse(c, 429, "The API rate limit has been exceeded. Try again later.");
    }
    if (new TextEncoder().encode(c.get("rawBody")).length > MAX_BODY_BYTES) {
      return refuse(c, 413, "Request exceeds the max size of 2 MB");
    }
    const retryKey = c.req.header("x-line-retry-key");
    if (retryKey !== undefined && (!RETRYABLE.test(c.req.path) || !RETRY_KEY_PATTERN.test(retryKey))) {
      core.violate("invalidRequest", `${c.req.method} ${c.req.path} X-Line-Retry-Key ${retryKey}`);
      return refuse(c, 400, "The retry key is not acceptable");
    }
    await next();
  };
}
