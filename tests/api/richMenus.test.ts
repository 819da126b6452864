import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { posts } from "../../db/schema/index.ts";
import { readPictures } from "../../dev/richMenus/pictures.ts";
import { composeRichMenus } from "../../worker/context.ts";
import { tick } from "../../worker/delivery/tick.ts";
import { type Bindings, readConfig } from "../../worker/env.ts";
import { publishMenus } from "../../worker/line/richMenus/publishMenus.ts";
import { createInvite } from "../../worker/people/createInvite.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";
import { testContext } from "../support/context.ts";

const NEW_ACCOUNT = `U${"c".repeat(32)}`;
const PERSON = CITY.staff.planningMember;

let api: ApiUnderTest;
let logged: string[];
beforeAll(async () => {
  api = await startApi();
  api.line.addUser({ userId: NEW_ACCOUNT, name: "new", friend: true });
});
beforeEach(() => {
  logged = [];
  vi.spyOn(console, "log").mockImplementation((line) => void logged.push(String(line)));
});
afterAll(() => api.close());

const context = () => testContext(api.db, { newId: () => crypto.randomUUID() });
const config = () => readConfig(api.bindings);
const sees = () => api.line.richMenuOf(NEW_ACCOUNT)?.menu.name?.split(" ")[1] ?? null;
const runTick = (day: string) =>
  tick({ ...api.bindings } as unknown as Bindings, config(), Date.parse(`${day}T06:00:00+09:00`));

async function link(): Promise<{ status: number; cookie: string }> {
  const invite = await createInvite(context(), {
    staffNumber: "10008",
    secret: config().SESSION_SECRET,
  });
  if (invite.kind === "refused" || invite.staff.id !== PERSON) throw new Error("no invite");
  const answer = await api.request("POST", "/api/link", {
    body: { idToken: await api.line.issueIdToken(NEW_ACCOUNT), staffNumber: "10008", code: invite.code },
  });
  return { status: answer.status, cookie: (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "" };
}

test("in a city without menus linking and the tick ask LINE for none", async () => {
  const { status, cookie } = await link();
  expect(status).toBe(200);
  await runTick("2026-10-06");
  expect((await api.request("DELETE", "/api/link", { cookie })).status).toBe(200);
  expect(api.line.calls.filter((call) => call.path.includes("richmenu"))).toEqual([]);
});

test("linking brings the menu of the post, and unlinking takes it away", async () => {
  await publishMenus(context(), {
    client: composeRichMenus(config()),
    liffId: config().LIFF_ID,
    pictures: readPictures(),
    pause: async () => {},
  });
  expect(sees()).toBe("未連携");
  const { cookie } = await link();
  expect(sees()).toBe("職員");
  expect((await api.request("DELETE", "/api/link", { cookie })).status).toBe(200);
  expect(sees()).toBe("未連携");
});

test("an account that LINE did not set free of its menu is by the next tick", async () => {
  const { cookie } = await link();
  await runTick("2026-10-06");
  api.line.faults.add({ kind: "status", endpoint: `/v2/bot/user/${NEW_ACCOUNT}`, status: 500, times: 1 });
  expect((await api.request("DELETE", "/api/link", { cookie })).status).toBe(200);
  expect(sees()).toBe("職員");
  await runTick("2026-10-06");
  expect(sees()).toBe("未連携");
});

test("a menu that LINE does not give keeps nobody from linking, and the tick gives it", async () => {
  api.line.faults.add({ kind: "status", endpoint: `/v2/bot/user/${NEW_ACCOUNT}`, status: 500, times: 1 });
  const { status } = await link();
  expect(status).toBe(200);
  expect(sees()).toBe("未連携");
  expect(logged.filter((line) => line.includes('"richMenus"'))).toEqual([
    expect.stringMatching(/"outcome":"refused".*"lineStatus":500/),
  ]);
  await runTick("2026-10-06");
  expect(sees()).toBe("職員");
});

test("a person's menu changes at the first tick of the day of their new post", async () => {
  await api.db.update(posts).set({ role: "chief" }).where(eq(posts.staffId, PERSON));
  await runTick("2026-10-08");
  expect(sees()).toBe("課長");
});

test("a tick that could not tell LINE says so, and no line of the log holds an account", async () => {
  await api.db.update(posts).set({ role: "director" }).where(eq(posts.staffId, PERSON));
  api.line.faults.add({ kind: "status", endpoint: "/v2/bot/richmenu/bulk/link", status: 503, times: 1 });
  await expect(runTick("2026-10-09")).rejects.toThrow("richMenus");
  await runTick("2026-10-09");
  expect(sees()).toBe("部長");
  expect(logged.join()).not.toMatch(/U[0-9a-f]{32}/);
});
