import { sValidator } from "@hono/standard-validator";
import { Hono } from "hono";
import * as v from "valibot";
import { wholeText } from "../../domain/wholeText.ts";
import { recordResults } from "../../overtime/recordResults.ts";
import { wordResultRefusal } from "../../overtime/wordResultRefusal.ts";
import { type ApiEnv, allow } from "../access.ts";
import { refuseUnfit, smallBody } from "../bodies.ts";

/** More evenings than anybody leaves open. */
const MOST_AT_ONCE = 62;

const id = v.pipe(wholeText, v.nonEmpty(), v.maxLength(160));
const key = v.pipe(wholeText, v.minLength(8), v.maxLength(64));
const text = v.pipe(wholeText, v.maxLength(1_000));
const time = v.union([v.number(), v.pipe(wholeText, v.maxLength(40))]);
const said = v.variant("kind", [
  v.object({ kind: v.literal("asOrdered") }),
  v.object({ kind: v.literal("notUsed") }),
  v.object({ kind: v.literal("times"), from: time, until: time, breakMinutes: time }),
]);
const results = sValidator(
  "json",
  v.object({
    submissionKey: key,
    results: v.pipe(
      v.array(
        v.object({
          orderId: id,
          baseVersion: v.pipe(v.number(), v.integer(), v.minValue(0)),
          said,
          word: text,
        }),
      ),
      v.minLength(1),
      v.maxLength(MOST_AT_ONCE),
      v.check((all) => new Set(all.map(({ orderId }) => orderId)).size === all.length),
    ),
  }),
  refuseUnfit,
);

/** 超過勤務の実績: the end of one's own evenings. */
export const overtimeResultRoutes = new Hono<ApiEnv>().post(
  "/overtime/results",
  allow("postHolder"),
  smallBody,
  results,
  async (c) => {
    const { context, caller } = c.var;
    const outcomes = await recordResults(context, caller, { input: c.req.valid("json"), channel: "liff" });
    return c.json({ outcomes: outcomes.map(worded) }, 200);
  },
);

/** One that was refused with its sentence, like every refusal. */
function worded(outcome: Awaited<ReturnType<typeof recordResults>>[number]) {
  return outcome.kind === "refused" ? { ...outcome, message: wordResultRefusal(outcome.refusal) } : outcome;
}
