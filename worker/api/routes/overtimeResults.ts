import { Hono } from "hono";
import * as v from "valibot";
import { baseVersion, civilDate, id, key, month, text, writtenTime } from "../../domain/shapes.ts";
import { lockMonth, unlockMonth } from "../../overtime/lockMonth.ts";
import { orderAfterwards } from "../../overtime/orderAfterwards.ts";
import { personnel } from "../../overtime/personnel.ts";
import { recordResults } from "../../overtime/recordResults.ts";
import { settlement } from "../../overtime/settlement.ts";
import { wordOrderRefusal } from "../../overtime/wordRefusal.ts";
import { wordResultRefusal } from "../../overtime/wordResultRefusal.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";
import { smallBody, takes } from "../bodies.ts";

/** More evenings than anybody leaves open. */
const MOST_AT_ONCE = 62;

const words = text(1_000);
const said = v.variant("kind", [
  v.object({ kind: v.literal("asOrdered") }),
  v.object({ kind: v.literal("notUsed") }),
  v.object({ kind: v.literal("times"), from: writtenTime, until: writtenTime, breakMinutes: writtenTime }),
]);
const results = takes(
  "json",
  v.object({
    submissionKey: key,
    results: v.pipe(
      v.array(
        v.object({
          orderId: id,
          baseVersion,
          said,
          word: words,
        }),
      ),
      v.minLength(1),
      v.maxLength(MOST_AT_ONCE),
      v.check((all) => new Set(all.map(({ orderId }) => orderId)).size === all.length),
    ),
  }),
);

const unitParam = takes("param", v.object({ unitId: id }));
const monthQuery = takes("query", v.object({ month: v.optional(month) }));
const monthParam = takes("param", v.object({ month }));
const afterwards = takes(
  "json",
  v.object({
    submissionKey: key,
    staffId: id,
    day: civilDate,
    word: words,
  }),
);
const NOT_OVER = "まだ終わっていない月は締められません。月が替わってから締めてください。";

/** 超過勤務の実績: the end of one's own evenings, months put right, and months locked. */
export const overtimeResultRoutes = new Hono<ApiEnv>()
  .post("/overtime/results", allow("postHolder"), smallBody, results, async (c) => {
    const { context, caller } = c.var;
    const outcomes = await recordResults(context, caller, { input: c.req.valid("json"), channel: "liff" });
    return c.json({ outcomes: outcomes.map(worded) }, 200);
  })
  .get("/units/:unitId/overtime/settlement", allow("overtimeReader"), unitParam, monthQuery, async (c) => {
    const { context, caller, lineage } = c.var;
    const { unitId } = c.req.valid("param");
    const view = await settlement(context, caller, { unitId, lineage, month: c.req.valid("query").month });
    return view
      ? c.json(view, 200)
      : refuse(c, 404, "notFound", "この部署は、いまの組織にありません。画面を開き直してください。");
  })
  .post(
    "/units/:unitId/overtime/settlement",
    allow("overtimeOrderer"),
    smallBody,
    unitParam,
    afterwards,
    async (c) => {
      const { context, caller } = c.var;
      const { unitId } = c.req.valid("param");
      const input = c.req.valid("json");
      const outcome = await orderAfterwards(context, caller, { unitId, input, channel: "liff" });
      if (outcome.kind === "ordered") return c.json(outcome, outcome.isRepeat ? 200 : 201);
      const { status, message } = wordOrderRefusal(outcome.refusal);
      return refuse(c, status, outcome.refusal.reason, message);
    },
  )
  .get("/overtime/personnel", allow("personnel"), monthQuery, async (c) => {
    return c.json(await personnel(c.var.context, { month: c.req.valid("query").month }), 200);
  })
  .put("/overtime/locks/:month", allow("personnel"), monthParam, async (c) => {
    const { context, caller } = c.var;
    const outcome = await lockMonth(context, caller, c.req.valid("param").month);
    return outcome.kind === "done" ? c.json(outcome, 200) : refuse(c, 409, outcome.reason, NOT_OVER);
  })
  .delete("/overtime/locks/:month", allow("personnel"), monthParam, async (c) => {
    const { context, caller } = c.var;
    return c.json(await unlockMonth(context, caller, c.req.valid("param").month), 200);
  });

/** One that was refused with its sentence, like every refusal. */
function worded(outcome: Awaited<ReturnType<typeof recordResults>>[number]) {
  return outcome.kind === "refused" ? { ...outcome, message: wordResultRefusal(outcome.refusal) } : outcome;
}
