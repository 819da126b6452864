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

async function createBare(): Promise<string> {
  return String((await post(simulator, "/v2/bot/richmenu", MENU)).json.richMenuId);
}

async function create(): Promise<string> {
  const id = await createBare();
  await call("POST", `/v2/bot/richmenu/${id}/content`, png(2500, 843));
  return id;
}

/** The head of a PNG of a size, which is all that LINE's rules look at. */
function png(width: number, height: number, bytes = 24) {
  const image = new Uint8Array(bytes);
  image.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const view = new DataView(image.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return image;
}

/** A JPEG with one table before the frame that tells its size. */
function jpeg(width: number, height: number) {
  const bytes = (value: number) => [value >> 8, value & 255];
  const table = [0xff, 0xe0, 0, 4, 1, 1];
  return new Uint8Array([
    ...[0xff, 0xd8, ...table, 0xff, 0xc0, 0, 17, 8],
    ...[...bytes(height), ...bytes(width), 3, 0, 0, 0],
  ]);
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
  const id = await createBare();
  const bytes = png(2500, 843);
  expect((await call("POST", `/v2/bot/richmenu/${id}/content`, bytes)).status).toBe(200);
  expect((await call("POST", `/v2/bot/richmenu/${id}/content`, bytes)).status).toBe(400);
  const picture = await call("GET", `/v2/bot/richmenu/${id}/content`);
  expect(new Uint8Array(await picture.arrayBuffer())).toEqual(bytes);
});

it.each([
  ["a picture of the wrong shape", png(1000, 1000), "image/png", 400],
  ["a picture that is too small", png(700, 250), "image/png", 400],
  ["a JPEG of the wrong shape", jpeg(1000, 1000), "image/jpeg", 400],
  ["what is no picture", new TextEncoder().encode("<svg/>"), "image/png", 400],
  ["another kind of picture", png(2500, 843), "image/webp", 415],
  ["a picture of more than 1 MB", png(2500, 843, 1024 * 1024 + 1), "image/png", 413],
])("refuses %s", async (_name, bytes, type, status) => {
  const id = await createBare();
  expect((await call("POST", `/v2/bot/richmenu/${id}/content`, bytes, type)).status).toBe(status);
});

it("takes a JPEG of the right shape", async () => {
  const id = await createBare();
  const answer = await call("POST", `/v2/bot/richmenu/${id}/content`, jpeg(2500, 843), "image/jpeg");
  expect(answer.status).toBe(200);
});

it("shows nobody a menu without a picture, and knows no menu it was not given", async () => {
  const bare = await createBare();
  const bulk = (richMenuId: string) =>
    post(simulator, "/v2/bot/richmenu/bulk/link", { richMenuId, userIds: [USER_A] });
  expect((await call("POST", `/v2/bot/user/all/richmenu/${bare}`)).status).toBe(400);
  expect((await call("POST", `/v2/bot/user/${USER_A}/richmenu/${bare}`)).status).toBe(400);
  expect((await bulk(bare)).status).toBe(400);
  expect((await call("POST", "/v2/bot/user/all/richmenu/richmenu-none")).status).toBe(404);
  expect((await call("POST", `/v2/bot/user/${USER_A}/richmenu/richmenu-none`)).status).toBe(404);
  expect((await bulk("richmenu-none")).status).toBe(404);
  expect((await call("POST", "/v2/bot/richmenu/richmenu-none/content", png(2500, 843))).status).toBe(404);
  expect((await call("DELETE", "/v2/bot/richmenu/richmenu-none")).status).toBe(404);
  expect(simulator.richMenuOf(USER_A)).toBeNull();
});

it("takes 500 people at once and no more", async () => {
  const richMenuId = await create();
  const userIds = Array.from({ length: 501 }, (_, index) => `U${String(index).padStart(32, "0")}`);
  const all = await post(simulator, "/v2/bot/richmenu/bulk/link", { richMenuId, userIds });
  expect(all.status).toBe(400);
  const most = await post(simulator, "/v2/bot/richmenu/bulk/link", { richMenuId, userIds: userIds.slice(1) });
  expect(most.status).toBe(202);
});

it.each([
  [
    "an area beyond its edge",
    {
      areas: [
        {
          bounds: { x: 1250, y: 0, width: 1251, height: 843 },
          action: { type: "postback", data: "d" },
        },
      ],
    },
  ],
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
