import { Hono } from "hono";
import * as v from "valibot";
import { id } from "../../domain/shapes.ts";
import { wholeText } from "../../domain/wholeText.ts";
import { cityCoverage, departmentCoverage } from "../../policies/coverage.ts";
import { goalPointsOf } from "../../policies/goalPoints.ts";
import { linkGoalPoints } from "../../policies/linkGoalPoints.ts";
import { markOpened } from "../../policies/markOpened.ts";
import { markRead } from "../../policies/markRead.ts";
import { pointPage } from "../../policies/pointPage.ts";
import { policiesFor } from "../../policies/policies.ts";
import { setPriority } from "../../policies/setPriority.ts";
import { wordLinkRefusal } from "../../policies/wordLinkRefusal.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";
import { smallBody, takes } from "../bodies.ts";
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

/** More points than any goal serves. */
const MOST_POINTS = 50;

const pointParam = v.object({ pointId: id });
const goalParam = v.object({ unitId: id, goalId: id });
const opening = v.object({ isFinished: v.boolean() });
const chosenPoints = v.object({ pointIds: v.pipe(v.array(id), v.maxLength(MOST_POINTS)) });

const GOAL_NOT_FOUND = "この目標は見つかりませんでした。";
const UNIT_NOT_FOUND = "この部は見つかりませんでした。";

/** 方針 and 重点事項: reading them, saying so, what serves them, and choosing the year's. */
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
    "/points/:pointId/opening",
    allow("postHolder"),
    smallBody,
    takes("param", pointParam),
    takes("json", opening),
    async (c) => {
      const staffId = c.var.caller.staff.id;
      const act = { ...c.req.valid("param"), ...c.req.valid("json"), staffId };
      const marks = await markOpened(c.var.context, act);
      return marks ? c.json(marks, 200) : refuse(c, 404, "notFound", POINT_NOT_FOUND);
    },
  )
  .get("/units/:unitId/goals/:goalId/points", allow("unitReader"), async (c) => {
    const found = await goalPointsOf(c.var.context, c.var.caller, c.req.param());
    return found ? c.json(found, 200) : refuse(c, 404, "notFound", GOAL_NOT_FOUND);
  })
  .put(
    "/units/:unitId/goals/:goalId/points",
    allow("unitReporter"),
    smallBody,
    takes("param", goalParam),
    takes("json", chosenPoints),
    async (c) => {
      const { context, caller } = c.var;
      const outcome = await linkGoalPoints(context, caller, {
        ...c.req.valid("param"),
        ...c.req.valid("json"),
      });
      if (outcome.kind === "linked") return c.json(outcome, 200);
      const { status, message } = wordLinkRefusal(outcome.reason);
      return refuse(c, status, outcome.reason, message);
    },
  )
  .get("/departments/:unitId/coverage", allow("departmentOverseer"), yearQuery, async (c) => {
    const unitId = c.req.param("unitId");
    const found = await departmentCoverage(c.var.context, { unitId, ...c.req.valid("query") });
    return found ? c.json(found, 200) : refuse(c, 404, "notFound", UNIT_NOT_FOUND);
  })
  .get("/admin/coverage", allow("admin"), yearQuery, async (c) => {
    const found = await cityCoverage(c.var.context, c.req.valid("query"));
    return found ? c.json(found, 200) : refuse(c, 404, "notFound", UNIT_NOT_FOUND);
  })
  .put(
    "/admin/points/:pointId/priority",
    allow("admin"),
    smallBody,
    takes("json", priority, (result, c) =>
      result.success
        ? undefined
        : refuse(c, 400, "invalid", `ひとことは${MAX_SHORT_FORM_CHARACTERS}文字までにしてください。`),
    ),
    async (c) => {
      const pointId = c.req.param("pointId");
      const set = await setPriority(c.var.context, c.var.caller, {
        pointId,
        priority: c.req.valid("json"),
      });
      return set ? c.json(set, 200) : refuse(c, 404, "notFound", POINT_NOT_FOUND);
    },
  );
