import { sValidator } from "@hono/standard-validator";
import { Hono } from "hono";
import * as v from "valibot";
import { composeLine } from "../../context.ts";
import { isCivilDate } from "../../domain/civilDate.ts";
import type { Config } from "../../env.ts";
import { askQuota } from "../../line/askQuota.ts";
import { batchPage } from "../../operations/batches.ts";
import { deliveriesView } from "../../operations/deliveries.ts";
import { previewFor } from "../../operations/preview.ts";
import { promiseFor } from "../../operations/promise.ts";
import { settleQuota } from "../../operations/settleQuota.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";
import { refuseUnfit } from "../bodies.ts";

const BATCH_NOT_FOUND = "この送信は見つかりませんでした。";

const previewQuery = sValidator(
  "query",
  v.object({
    staffNumber: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(40)),
    day: v.optional(v.pipe(v.string(), v.check(isCivilDate))),
  }),
  refuseUnfit,
);

const cardsOf = (config: Config) => ({ liffId: config.LIFF_ID, content: config.LINE_CONTENT });

/** 声かけの約束 for everybody; 送信 and what an administrator can do about it. */
export const deliveryRoutes = new Hono<ApiEnv>()
  .get("/promise", allow("postHolder"), async (c) =>
    c.json(await promiseFor(c.var.context, c.var.caller), 200),
  )
  .get("/admin/deliveries", allow("admin"), async (c) => {
    const { context, config } = c.var;
    const line = composeLine(config);
    const view = await deliveriesView(context, { cards: cardsOf(config), askQuota: () => askQuota(line) });
    return c.json(view, 200);
  })
  .get("/admin/batches/:batchId", allow("admin"), async (c) => {
    const page = await batchPage(c.var.context, c.req.param("batchId"));
    return page ? c.json(page, 200) : refuse(c, 404, "notFound", BATCH_NOT_FOUND);
  })
  .post("/admin/quota/settle", allow("admin"), async (c) => {
    const isSettled = await settleQuota(c.var.context, c.var.caller);
    return c.json({ isSettled }, 200);
  })
  .get("/admin/preview", allow("admin"), previewQuery, async (c) => {
    const { context, config } = c.var;
    const { staffNumber, day } = c.req.valid("query");
    const preview = await previewFor(context, { staffNumber, day, cards: cardsOf(config) });
    return preview
      ? c.json(preview, 200)
      : refuse(c, 404, "notFound", `職員番号 ${staffNumber} の人は名簿にいません。`);
  });
