import { Hono } from "hono";
import type { SimulatorEnv } from "./respond.ts";
import { notFound, refuseUnready } from "./richMenus.ts";

/** Who sees which rich menu: the default for all, and one per person. */
export function richMenuLinkRoutes(): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();

  app.post("/all/richmenu/:richMenuId", (c) => {
    const { richMenus, records } = c.get("core");
    const richMenuId = c.req.param("richMenuId");
    const refused = refuseUnready(c, richMenuId);
    if (refused) return refused;
    richMenus.defaultId = richMenuId;
    records.changed();
    return c.json({});
  });
  app.get("/all/richmenu", (c) => {
    const { defaultId } = c.get("core").richMenus;
    return defaultId === null ? notFound(c) : c.json({ richMenuId: defaultId });
  });
  app.delete("/all/richmenu", (c) => {
    const { richMenus, records } = c.get("core");
    richMenus.defaultId = null;
    records.changed();
    return c.json({});
  });

  app.post("/:userId/richmenu/:richMenuId", (c) => {
    const { richMenus, users, records } = c.get("core");
    const { userId, richMenuId } = c.req.param();
    const refused = refuseUnready(c, richMenuId);
    if (refused) return refused;
    // LINE answers 200 for who blocked the bot too, and links nothing.
    if (users.isReachable(userId)) richMenus.links.set(userId, richMenuId);
    records.changed();
    return c.json({});
  });
  app.get("/:userId/richmenu", (c) => {
    const richMenuId = c.get("core").richMenus.links.get(c.req.param("userId"));
    return richMenuId === undefined ? notFound(c) : c.json({ richMenuId });
  });
  app.delete("/:userId/richmenu", (c) => {
    const { richMenus, records } = c.get("core");
    richMenus.links.delete(c.req.param("userId"));
    records.changed();
    return c.json({});
  });
  return app;
}
