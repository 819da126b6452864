// How much may come within a minute (the limits are in wrangler.toml). Everybody is counted by who they are: a town hall of
// 1,500 people shares one address.
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import { refuse } from "./refuse.ts";

/** The window of every limit in wrangler.toml. */
const WINDOW_SECONDS = 60;

/** Whether this one is beyond the limit of its key; counts it. */
export async function isTooOften(limit: RateLimit, key: string): Promise<boolean> {
  const { success } = await limit.limit({ key });
  return !success;
}

/** Tells that it was too much, and when to come again. What was typed stays on the screen. */
export function refuseTooOften(c: HonoContext) {
  c.header("retry-after", String(WINDOW_SECONDS));
  return refuse(
    c,
    429,
    "tooOften",
    "短い間に続けて送られたため、受け付けを止めています。1 分ほどおいて、もう一度お試しください。",
  );
}

/** What costs much, or asks something of others: files, proposals, deadlines. Stands behind `allow`. */
export const sparingly: MiddlewareHandler<{
  Bindings: { COSTLY: RateLimit };
  Variables: { caller: { staff: { id: string } } };
}> = async (c, next) => {
  if (await isTooOften(c.env.COSTLY, c.var.caller.staff.id)) return refuseTooOften(c);
  await next();
};
