import { Hono } from "hono";
import * as v from "valibot";
import { composeLine } from "../../context.ts";
import { enqueue } from "../../delivery/enqueue.ts";
import { callPreview } from "../../departments/callPreview.ts";
import { callUnits } from "../../departments/callUnits.ts";
import { departmentGrid } from "../../departments/departmentGrid.ts";
import type { CallRefusal } from "../../domain/callViews.ts";
import { id } from "../../domain/shapes.ts";
import type { Config } from "../../env.ts";
import { askQuota } from "../../line/askQuota.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";
import { smallBody, takes } from "../bodies.ts";
import { sparingly } from "../rateLimits.ts";
import { yearQuery } from "./yearQuery.ts";

/** No department has more units. */
const MOST_UNITS = 300;

const wantedUnits = takes(
  "json",
  v.object({
    unitIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(MOST_UNITS)),
  }),
);

const planningParts = (config: Config) => {
  const line = composeLine(config);
  return {
    cards: { liffId: config.LIFF_ID, content: config.LINE_CONTENT },
    askQuota: () => askQuota(line),
  };
};

/** 部の一覧, and 声をかける. */
export const departmentRoutes = new Hono<ApiEnv>()
  .get("/departments/:unitId/grid", allow("departmentOverseer"), yearQuery, async (c) => {
    const unitId = c.req.param("unitId");
    const grid = await departmentGrid(c.var.context, { unitId, ...c.req.valid("query") });
    return grid ? c.json(grid, 200) : refuse(c, 404, "notFound", "この部は見つかりませんでした。");
  })
  .get("/departments/:unitId/call", allow("departmentOverseer"), async (c) => {
    const { context, config } = c.var;
    const unitId = c.req.param("unitId");
    return c.json(await callPreview(context, { unitId, ...planningParts(config) }), 200);
  })
  .post(
    "/departments/:unitId/call",
    allow("departmentOverseer"),
    sparingly,
    smallBody,
    takes("param", v.object({ unitId: id })),
    wantedUnits,
    async (c) => {
      const { context, config } = c.var;
      const request = { ...c.req.valid("param"), ...c.req.valid("json") };
      const outcome = await callUnits(context, request, {
        ...planningParts(config),
        newRetryKey: () => crypto.randomUUID(),
        enqueue: (messages) => enqueue(c.env, messages),
        wallNow: Date.now(),
      });
      if (outcome.kind === "called") return c.json(outcome, 201);
      return refuse(c, 409, outcome.reason, wordRefusal(outcome.reason));
    },
  );

function wordRefusal(reason: CallRefusal): string {
  switch (reason) {
    case "paused":
      return "いまは、すべてのお知らせを管理者が止めています。";
    case "answered":
      return "回答がそろったため、声をかける部署がなくなりました。";
    case "calledBefore":
      return "もう声をかけてあります。";
    case "nobodyReached":
      return "いま LINE で声の届く人がいません。";
  }
}
