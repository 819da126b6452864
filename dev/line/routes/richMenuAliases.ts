import { Hono } from "hono";
import { checkSchema } from "../check/schema.ts";
import { readJson, refuse, refuseProblems, type SimulatorEnv } from "./respond.ts";
import { notFound } from "./richMenus.ts";

/** Aliases of rich menus, for menus with tabs. */
export function richMenuAliasRoutes(): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();

  app.post("/", (c) => {
    const read = readJson(c);
    if (read.kind === "refused") return read.response;
    const problems = checkSchema("CreateRichMenuAliasRequest", read.value);
    if (problems.length > 0) return refuseProblems(c, problems);
    const { aliases, menus } = c.get("core").richMenus;
    const { richMenuAliasId, richMenuId } = read.value as { richMenuAliasId: string; richMenuId: string };
    if (!menus.has(richMenuId)) return refuse(c, 400, "richmenu not found");
    if (aliases.has(richMenuAliasId)) return refuse(c, 400, "conflict richmenu alias id");
    aliases.set(richMenuAliasId, richMenuId);
    return c.json({});
  });
  app.get("/list", (c) =>
    c.json({
      aliases: [...c.get("core").richMenus.aliases].map(([richMenuAliasId, richMenuId]) => ({
        richMenuAliasId,
        richMenuId,
      })),
    }),
  );
  app.get("/:alias", (c) => {
    const richMenuAliasId = c.req.param("alias");
    const richMenuId = c.get("core").richMenus.aliases.get(richMenuAliasId);
    return richMenuId === undefined ? notFound(c) : c.json({ richMenuAliasId, richMenuId });
  });
  app.post("/:alias", (c) => {
    const read = readJson(c);
    if (read.kind === "refused") return read.response;
    const problems = checkSchema("UpdateRichMenuAliasRequest", read.value);
    if (problems.length > 0) return refuseProblems(c, problems);
    const { aliases, menus } = c.get("core").richMenus;
    const { richMenuId } = read.value as { richMenuId: string };
    if (!menus.has(richMenuId)) return refuse(c, 400, "richmenu not found");
    if (!aliases.has(c.req.param("alias"))) return notFound(c);
    aliases.set(c.req.param("alias"), richMenuId);
    return c.json({});
  });
  app.delete("/:alias", (c) =>
    c.get("core").richMenus.aliases.delete(c.req.param("alias")) ? c.json({}) : notFound(c),
  );
  return app;
}
