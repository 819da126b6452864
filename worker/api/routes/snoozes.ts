import { Hono } from "hono";
import * as v from "valibot";
import { readSubject, SNOOZE_CHOICES, type SnoozeSubject } from "../../domain/snooze.ts";
import { snoozeDuty } from "../../snoozes/snoozeDuty.ts";
import { snoozeOptions } from "../../snoozes/snoozeOptions.ts";
import { wordSnoozeRefusal } from "../../snoozes/wordRefusal.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";
import { smallBody, takes } from "../bodies.ts";

const subject = v.custom<SnoozeSubject>((value) => typeof value === "string" && readSubject(value) !== null);
const subjectQuery = v.object({ subject });
const snoozeBody = v.object({ subject, choice: v.picklist(SNOOZE_CHOICES) });

/** あとで: the moments a person may choose for a round or a point, and their choice. */
export const snoozeRoutes = new Hono<ApiEnv>()
  .get("/snoozes/choices", allow("postHolder"), takes("query", subjectQuery), async (c) => {
    const { context, caller } = c.var;
    const options = await snoozeOptions(context, { ...c.req.valid("query"), staffId: caller.staff.id });
    if (options.kind === "refused") {
      return refuse(c, 409, options.reason, wordSnoozeRefusal(options.reason));
    }
    return c.json({ choices: options.choices, left: options.left }, 200);
  })
  .post("/snoozes", allow("postHolder"), smallBody, takes("json", snoozeBody), async (c) => {
    const { context, caller } = c.var;
    const outcome = await snoozeDuty(context, { ...c.req.valid("json"), staffId: caller.staff.id });
    if (outcome.kind === "refused") {
      return refuse(c, 409, outcome.reason, wordSnoozeRefusal(outcome.reason));
    }
    return c.json({ until: outcome.until, left: outcome.left }, 200);
  });
