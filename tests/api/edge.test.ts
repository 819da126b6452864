// What holds for every route whatever it does: who may send to it, how often, how its answers are marked, what the log says.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { api, statedRoutes } from "../../worker/api/app.ts";
import { type ApiUnderTest, OWN_PAGE, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";
import { takeConsoleErrors } from "../support/consoleErrors.ts";

const DIRECTOR = "U00000000000000000000000000000001";
const CHIEF = "U00000000000000000000000000000002";
const MEMBER = "U00000000000000000000000000000003";
const ADMIN = "U00000000000000000000000000000009";

let under: ApiUnderTest;
const cookies = { director: "", chief: "", member: "", admin: "" };
beforeAll(async () => {
  under = await startApi();
  cookies.director = await under.signIn(DIRECTOR);
  cookies.chief = await under.signIn(CHIEF);
  cookies.member = await under.signIn(MEMBER);
  cookies.admin = await under.signIn(ADMIN);
}, 60_000);
afterAll(() => under.close());

const UNSAFE = statedRoutes().filter(({ method }) => method !== "GET");
const concrete = (path: string) => path.replace(":unitId", CITY.units.residents).replace(/:\w+/g, "nowhere");
const reasonOf = async (answer: Response) =>
  ((await answer.json()) as { error?: { reason: string } }).error?.reason ?? null;

describe("what changes something comes from our own pages", () => {
  const ask = async (method: string, path: string, headers: Record<string, string>) =>
    api.request(concrete(path), { method, headers }, under.bindings);
  const FOREIGN: Record<string, Record<string, string>> = {
    "another site": { ...OWN_PAGE, origin: "https://evil.example" },
    "another site, as a browser marks it": {
      ...OWN_PAGE,
      origin: "https://evil.example",
      "sec-fetch-site": "same-origin",
    },
    "a page without an origin": { ...OWN_PAGE, origin: "null" },
    "another scheme": { ...OWN_PAGE, origin: "https://localhost" },
    "a sister host": { "x-requested-with": "shinchoku", "sec-fetch-site": "same-site" },
    "an address that was typed": { "x-requested-with": "shinchoku", "sec-fetch-site": "none" },
    "no browser": {},
    "no page": { "x-requested-with": "shinchoku" },
    "a form on our own host": { origin: OWN_PAGE.origin, "sec-fetch-site": "same-origin" },
  };
  const OWN: Record<string, Record<string, string>> = {
    "by its origin": OWN_PAGE,
    "by the browser's mark": { "x-requested-with": "shinchoku", "sec-fetch-site": "same-origin" },
  };

  test.each(UNSAFE)("$method $path", async ({ method, path }) => {
    for (const [whence, headers] of Object.entries(FOREIGN)) {
      const answer = await ask(method, path, { ...headers, "content-type": "application/json" });
      expect([whence, answer.status, await reasonOf(answer)]).toEqual([whence, 403, "foreignOrigin"]);
    }
    for (const [whence, headers] of Object.entries(OWN)) {
      const answer = await ask(method, path, headers);
      expect([whence, (await reasonOf(answer)) === "foreignOrigin"]).toEqual([whence, false]);
    }
  });
});

describe("every answer says what a browser may do with it, and the log why it is a refusal", () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    api.request(path, { headers }, under.bindings);
  const ANSWERS: [name: string, status: number, () => Response | Promise<Response>][] = [
    ["health", 200, () => get("/healthz")],
    ["readiness", 200, () => get("/readyz")],
    ["a page's data", 200, () => under.request("GET", "/api/me", { cookie: cookies.chief })],
    ["the public configuration", 200, () => get("/api/config")],
    ["nobody signed in", 401, () => get("/api/me")],
    ["not one's own", 403, () => under.request("GET", "/api/admin/settings", { cookie: cookies.chief })],
    ["another site", 403, () => api.request("/api/session", { method: "POST" }, under.bindings)],
    ["nothing there", 404, () => get("/api/nowhere")],
    ["an unfit body", 400, () => under.request("POST", "/api/session", { body: [] })],
    [
      "too long a body",
      413,
      () => under.request("POST", "/api/session", { body: { idToken: "x".repeat(40_000) } }),
    ],
    [
      "an unfit report",
      400,
      () =>
        under.request("POST", `/api/units/${CITY.units.residents}/goals/${CITY.goals.g1}/reports`, {
          cookie: cookies.chief,
          body: {},
        }),
    ],
    ["a paper that nobody can place", 422, unplacedPaper],
    ["an unknown calendar", 404, () => get(`/calendar/${"a".repeat(43)}.ics`)],
    ["a calendar", 200, calendarAnswer],
    [
      "an unsigned webhook",
      401,
      () => api.request("/line/webhook", { method: "POST", body: "{}" }, under.bindings),
    ],
    [
      "too long a webhook",
      413,
      () =>
        api.request("/line/webhook", { method: "POST", body: "x".repeat(2 * 1024 * 1024) }, under.bindings),
    ],
    ["a failure", 500, () => api.request("/healthz", {}, { ...under.bindings, LIFF_ID: undefined })],
  ];

  async function calendarAnswer() {
    const made = await under.request("POST", "/api/calendar-feed", { cookie: cookies.member });
    const { address } = (await made.json()) as { address: string };
    return get(new URL(address).pathname);
  }

  function unplacedPaper() {
    const body = new FormData();
    const heading = "番号,実施項目,計画・方針等の分類,どの水準まで,どのような方法で,いつまで,共通/課名";
    const row = "1,窓口の改善,その他,待ち時間が10分以内になっている。,配置を変える。,年度末,市民課";
    body.set("file", new File([`${heading}\n${row}\n`], "paper.csv"));
    const headers = { ...OWN_PAGE, cookie: cookies.admin };
    return api.request("/api/admin/imports/goals", { method: "POST", headers, body }, under.bindings);
  }

  test.each(ANSWERS)("%s", async (_, status, ask) => {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
    const answer = await ask();
    expect(answer.status).toBe(status);
    takeConsoleErrors();
    const isRefusal = status >= 400 && status < 500;
    expect(JSON.parse(String(log.mock.lastCall))).toMatchObject({
      status,
      ...(isRefusal ? { reason: expect.stringMatching(/./) } : {}),
    });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "strict-transport-security": "max-age=31536000",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "permissions-policy": expect.stringContaining("camera=()"),
      "content-security-policy": "default-src 'none'; object-src 'none'; frame-ancestors 'none'",
      "x-request-id": expect.any(String),
    });
  });
});

describe("how often", () => {
  /** A limit of so many for each key. */
  function limitOf(most: number) {
    const seen = new Map<string, number>();
    return {
      limit: async ({ key }: { key: string }) => {
        seen.set(key, (seen.get(key) ?? 0) + 1);
        return { success: (seen.get(key) ?? 0) <= most };
      },
    };
  }
  const send = (
    limits: Record<string, unknown>,
    method: string,
    path: string,
    more: Record<string, string> = {},
    body?: unknown,
  ) =>
    api.request(
      path,
      {
        method,
        headers: { ...OWN_PAGE, "content-type": "application/json", ...more },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      { ...under.bindings, ...limits },
    );
  async function expectTooOften(answer: Response) {
    expect(answer.status).toBe(429);
    expect(answer.headers.get("retry-after")).toBe("60");
    const { error } = (await answer.json()) as { error: { reason: string; message: string } };
    expect(error.reason).toBe("tooOften");
    expect(error.message).toMatch(/お試しください。$/);
  }

  test.each(UNSAFE.filter(({ rule }) => rule !== "anyone"))(
    "$method $path is counted by person",
    async ({ method, path, rule }) => {
      if (/\/(session|link|others)$/.test(path)) return;
      const limits = { WRITES: limitOf(0) };
      const cookie = rule === "admin" ? cookies.admin : cookies.chief;
      const answer = await send(limits, method, concrete(path), { cookie });
      // Who may not do it at all is told that first.
      if (answer.status !== 403) await expectTooOften(answer);
    },
  );

  test("one person's haste is nobody else's, and reading is free", async () => {
    const limits = { WRITES: limitOf(2) };
    const path = `/api/points/${CITY.points.first}/reading`;
    const statuses = async (cookie: string) => (await send(limits, "PUT", path, { cookie })).status;
    expect([
      await statuses(cookies.chief),
      await statuses(cookies.chief),
      await statuses(cookies.chief),
    ]).toEqual([200, 200, 429]);
    expect(await statuses(cookies.member)).toBe(200);
    expect((await send(limits, "GET", "/api/home", { cookie: cookies.chief })).status).toBe(200);
  });

  test.each([
    ["POST", "/api/admin/imports/goals", "admin"],
    ["POST", "/api/calendar-feed", "chief"],
    ["POST", "/api/deadlines", "chief"],
    ["POST", `/api/departments/${CITY.units.community}/call`, "director"],
    ["POST", `/api/units/${CITY.units.residents}/overtime/transfers`, "chief"],
  ] as const)("%s %s is counted more sparingly", async (method, path, who) => {
    await expectTooOften(await send({ COSTLY: limitOf(0) }, method, path, { cookie: cookies[who] }));
  });

  test("logins are counted by account, behind one address as many as there are", async () => {
    const limits = { SIGN_INS: limitOf(1), FORGERIES: limitOf(0) };
    const office = { "cf-connecting-ip": "192.0.2.1" };
    const signIn = async (lineUserId: string) =>
      send(limits, "POST", "/api/session", office, { idToken: await under.line.issueIdToken(lineUserId) });
    for (const lineUserId of [CHIEF, MEMBER, ADMIN]) expect((await signIn(lineUserId)).status).toBe(200);
    await expectTooOften(await signIn(CHIEF));
    const link = { idToken: await under.line.issueIdToken(CHIEF), staffNumber: "10002", code: "wrong" };
    await expectTooOften(await send(limits, "POST", "/api/link", {}, link));
  });

  test.each(["/api/session", "/api/link"])(
    "tokens that LINE did not make are counted by address at %s",
    async (path) => {
      const limits = { FORGERIES: limitOf(1) };
      const forge = async (from: string, signedWith?: "otherKey") => {
        const idToken = await under.line.issueIdToken(CHIEF, signedWith ? { signedWith } : { iat: 1 });
        const body = { idToken, staffNumber: "10002", code: "wrong" };
        return send(limits, "POST", path, { "cf-connecting-ip": from }, body);
      };
      expect((await forge("192.0.2.1", "otherKey")).status).toBe(401);
      await expectTooOften(await forge("192.0.2.1", "otherKey"));
      expect((await forge("192.0.2.2", "otherKey")).status).toBe(401);
      // One that has only grown old is an honest person's.
      expect((await forge("192.0.2.1")).status).toBe(401);
    },
  );
});

describe("the log of requests", () => {
  let lines: string[];
  beforeEach(() => {
    lines = [];
    vi.spyOn(console, "log").mockImplementation((line) => void lines.push(String(line)));
  });
  afterEach(() => vi.restoreAllMocks());
  const logged = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

  test("says why something was refused, and by a pseudonym to whom", async () => {
    await under.request("GET", "/api/admin/settings", { cookie: cookies.chief });
    await under.request("GET", "/api/home", { cookie: cookies.chief });
    await under.request("GET", "/api/home", { cookie: cookies.member });
    await under.request("GET", "/api/home");
    const [, home, others, nobody] = logged();
    expect(home?.actor).toMatch(/^[0-9a-f]{8}$/);
    expect(others?.actor).not.toBe(home?.actor);
    expect(nobody).toMatchObject({ status: 401, reason: "signedOut" });
    expect(logged()[0]).toMatchObject({ status: 403, reason: "forbidden", actor: home?.actor });
    expect(lines.join()).not.toContain(CITY.staff.residentsChief);
  });

  test.each(["x".repeat(4_000), "a b", "<b>", "１２３", '"}{"', ""])(
    "takes no id of a request like %s",
    async (ray) => {
      const answer = await api.request(
        "/healthz",
        { headers: { "cf-ray": encodeURI(ray) === ray ? ray : encodeURI(ray) } },
        under.bindings,
      );
      expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  test("takes Cloudflare's own", async () => {
    const answer = await api.request(
      "/healthz",
      { headers: { "cf-ray": "8f3b2c1d4e5f6a7b-NRT" } },
      under.bindings,
    );
    expect(answer.headers.get("x-request-id")).toBe("8f3b2c1d4e5f6a7b-NRT");
    expect(logged()[0]).toMatchObject({ requestId: "8f3b2c1d4e5f6a7b-NRT" });
  });
});
