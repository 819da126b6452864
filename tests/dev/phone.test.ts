import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { LineSimulator } from "../../dev/line/index.ts";
import { createPhone } from "../../dev/phone/index.ts";
import type { PhoneState } from "../../dev/phone/state.ts";
import { push, STRANGER, startSimulator, USER_A, USER_B } from "./simulation.ts";

const MORNING = Date.parse("2026-10-02T08:30:00+09:00");
const MEMBERS = [
  { userId: USER_A, name: "青木", title: "課長", unit: "環境政策課", linked: true },
  { userId: STRANGER, name: "千葉", title: "主事", unit: "市民課", linked: false },
];

let simulator: LineSimulator;
let phone: Awaited<ReturnType<typeof createPhone>>;
let ticks: Array<string | number>;
beforeEach(async () => {
  simulator = await startSimulator();
  ticks = [];
  phone = await createPhone({
    simulator,
    port: 0,
    liffUrl: "http://127.0.0.1:1/",
    members: async () => MEMBERS,
    setDay: (day) => {
      ticks.push(day);
    },
    tick: async (instant) => {
      ticks.push(instant);
      await push(simulator, USER_A);
    },
    stories: {
      list: async () => [{ key: "evening", label: "夕方の命令" }],
      tell: async (key) => (key === "evening" ? { userId: USER_A } : null),
    },
    firstHolder: USER_A,
    makePaper: async (userId) => (userId === STRANGER ? { staffNumber: "10024", code: "ABCDE-FGHIJ" } : null),
    suggestions: async () => [{ day: "2026-10-07", label: "締切の日" }],
  });
});
afterEach(async () => {
  await phone.close();
  await simulator.close();
});

async function state(user?: string): Promise<PhoneState> {
  return (await fetch(`${phone.url}/api/state${user === undefined ? "" : `?user=${user}`}`)).json();
}

function send(path: string, body: unknown): Promise<Response> {
  return fetch(`${phone.url}${path}`, { method: "POST", body: JSON.stringify(body) });
}

it("lists the members and gives each a LINE account, a friend's when linked", async () => {
  expect((await state()).members).toMatchObject([
    { name: "青木", linked: true, unread: 0 },
    { name: "千葉", linked: false },
  ]);
  expect(simulator.user(STRANGER)).toMatchObject({ friend: false });
});

it("makes it a later time of a day, and refuses what is no time", async () => {
  await send("/api/morning", { day: "2026-10-02", time: "16:00" });
  expect(await state()).toMatchObject({ day: "2026-10-02", time: "16:00" });
  expect((await send("/api/morning", { day: "2026-10-02", time: "25:00" })).status).toBe(400);
});

it("makes it the morning of a day, tells the day before the tick, and counts what is unread", async () => {
  await send("/api/morning", { day: "2026-10-02" });
  expect(ticks).toEqual(["2026-10-02", MORNING]);
  expect(await state()).toMatchObject({ day: "2026-10-02", dayInWords: "10月2日（金）", time: "8:30" });
  expect((await state()).members[0]?.unread).toBe(1);
  const shown = await state(USER_A);
  expect(shown.talk?.entries).toMatchObject([{ from: "bot", day: "10月2日（金）", time: "8:30" }]);
  expect(shown.sends).toMatchObject([{ via: "push", people: 1, status: 200, summary: "こんにちは" }]);
  expect((await state()).members[0]?.unread).toBe(0);
});

it("refuses a day that does not exist", async () => {
  expect((await send("/api/morning", { day: "2026-02-30" })).status).toBe(400);
  expect(ticks).toEqual([]);
});

it("sends taps and texts as webhooks; only what has words appears in the talk", async () => {
  expect(await (await send(`/api/act?user=${USER_B}`, { kind: "postback", data: "x" })).json()).toMatchObject(
    {
      kind: "could_not_connect",
    },
  );
  await send(`/api/act?user=${USER_B}`, { kind: "postback", data: "x", displayText: "明朝" });
  await send(`/api/act?user=${USER_B}`, { kind: "text", text: "こんにちは" });
  const types = simulator.webhook.attempts.map(({ body }) => JSON.parse(body).events[0].type);
  expect(types).toEqual(["postback", "postback", "message"]);
  expect((await state(USER_B)).talk?.entries).toMatchObject([{ text: "明朝" }, { text: "こんにちは" }]);
  expect((await send(`/api/act?user=U${"7".repeat(32)}`, { kind: "follow" })).status).toBe(404);
});

it("switches a fault on and off, and shows it gone once it has struck", async () => {
  const armed = async () => (await state()).faults.filter((each) => each.armed).map(({ key }) => key);
  await send("/api/faults", { key: "status500", on: true });
  await send("/api/faults", { key: "duplicate", on: true });
  await send("/api/faults", { key: "dropAnswer", on: true });
  expect(await armed()).toEqual(["status500", "dropAnswer", "duplicate"]);
  await send("/api/faults", { key: "dropAnswer", on: false });
  expect((await push(simulator, USER_A)).status).toBe(500);
  expect(await armed()).toEqual(["duplicate"]);
  expect((await send("/api/faults", { key: "unknown", on: true })).status).toBe(404);
});

it("signs an ID token for the mini-app's mock, readable from any origin", async () => {
  const response = await fetch(`${phone.url}/mock/id-token?user=${USER_A}`);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  const { idToken } = (await response.json()) as { idToken: string };
  const jwks = createRemoteJWKSet(new URL(`${simulator.url}/oauth2/v2.1/certs`));
  expect((await jwtVerify(idToken, jwks)).payload.sub).toBe(USER_A);
  expect((await fetch(`${phone.url}/mock/id-token?user=${STRANGER}`)).status).toBe(404);
});

it("begins with the chosen person, tells stories, and hands out papers to whoever is not linked", async () => {
  expect(await state()).toMatchObject({
    firstHolder: USER_A,
    stories: [{ key: "evening", label: "夕方の命令" }],
    suggestions: [{ day: "2026-10-07" }],
  });
  expect(await (await send("/api/stories", { key: "evening" })).json()).toEqual({ userId: USER_A });
  expect((await send("/api/stories", { key: "constructor" })).status).toBe(404);
  expect(await (await send(`/api/paper?user=${STRANGER}`, {})).json()).toMatchObject({ code: "ABCDE-FGHIJ" });
  expect((await send(`/api/paper?user=${USER_A}`, {})).status).toBe(404);
});

it("shows again what came in an earlier life, and counts none of it as sent", async () => {
  await state();
  simulator.recall(USER_A, [{ type: "text", text: "前の朝" }], MORNING);
  const shown = await state(USER_A);
  expect(shown.talk?.entries).toMatchObject([{ from: "bot", day: "10月2日（金）", time: "8:30" }]);
  expect(shown.sends).toEqual([]);
  expect(simulator.quota.used()).toBe(0);
});

it("tells of changes as they happen", async () => {
  const response = await fetch(`${phone.url}/api/changes`);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  const next = reader.read();
  await push(simulator, USER_A);
  expect(new TextDecoder().decode((await next).value)).toBe("data: changed\n\n");
  await reader.cancel();
});

it("serves the page as modules without types, and nothing outside it", async () => {
  const page = await fetch(phone.url);
  expect(page.headers.get("content-type")).toContain("text/html");
  const script = await fetch(`${phone.url}/main.ts`);
  expect(script.headers.get("content-type")).toContain("text/javascript");
  expect(await script.text()).not.toContain("import type");
  expect((await fetch(`${phone.url}/..%2fphone.ts`)).status).toBe(404);
});
