import { once } from "node:events";
import { createServer } from "node:http";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { sessions } from "../../db/schema/index.ts";
import type { IdTokenOverrides } from "../../dev/line/index.ts";
import { api } from "../../worker/api/app.ts";
import { type ApiUnderTest, OWN_PAGE, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";
import { takeConsoleErrors } from "../support/consoleErrors.ts";

const CHIEF = "U00000000000000000000000000000002";
const STRANGER = "Uffffffffffffffffffffffffffffffff";

let under: ApiUnderTest;
beforeAll(async () => {
  under = await startApi();
}, 30_000);
afterAll(() => under.close());

const exchange = (idToken: string) => under.request("POST", "/api/session", { body: { idToken } });
const seconds = (fromNow: number) => Math.floor(Date.now() / 1000) + fromNow;

async function refusal(answer: Response): Promise<string> {
  const { error } = (await answer.json()) as { error: { reason: string } };
  return error.reason;
}

describe("POST /api/session", () => {
  test("gives a genuine token a cookie that only this host over HTTPS gets back", async () => {
    const answer = await exchange(await under.line.issueIdToken(CHIEF));
    expect(await answer.json()).toEqual({ status: "signedIn" });
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^__Host-shinchoku=[\w-]{43};/);
    for (const attribute of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=28800"]) {
      expect(cookie).toContain(attribute);
    }
  });

  test("keeps the secret of the cookie nowhere but in the cookie", async () => {
    const cookie = await under.signIn(CHIEF);
    const stored = await under.db
      .select()
      .from(sessions)
      .where(eq(sessions.staffId, CITY.staff.residentsChief));
    expect(stored.length).toBeGreaterThan(0);
    expect(JSON.stringify(stored)).not.toContain(cookie.split("=")[1]);
  });

  test("knows nobody by an account that is not linked, and sets no cookie", async () => {
    const answer = await exchange(await under.line.issueIdToken(STRANGER));
    expect(await answer.json()).toEqual({ status: "notLinked" });
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  test.each<[string, IdTokenOverrides, string]>([
    ["signed with another key under a known id", { signedWith: "otherKey" }, "invalid"],
    ["signed with the channel secret (HS256)", { signedWith: "hs256" }, "invalid"],
    ["not signed at all", { signedWith: "none" }, "invalid"],
    ["made for another channel", { aud: "1999999999" }, "invalid"],
    ["from another issuer", { iss: "https://access.example.com" }, "invalid"],
    ["for somebody who is no LINE user", { sub: "admin" }, "invalid"],
    ["for a list of people", { sub: [CHIEF] as never }, "invalid"],
    ["from the future", { iat: seconds(600) }, "invalid"],
    ["past its end", { iat: seconds(-7200), exp: seconds(-3600) }, "stale"],
    ["genuine but older than ten minutes", { iat: seconds(-900), exp: seconds(2700) }, "stale"],
  ])("refuses a token %s", async (_, overrides, reason) => {
    const answer = await exchange(await under.line.issueIdToken(CHIEF, overrides));
    expect(answer.status).toBe(401);
    expect(await refusal(answer)).toBe(reason);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  test("takes a new key of LINE's as soon as it may ask for the keys, and says till then to come again", async () => {
    await under.signIn(CHIEF);
    await under.line.rotateKey();
    const soon = await exchange(await under.line.issueIdToken(CHIEF));
    expect([soon.status, await refusal(soon)]).toEqual([503, "lineUnavailable"]);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 31_000 });
    const unpublished = await exchange(await under.line.issueIdToken(CHIEF, { signedWith: "unknownKey" }));
    expect([unpublished.status, await refusal(unpublished)]).toEqual([401, "invalid"]);
    const later = await exchange(await under.line.issueIdToken(CHIEF));
    vi.useRealTimers();
    expect(await later.json()).toEqual({ status: "signedIn" });
  });

  test("takes a token of a clock that is a little ahead of ours", async () => {
    const answer = await exchange(await under.line.issueIdToken(CHIEF, { iat: seconds(20) }));
    expect(await answer.json()).toEqual({ status: "signedIn" });
  });

  test.each([
    ["is away", null],
    ["is unwell", new Response("<h1>502</h1>", { status: 502 })],
    ["answers garbage", new Response("<h1>welcome</h1>")],
    ["publishes no keys", Response.json({})],
  ])("says 503, and not that the login is wrong, when LINE's key server %s", async (_, keys) => {
    const server =
      keys &&
      createServer(async (_request, response) => {
        response.writeHead(keys.status).end(await keys.clone().text());
      }).listen(0, "127.0.0.1");
    if (server) await once(server, "listening");
    const port = (server?.address() as { port: number } | undefined)?.port ?? 1;
    const bindings = { ...under.bindings, LINE_API_BASE_URL: `http://127.0.0.1:${port}` };
    const idToken = await under.line.issueIdToken(CHIEF);
    const headers = { ...OWN_PAGE, "content-type": "application/json" };
    const body = JSON.stringify({ idToken });
    const answer = await api.request("/api/session", { method: "POST", headers, body }, bindings);
    server?.close();
    expect(answer.status).toBe(503);
    expect(await refusal(answer)).toBe("lineUnavailable");
  });

  test("refuses what is no token", async () => {
    for (const text of ["", "a.b.c", "🙂", "x".repeat(4_000)]) {
      expect((await exchange(text)).status).toBe(401);
    }
    expect((await under.request("POST", "/api/session", { body: { idToken: 1 } })).status).toBe(400);
  });
});

describe("DELETE /api/session", () => {
  test("ends this session for good", async () => {
    const cookie = await under.signIn(CHIEF);
    expect((await under.request("DELETE", "/api/session", { cookie })).status).toBe(200);
    expect((await under.request("GET", "/api/me", { cookie })).status).toBe(401);
  });
});

test("a wrong configuration answers 500 and names the variable in the log, not its value", async () => {
  const broken = { ...under.bindings, SESSION_SECRET: "tooshort", LIFF_ID: undefined };
  expect((await api.request("/healthz", {}, broken)).status).toBe(500);
  const lines = takeConsoleErrors();
  expect(lines.join()).toContain("SESSION_SECRET must have at least 32 characters");
  expect(lines.join()).toContain("LIFF_ID is missing");
  expect(lines.join()).not.toContain("tooshort");
});
