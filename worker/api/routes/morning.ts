import { Hono } from "hono";
import { morningSheet } from "../../deadlines/morningSheet.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";

/** 朝会: one sheet of a section, for whoever may read it. */
export const morningRoutes = new Hono<ApiEnv>().get(
  "/units/:unitId/morning",
  allow("unitReader"),
  async (c) => {
    const { context, caller, lineage } = c.var;
    const sheet = await morningSheet(context, caller, { unitId: c.req.param("unitId"), lineage });
    return sheet ? c.json(sheet, 200) : refuse(c, 404, "notFound", "この課・室は見つかりませんでした。");
  },
);
