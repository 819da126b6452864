import { Hono } from "hono";
import * as v from "valibot";
import { composeLine } from "../../context.ts";
import { type ResendRefusal, resendBatch } from "../../delivery/resendBatch.ts";
import { settleBatch } from "../../delivery/settleBatch.ts";
import { civilDate, id } from "../../domain/shapes.ts";
import { wholeText } from "../../domain/wholeText.ts";
import type { Config } from "../../env.ts";
import { askQuota } from "../../line/askQuota.ts";
import { batchPage } from "../../operations/batches.ts";
import { deliveriesView } from "../../operations/deliveries.ts";
import { deliveryPlan } from "../../operations/deliveryPlan.ts";
import { previewFor } from "../../operations/preview.ts";
import { promiseFor } from "../../operations/promise.ts";
import { settleQuota } from "../../operations/settleQuota.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";
import { smallBody, takes } from "../bodies.ts";

const BATCH_NOT_FOUND = "この送信は見つかりませんでした。";

const BATCH_NOT_OVER = "この送信はまだ終わっていないか、無事に届いています。画面を開き直してください。";

const previewQuery = takes(
  "query",
  v.object({
    staffNumber: v.pipe(wholeText, v.trim(), v.nonEmpty(), v.maxLength(40)),
    day: v.optional(civilDate),
  }),
);

const cardsOf = (config: Config) => ({ liffId: config.LIFF_ID, content: config.LINE_CONTENT });

/** 声かけの約束 for everybody; 送信 and what an administrator can do about it. */
export const deliveryRoutes = new Hono<ApiEnv>()
  .get("/promise", allow("postHolder"), async (c) =>
    c.json(await promiseFor(c.var.context, c.var.caller), 200),
  )
  .get("/admin/deliveries", allow("admin"), async (c) => {
    return c.json(await deliveriesView(c.var.context), 200);
  })
  .get("/admin/deliveries/plan", allow("admin"), async (c) => {
    const { context, config, caller } = c.var;
    const line = composeLine(config);
    const plan = await deliveryPlan(context, {
      cards: cardsOf(config),
      seesOvertime: caller.isPersonnel,
      askQuota: () => askQuota(line),
    });
    return c.json(plan, 200);
  })
  .get("/admin/batches/:batchId", allow("admin"), async (c) => {
    const { context, caller } = c.var;
    const asked = { batchId: c.req.param("batchId"), seesOvertime: caller.isPersonnel };
    const page = await batchPage(context, asked);
    return page ? c.json(page, 200) : refuse(c, 404, "notFound", BATCH_NOT_FOUND);
  })
  .post(
    "/admin/batches/:batchId/resend",
    allow("admin"),
    smallBody,
    takes("param", v.object({ batchId: id })),
    takes("json", v.object({ isConfirmed: v.literal(true) })),
    async (c) => {
      const outcome = await resendBatch(c.var.context, c.req.valid("param"));
      if (outcome.kind === "resent") return c.json(outcome, 201);
      return refuse(c, statusOfResend(outcome.reason), outcome.reason, wordResend(outcome.reason));
    },
  )
  .post("/admin/batches/:batchId/settle", allow("admin"), async (c) => {
    const outcome = await settleBatch(c.var.context, { batchId: c.req.param("batchId") });
    if (outcome.kind === "settled") return c.json(outcome, 200);
    return outcome.reason === "unknownBatch"
      ? refuse(c, 404, "notFound", BATCH_NOT_FOUND)
      : refuse(c, 409, outcome.reason, BATCH_NOT_OVER);
  })
  .post("/admin/quota/settle", allow("admin"), async (c) => {
    const isSettled = await settleQuota(c.var.context, c.var.caller);
    return c.json({ isSettled }, 200);
  })
  .get("/admin/preview", allow("admin"), previewQuery, async (c) => {
    const { context, config, caller } = c.var;
    const { staffNumber, day } = c.req.valid("query");
    const preview = await previewFor(context, caller, { staffNumber, day, cards: cardsOf(config) });
    return preview
      ? c.json(preview, 200)
      : refuse(c, 404, "notFound", `職員番号 ${staffNumber} の人は名簿にいません。`);
  });

function statusOfResend(reason: ResendRefusal): 404 | 409 {
  return reason === "unknownBatch" ? 404 : 409;
}

function wordResend(reason: ResendRefusal): string {
  switch (reason) {
    case "unknownBatch":
      return BATCH_NOT_FOUND;
    case "notOver":
      return BATCH_NOT_OVER;
    case "alreadyResent":
      return "この送信は、もう一度送る手続きが済んでいます。";
    case "wordsPassed":
      return "書かれている日付を過ぎたため、この送信はもう送れません。まだ必要なことは、次のお知らせに入ります。";
    case "nobodyReachable":
      return "この送信の宛先には、いま LINE で届く人がいません。";
    case "spokenToToday":
      return "宛先の中に、今日のお知らせを受け取った人がいます。お知らせは 1 日 1 通までのため、今日は送れません。";
  }
}
