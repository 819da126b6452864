import { Hono } from "hono";
import { departmentGrid } from "../../departments/departmentGrid.ts";
import { type ApiEnv, allow, refuse } from "../access.ts";
import { yearQuery } from "./yearQuery.ts";

/** 部の一覧. */
export const departmentRoutes = new Hono<ApiEnv>().get(
  "/departments/:unitId/grid",
  allow("departmentOverseer"),
  yearQuery,
  async (c) => {
    const unitId = c.req.param("unitId");
    const grid = await departmentGrid(c.var.context, { unitId, ...c.req.valid("query") });
    return grid ? c.json(grid, 200) : refuse(c, 404, "notFound", "この部は見つかりませんでした。");
  },
);
