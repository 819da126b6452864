// A person's sessions: how long they live unused, where they are, and that one machine can end the others.
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditLog, sessions, settings, staff } from "../../db/schema/index.ts";
import { api } from "../../worker/api/app.ts";
import type { SessionsView } from "../../worker/contract/sessions.ts";
import { MOST_SESSIONS } from "../../worker/people/session.ts";
import { type ApiUnderTest, OWN_PAGE, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";

const CHIEF = "U00000000000000000000000000000002";
const DIRECTOR = "U00000000000000000000000000000001";
const MINUTE = 60_000;
const EDGE =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0";
const LINE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/14.17.0 LIFF";

let under: ApiUnderTest;
beforeAll(async () => {
  under = await startApi();
}, 30_000);
afterAll(() => under.close());
beforeEach(async () => {
  await under.db.delete(sessions);
  await under.db.delete(settings).where(eq(settings.key, "signIn"));
  await under.db.update(staff).set({ sessionsEndedAt: null });
});

async function exchange(idToken: string, userAgent: string): Promise<Response> {
  const headers = { ...OWN_PAGE, "content-type": "application/json", "user-agent": userAgent };
  return api.request(
    "/api/session",
    { method: "POST", headers, body: JSON.stringify({ idToken }) },
    under.bindings,
  );
}

async function signIn(lineUserId: string, userAgent = EDGE): Promise<string> {
  const answer = await exchange(await under.line.issueIdToken(lineUserId), userAgent);
  return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
}

async function askMe(cookie: string): Promise<{ status: number; reason: string | undefined }> {
  const answer = await under.request("GET", "/api/me", { cookie });
  const { error } = (await answer.json()) as { error?: { reason: string } };
  return { status: answer.status, reason: error?.reason };
}

/** As if nobody had used any session for a while. */
async function letRest(minutes: number) {
  const at = Date.now() - minutes * MINUTE;
  await under.db.update(sessions).set({ createdAt: at, lastUsedAt: at });
}

async function ownSessions(cookie: string): Promise<SessionsView["sessions"]> {
  const answer = await under.request("GET", "/api/sessions", { cookie });
  return ((await answer.json()) as SessionsView).sessions;
}

describe("a session that nobody uses", () => {
  test.each([
    ["after less than two hours is alive", EDGE, 119, 200, undefined],
    ["after two hours is over", EDGE, 121, 401, "idle"],
    ["inside LINE lives on", LINE, 240, 200, undefined],
  ])("%s", async (_, userAgent, minutes, status, reason) => {
    const cookie = await signIn(CHIEF, userAgent);
    await letRest(minutes);
    expect(await askMe(cookie)).toEqual({ status, reason });
  });

  test.each([
    [{ idleMinutes: 15 }, 16, 401],
    [{ idleMinutes: 15 }, 14, 200],
    [{ idleMinutes: 480 }, 400, 200],
    [{ idleMinutes: "soon" }, 100, 200],
    [{ idleMinutes: "soon" }, 121, 401],
    [{ idleMinutes: 0 }, 100, 200],
    [{ idleMinutes: 1e9 }, 121, 401],
  ])("with %o stored, after %i minutes answers %i", async (value, minutes, status) => {
    const cookie = await signIn(CHIEF);
    await under.db.insert(settings).values({ key: "signIn", value, updatedAt: 0 });
    await letRest(minutes);
    expect((await askMe(cookie)).status).toBe(status);
  });

  test("ends in eight hours, however busy", async () => {
    const cookie = await signIn(CHIEF);
    await under.db.update(sessions).set({ createdAt: 0, lastUsedAt: Date.now(), expiresAt: Date.now() - 1 });
    expect(await askMe(cookie)).toEqual({ status: 401, reason: "signedOut" });
  });

  test("is noted as used now and then, not at every call", async () => {
    const cookie = await signIn(CHIEF);
    const lastUse = async () => (await under.db.select().from(sessions))[0]?.lastUsedAt;
    await askMe(cookie);
    expect(await lastUse()).toBeNull();
    await letRest(4);
    const noted = await lastUse();
    await askMe(cookie);
    expect(await lastUse()).toBe(noted);
    await letRest(6);
    await askMe(cookie);
    expect(await lastUse()).toBeGreaterThan(Date.now() - MINUTE);
  });
});

describe("one's own sessions", () => {
  test("are listed with their machines, this one first, and nobody else's", async () => {
    await signIn(DIRECTOR);
    const phone = await signIn(CHIEF, LINE);
    const desk = await signIn(CHIEF);
    expect(await ownSessions(desk)).toMatchObject([
      { device: { machine: "computer", browser: "edge" }, isThis: true },
      { device: { machine: "phone", browser: "line" }, isThis: false },
    ]);
    expect(await ownSessions(phone)).toMatchObject([{ isThis: true }, { isThis: false }]);
    const text = JSON.stringify(await ownSessions(phone));
    for (const { tokenHash } of await under.db.select().from(sessions)) expect(text).not.toContain(tokenHash);
  });

  test("end all but this one, at the next call, with a reason that no browser renews behind the page", async () => {
    const other = await signIn(DIRECTOR);
    const phone = await signIn(CHIEF, LINE);
    const desk = await signIn(CHIEF);
    const answer = await under.request("DELETE", "/api/sessions/others", { cookie: phone });
    expect(await answer.json()).toEqual({ ended: 1 });
    expect(await askMe(desk)).toEqual({ status: 401, reason: "ended" });
    expect((await askMe(phone)).status).toBe(200);
    expect((await askMe(other)).status).toBe(200);
    expect(await ownSessions(phone)).toHaveLength(1);
    const [row] = await under.db.select().from(auditLog).where(eq(auditLog.action, "session.endOthers"));
    expect(row).toMatchObject({ actorId: CITY.staff.residentsChief, after: { ended: 1 } });
  });

  test("once ended are not opened again by what LINE said before, only by a new login", async () => {
    const earlier = Math.floor(Date.now() / 1000) - 60;
    const old = await under.line.issueIdToken(CHIEF, { iat: earlier });
    const phone = await signIn(CHIEF, LINE);
    expect((await exchange(old, EDGE)).status).toBe(200);
    await under.request("DELETE", "/api/sessions/others", { cookie: phone });
    const again = await exchange(old, EDGE);
    expect(again.status).toBe(401);
    expect(await again.json()).toMatchObject({ error: { reason: "stale" } });
    expect(await signIn(CHIEF)).not.toBe("");
  });
});

describe("one ID token, exchanged again and again", () => {
  test("leaves a bounded number of sessions, the newest", async () => {
    const idToken = await under.line.issueIdToken(CHIEF);
    const cookies: string[] = [];
    for (let n = 0; n < MOST_SESSIONS + 5; n += 1) {
      cookies.push((await exchange(idToken, EDGE)).headers.get("set-cookie")?.split(";")[0] ?? "");
    }
    const rows = await under.db.select().from(sessions);
    expect(rows).toHaveLength(MOST_SESSIONS);
    expect((await askMe(cookies[0] ?? "")).status).toBe(401);
    expect((await askMe(cookies.at(-1) ?? "")).status).toBe(200);
  });

  test("sweeps up what ran out before, of this person alone", async () => {
    await signIn(DIRECTOR);
    for (let n = 0; n < 3; n += 1) await signIn(CHIEF);
    await under.db.update(sessions).set({ createdAt: 0, expiresAt: 1 });
    await signIn(CHIEF);
    const rows = await under.db.select({ staffId: sessions.staffId }).from(sessions);
    expect(rows.map(({ staffId }) => staffId).toSorted()).toEqual(
      [CITY.staff.civicDirector, CITY.staff.residentsChief].toSorted(),
    );
  });
});

test("logging out leaves nothing of the session but its line in the audit log", async () => {
  const cookie = await signIn(CHIEF);
  await under.request("DELETE", "/api/session", { cookie });
  expect(await under.db.select().from(sessions)).toEqual([]);
  const ends = and(eq(auditLog.action, "session.end"), eq(auditLog.actorId, CITY.staff.residentsChief));
  expect(await under.db.select().from(auditLog).where(ends)).toHaveLength(1);
});
