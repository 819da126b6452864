import { afterEach, beforeEach, expect, it } from "vitest";
import type { LineSimulator } from "../../dev/line/index.ts";
import { post, startSimulator, USER_A, USER_B } from "./simulation.ts";

const MENU = {
  size: { width: 2500, height: 843 },
  selected: true,
  name: "仕事",
  chatBarText: "メニュー",
  areas: [
    {
      bounds: { x: 0, y: 0, width: 1250, height: 843 },
      action: { type: "postback", label: "やること", data: "d" },
    },
  ],
};

let simulator: LineSimulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.close());

async function create(): Promise<string> {
  return String((await post(simulator, "/v2/bot/richmenu", MENU)).json.richMenuId);
}

function call(method: string, path: string, body?: BodyInit, type = "image/png") {
  const headers = { authorization: "Bearer token", ...(body === undefined ? {} : { "content-type": type }) };
  return fetch(`${simulator.url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
}

it("shows a person's own menu before the default", async () => {
  const [common, own] = [await create(), await create()];
  await call("POST", `/v2/bot/user/all/richmenu/${common}`);
  await call("POST", `/v2/bot/user/${USER_A}/richmenu/${own}`);
  expect(simulator.richMenuOf(USER_A)?.richMenuId).toBe(own);
  expect(simulator.richMenuOf(USER_B)?.richMenuId).toBe(common);
  await call("DELETE", `/v2/bot/user/${USER_A}/richmenu`);
  expect(simulator.richMenuOf(USER_A)?.richMenuId).toBe(common);
});

it("keeps the picture, which cannot be replaced", async () => {
  const id = await create();
  const bytes = new Uint8Array([137, 80, 78, 71, 0, 255]);
  expect((await call("POST", `/v2/bot/richmenu/${id}/content`, bytes)).status).toBe(200);
  expect((await call("POST", `/v2/bot/richmenu/${id}/content`, bytes)).status).toBe(400);
  const picture = await call("GET", `/v2/bot/richmenu/${id}/content`);
  expect(new Uint8Array(await picture.arrayBuffer())).toEqual(bytes);
});

it.each([
  ["a long bar text", { chatBarText: "あ".repeat(15) }],
  ["a narrow shape", { size: { width: 1000, height: 1000 } }],
  ["no name", { name: undefined }],
  [
    "an area with bad data",
    {
      areas: [
        { bounds: { x: 0, y: 0, width: 1, height: 1 }, action: { type: "postback", data: "a".repeat(301) } },
      ],
    },
  ],
])("refuses a menu with %s", async (_name, override) => {
  expect((await post(simulator, "/v2/bot/richmenu", { ...MENU, ...override })).status).toBe(400);
});

it("links many at once, but nobody who blocked the bot", async () => {
  const richMenuId = await create();
  await simulator.unfollow(USER_B);
  const linked = await post(simulator, "/v2/bot/richmenu/bulk/link", {
    richMenuId,
    userIds: [USER_A, USER_B],
  });
  expect(linked.status).toBe(202);
  expect(simulator.richMenuOf(USER_A)).not.toBeNull();
  expect(simulator.richMenuOf(USER_B)).toBeNull();
});

it("knows menus by alias", async () => {
  const richMenuId = await create();
  const alias = { richMenuAliasId: "work", richMenuId };
  expect((await post(simulator, "/v2/bot/richmenu/alias", alias)).status).toBe(200);
  expect((await post(simulator, "/v2/bot/richmenu/alias", alias)).status).toBe(400);
  expect(await (await call("GET", "/v2/bot/richmenu/alias/work")).json()).toEqual(alias);
});

it("forgets a deleted menu everywhere", async () => {
  const id = await create();
  await call("POST", `/v2/bot/user/${USER_A}/richmenu/${id}`);
  expect((await call("DELETE", `/v2/bot/richmenu/${id}`)).status).toBe(200);
  expect(simulator.richMenuOf(USER_A)).toBeNull();
  expect((await call("GET", `/v2/bot/richmenu/${id}`)).status).toBe(404);
});
