import { Hono } from "hono";
import { goalPage } from "../../goals/goalPage.ts";
import { unitGoals } from "../../goals/unitGoals.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";
import { yearQuery } from "./yearQuery.ts";

/** 目標 of a unit, and one goal with its history. */
export const goalRoutes = new Hono<ApiEnv>()
  .get("/units/:unitId/goals", allow("unitReader"), yearQuery, async (c) => {
    const { context, caller } = c.var;
    const unitId = c.req.param("unitId");
    const found = await unitGoals(context, caller, { unitId, ...c.req.valid("query") });
    return found ? c.json(found, 200) : refuse(c, 404, "notFound", "この課・室は見つかりませんでした。");
  })
  .get("/units/:unitId/goals/:goalId", allow("unitReader"), async (c) => {
    const { context, caller } = c.var;
    const found = await goalPage(context, caller, c.req.param());
    return found ? c.json(found, 200) : refuse(c, 404, "notFound", "この目標は見つかりませんでした。");
  });
