import type { Context as HonoContext } from "hono";
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "./access.ts";
import { refuse } from "./refuse.ts";

/** Methods that change nothing. */
export const SAFE_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** A form cannot send a header, and a page of another site cannot send this one without being asked first. */
const OWN_HEADER = { name: "x-requested-with", value: "shinchoku" };

/** What changes something comes from our own pages, whatever type its body says it has. */
export const fromOwnPages = createMiddleware<ApiEnv>(async function fromOwnPages(c, next) {
  if (SAFE_METHODS.has(c.req.method) || (isOurs(c) && c.req.header(OWN_HEADER.name) === OWN_HEADER.value)) {
    return next();
  }
  return refuse(c, 403, "foreignOrigin", "このアプリの画面から、もう一度お試しください。");
});

/** Browsers say where a request comes from, in one of two ways at the least; no page can say it for them. */
function isOurs(c: HonoContext<ApiEnv>): boolean {
  const origin = c.req.header("origin");
  if (origin === undefined) return c.req.header("sec-fetch-site") === "same-origin";
  return [c.req.url, c.var.config.PUBLIC_URL].some((url) => new URL(url).origin === origin);
}
