import { Hono, type Context as HonoContext } from "hono";
import * as v from "valibot";
import { id } from "../../domain/shapes.ts";
import { listSettings } from "../../settings/listSettings.ts";
import { removeUnitHours } from "../../settings/removeUnitHours.ts";
import { saveSetting } from "../../settings/saveSetting.ts";
import { saveUnitHours } from "../../settings/saveUnitHours.ts";
import { type RuleRefusal, wordRuleRefusal } from "../../settings/wordRefusal.ts";
import { type ApiEnv, allow } from "../access.ts";
import { smallBody, takes } from "../bodies.ts";
import { handOver } from "../handOver.ts";

// The verbs judge the values, with sentences that a schema at the edge would not have.
const settingBody = v.object({ value: v.unknown() });
const keyParam = v.object({ key: id });
const unitParam = v.object({ unitId: id });
const weekBody = v.looseObject({});

/** 設定, and 一時停止 among them: for administrators. Who looks after working hours is for those who do to say. */
export const settingsRoutes = new Hono<ApiEnv>()
  .get("/admin/settings", allow("admin"), async (c) => c.json(await listSettings(c.var.context), 200))
  .put(
    "/admin/settings/:key",
    allow("admin"),
    smallBody,
    takes("param", keyParam),
    takes("json", settingBody),
    async (c) => {
      const { value } = c.req.valid("json");
      const { context, caller } = c.var;
      const { isPersonnel } = caller;
      const outcome = await saveSetting(context, { ...c.req.valid("param"), value, isPersonnel });
      if (outcome.kind === "refused") return refuseRule(c, outcome);
      await handOver(c);
      return c.json(outcome, 200);
    },
  )
  .put("/overtime/personnel", allow("personnel"), smallBody, takes("json", settingBody), async (c) => {
    const { value } = c.req.valid("json");
    const { context, caller } = c.var;
    const { isPersonnel } = caller;
    const outcome = await saveSetting(context, { key: "personnel", value, isPersonnel });
    if (outcome.kind === "refused") return refuseRule(c, outcome);
    await handOver(c);
    return c.json(outcome, 200);
  })
  .put(
    "/admin/units/:unitId/hours",
    allow("admin"),
    smallBody,
    takes("param", unitParam),
    takes("json", weekBody),
    async (c) => {
      const week = c.req.valid("json");
      const outcome = await saveUnitHours(c.var.context, { ...c.req.valid("param"), week });
      return outcome.kind === "refused" ? refuseRule(c, outcome) : c.json(outcome, 200);
    },
  )
  .delete("/admin/units/:unitId/hours", allow("admin"), async (c) => {
    const outcome = await removeUnitHours(c.var.context, c.req.param("unitId"));
    return outcome.kind === "refused" ? refuseRule(c, outcome) : c.json(outcome, 200);
  });

/** A refusal in its usual shape; `problems` has the sentences one by one. */
function refuseRule(c: HonoContext, refusal: RuleRefusal) {
  const problems = wordRuleRefusal(refusal);
  c.set("refusal", refusal.reason);
  return c.json(
    { error: { reason: refusal.reason, message: problems.join("\n"), problems } },
    statusOf(refusal),
  );
}

function statusOf({ reason }: RuleRefusal): 400 | 403 | 404 | 409 {
  switch (reason) {
    case "unknownKey":
    case "unitNotFound":
      return 404;
    case "notPersonnel":
      return 403;
    case "changedMeanwhile":
      return 409;
    case "unfit":
    case "neverOpen":
    case "wholeCity":
      return 400;
  }
}
