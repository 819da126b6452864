import { Hono } from "hono";
import { feedOf, makeFeed, revokeFeed } from "../../deadlines/calendarFeed.ts";
import { type ApiEnv, allow } from "../access.ts";
import { handOver } from "../handOver.ts";
import { sparingly } from "../rateLimits.ts";

/** The secret address of the caller's own calendar: whether there is one, a new one, none any more. */
export const calendarFeedRoutes = new Hono<ApiEnv>()
  .get("/calendar-feed", allow("signedIn"), async (c) =>
    c.json(await feedOf(c.var.context, c.var.caller.staff.id), 200),
  )
  .post("/calendar-feed", allow("postHolder"), sparingly, async (c) => {
    const { token, madeAt } = await makeFeed(c.var.context, c.var.caller.staff.id);
    await handOver(c);
    const address = new URL(`/calendar/${token}.ics`, c.var.config.PUBLIC_URL).href;
    return c.json({ address, madeAt }, 201);
  })
  .delete("/calendar-feed", allow("signedIn"), async (c) => {
    await revokeFeed(c.var.context, c.var.caller.staff.id);
    return c.json({ madeAt: null }, 200);
  });
