import { sValidator } from "@hono/standard-validator";
import { Hono } from "hono";
import * as v from "valibot";
import { wholeText } from "../../domain/wholeText.ts";
import { markRead } from "../../policies/markRead.ts";
import { pointPage } from "../../policies/pointPage.ts";
import { policiesFor } from "../../policies/policies.ts";
import { setPriority } from "../../policies/setPriority.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";
import { smallBody } from "../bodies.ts";
import { yearQuery } from "./yearQuery.ts";

const MAX_SHORT_FORM_CHARACTERS = 60;
const POINT_NOT_FOUND = "この項目は見つかりませんでした。方針が改められたのかもしれません。";

const priority = v.object({
  isPriority: v.boolean(),
  shortForm: v.pipe(
    v.nullable(v.pipe(wholeText, v.trim(), v.maxLength(MAX_SHORT_FORM_CHARACTERS))),
    v.transform((text) => text || null),
  ),
});

/** 方針 and 重点事項: reading them, saying so, and choosing the year's. */
export const policyRoutes = new Hono<ApiEnv>()
  .get("/policies", allow("postHolder"), yearQuery, async (c) =>
    c.json(await policiesFor(c.var.context, c.var.caller, c.req.valid("query").year), 200),
  )
  .get("/points/:pointId", allow("postHolder"), async (c) => {
    const found = await pointPage(c.var.context, c.var.caller, c.req.param("pointId"));
    return found ? c.json(found, 200) : refuse(c, 404, "notFound", POINT_NOT_FOUND);
  })
  .put("/points/:pointId/reading", allow("postHolder"), async (c) => {
    const staffId = c.var.caller.staff.id;
    const pointId = c.req.param("pointId");
    const reading = await markRead(c.var.context, { pointId, staffId, channel: "liff" });
    return reading ? c.json(reading, 200) : refuse(c, 404, "notFound", POINT_NOT_FOUND);
  })
  .put(
    "/admin/points/:pointId/priority",
    allow("admin"),
    smallBody,
    sValidator("json", priority, (result, c) => {
      if (!result.success) {
        return refuse(c, 400, "invalid", `ひとことは${MAX_SHORT_FORM_CHARACTERS}文字までにしてください。`);
      }
    }),
    async (c) => {
      const pointId = c.req.param("pointId");
      const set = await setPriority(c.var.context, c.var.caller, {
        pointId,
        priority: c.req.valid("json"),
      });
      return set ? c.json(set, 200) : refuse(c, 404, "notFound", POINT_NOT_FOUND);
    },
  );
