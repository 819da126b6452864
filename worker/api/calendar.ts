import { Hono } from "hono";
import { cityNow, composeContext } from "../context.ts";
import { personCalendar } from "../deadlines/personCalendar.ts";
import { type ApiEnv, refuse } from "./access.ts";

/** 43 characters are 256 bits; anything else is no address of ours and costs no read. */
const ADDRESS = "/calendar/:file{[A-Za-z0-9_-]{43}\\.ics}";

/**
 * The calendar feed. Calendar programs cannot sign in: whoever has the secret address may read, and nobody can tell an
 * unknown address from one that has ended. The request log writes the pattern of the route and not the address.
 */
export const calendar = new Hono<ApiEnv>().get(ADDRESS, async (c) => {
  const { config } = c.var;
  const context = composeContext(config, await cityNow(c.env), { kind: "system" });
  const token = c.req.param("file").slice(0, -".ics".length);
  const appUrl = `https://liff.line.me/${config.LIFF_ID}`;
  c.header("cache-control", "no-store");
  const text = await personCalendar(context, { token, appUrl });
  if (text === null) return refuse(c, 404, "notFound", "このカレンダーの住所は使えません。");
  return c.body(text, 200, {
    "content-type": "text/calendar; charset=utf-8",
    "content-disposition": 'inline; filename="shinchoku.ics"',
    "x-robots-tag": "noindex",
  });
});
