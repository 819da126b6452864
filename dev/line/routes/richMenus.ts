import type { messagingApi } from "@line/bot-sdk";
import { Hono } from "hono";
import { checkRichMenu, isMenuImage } from "../check/richMenu.ts";
import { checkSchema } from "../check/schema.ts";
import type { RichMenu } from "../state/richMenus.ts";
import { type Ctx, readJson, refuse, refuseProblems, type SimulatorEnv } from "./respond.ts";

const MAX_IMAGE_BYTES = 1024 * 1024;
// Made with the Messaging API, per account.
const MAX_MENUS = 1000;
const IMAGE_TYPES = ["image/png", "image/jpeg"];

/** Rich menus themselves: create, list, get, delete, picture. */
export function richMenuRoutes(): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();

  app.post("/", (c) => {
    const read = readJson(c);
    if (read.kind === "refused") return read.response;
    const problems = checkRichMenu(read.value);
    if (problems.length > 0) return refuseProblems(c, problems);
    const { richMenus } = c.get("core");
    if (richMenus.menus.size >= MAX_MENUS) return refuse(c, 400, "The number of rich menus is at its limit");
    const { richMenuId } = richMenus.create(read.value as messagingApi.RichMenuRequest);
    return c.json({ richMenuId });
  });
  app.post("/validate", (c) => {
    const read = readJson(c);
    if (read.kind === "refused") return read.response;
    const problems = checkRichMenu(read.value);
    return problems.length > 0 ? refuseProblems(c, problems) : c.json({});
  });
  app.get("/list", (c) => c.json({ richmenus: [...c.get("core").richMenus.menus.values()].map(toResponse) }));

  app.post("/bulk/link", (c) => bulk(c, "RichMenuBulkLinkRequest"));
  app.post("/bulk/unlink", (c) => bulk(c, "RichMenuBulkUnlinkRequest"));

  app.get("/:richMenuId", (c) => {
    const menu = c.get("core").richMenus.menus.get(c.req.param("richMenuId"));
    return menu === undefined ? notFound(c) : c.json(toResponse(menu));
  });
  app.delete("/:richMenuId", (c) => {
    const { richMenus, records } = c.get("core");
    if (!richMenus.delete(c.req.param("richMenuId"))) return notFound(c);
    records.changed();
    return c.json({});
  });
  app.post("/:richMenuId/content", uploadImage);
  app.get("/:richMenuId/content", (c) => {
    const image = c.get("core").richMenus.menus.get(c.req.param("richMenuId"))?.image ?? null;
    if (image === null) return notFound(c);
    return c.body(image.bytes.slice().buffer, 200, { "content-type": image.type });
  });
  return app;
}

async function uploadImage(c: Ctx): Promise<Response> {
  const { richMenus, records } = c.get("core");
  const menu = richMenus.menus.get(c.req.param("richMenuId") ?? "");
  if (menu === undefined) return notFound(c);
  const type = c.req.header("content-type") ?? "";
  if (!IMAGE_TYPES.includes(type)) return refuse(c, 415, `The content type, ${type}, is not supported`);
  if (menu.image !== null) return refuse(c, 400, "An image has already been uploaded to the richmenu");
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  if (bytes.length > MAX_IMAGE_BYTES) return refuse(c, 413, "Request exceeds the max size of 1 MB");
  if (!isMenuImage(bytes)) return refuse(c, 400, "The image size is not allowed for richmenu");
  menu.image = { type, bytes };
  records.changed();
  return c.json({});
}

function bulk(c: Ctx, schema: "RichMenuBulkLinkRequest" | "RichMenuBulkUnlinkRequest"): Response {
  const read = readJson(c);
  if (read.kind === "refused") return read.response;
  const problems = checkSchema(schema, read.value);
  if (problems.length > 0) return refuseProblems(c, problems);
  const { richMenus, users, records } = c.get("core");
  const { richMenuId, userIds } = read.value as { richMenuId?: string; userIds: string[] };
  const refused = richMenuId === undefined ? null : refuseUnready(c, richMenuId);
  if (refused) return refused;
  for (const userId of userIds) {
    if (richMenuId === undefined) richMenus.links.delete(userId);
    else if (users.isReachable(userId)) richMenus.links.set(userId, richMenuId);
  }
  records.changed();
  return c.json({}, 202);
}

/** A menu can be shown to people once it has its picture; null when it has. */
export function refuseUnready(c: Ctx, richMenuId: string): Response | null {
  const menu = c.get("core").richMenus.menus.get(richMenuId);
  if (menu === undefined) return notFound(c);
  return menu.image === null ? refuse(c, 400, "must upload richmenu image before applying it to user") : null;
}

export function notFound(c: Ctx): Response {
  return refuse(c, 404, "Not found");
}

function toResponse({ richMenuId, menu }: RichMenu): object {
  return { richMenuId, ...menu };
}
