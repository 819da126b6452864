import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditLog, inviteAttempts, invites, posts, staff } from "../../db/schema/index.ts";
import { wordInvites } from "../../dev/cli/wordInvites.ts";
import type { InvitesView, IssuedInvite } from "../../worker/contract/invites.ts";
import { type InviteState, inviteStateOf } from "../../worker/domain/invite.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";

const ADMIN = "U00000000000000000000000000000009";
const DAY = 86_400_000;
const { planningMember, residentsMember, residentsChief, doubleMember } = CITY.staff;

let under: ApiUnderTest;
let cookie: string;
beforeAll(async () => {
  under = await startApi();
  cookie = await under.signIn(ADMIN);
}, 30_000);
afterAll(() => under.close());
beforeEach(async () => {
  await under.db.delete(inviteAttempts);
  await under.db.delete(invites);
});

async function issue(staffId: string): Promise<IssuedInvite> {
  const [person] = await under.db.select().from(staff).where(eq(staff.id, staffId));
  const body = { staffNumber: person?.staffNumber };
  const answer = await under.request("POST", "/api/admin/invites", { cookie, body });
  return (await answer.json()) as IssuedInvite;
}

async function list(query = ""): Promise<InvitesView> {
  const answer = await under.request("GET", `/api/admin/invites${query}`, { cookie });
  expect(answer.status).toBe(200);
  return (await answer.json()) as InvitesView;
}

/** One code in each state. */
async function issueOfEach(): Promise<void> {
  for (const staffId of [planningMember, residentsMember, residentsChief, doubleMember]) await issue(staffId);
  const past = { createdAt: Date.now() - 20 * DAY, expiresAt: Date.now() - 6 * DAY };
  await under.db.update(invites).set({ wrongAttempts: 50 }).where(eq(invites.staffId, residentsMember));
  await under.db.update(invites).set(past).where(eq(invites.staffId, residentsChief));
  await under.db.update(invites).set({ usedAt: Date.now() }).where(eq(invites.staffId, doubleMember));
}

describe("what has become of a code", () => {
  const NOW = 1_000;
  const fresh = { usedAt: null, expiresAt: NOW + 1, wrongAttempts: 0, stands: true };
  test.each<[InviteState, Partial<Parameters<typeof inviteStateOf>[0]>]>([
    ["open", {}],
    ["open", { wrongAttempts: 49 }],
    ["burnt", { wrongAttempts: 50 }],
    ["void", { stands: false }],
    ["burnt", { stands: false, wrongAttempts: 50 }],
    ["expired", { expiresAt: NOW }],
    ["expired", { expiresAt: NOW, wrongAttempts: 50 }],
    ["used", { usedAt: 1, expiresAt: NOW, wrongAttempts: 50 }],
  ])("is %s with %o", (state, change) => {
    expect(inviteStateOf({ ...fresh, ...change }, NOW)).toBe(state);
  });
});

describe("the list", () => {
  test("says for whom and by whom each was issued, what became of it, and never the code", async () => {
    await issueOfEach();
    const view = await list();
    expect(view.counts).toEqual({ burnt: 1, void: 0, open: 1, expired: 1, used: 1 });
    const states = Object.fromEntries(view.invites.map(({ person, state }) => [person.staffId, state]));
    expect(states).toEqual({
      [planningMember]: "open",
      [residentsMember]: "burnt",
      [residentsChief]: "expired",
    });
    expect(view.invites.find(({ state }) => state === "open")).toMatchObject({
      person: { name: "不破 直樹", unitName: "企画課", title: "主事" },
      issuedBy: "鏑木 沙羅",
      wrongAttempts: 0,
      isLinked: false,
    });
    expect(JSON.stringify(view)).not.toMatch(/[2-9A-Z]{5}-[2-9A-Z]{5}|codeHash/);
  });

  test("shows a code void when its issuer is no administrator any more, or its person holds no post", async () => {
    await issue(planningMember);
    const end = (staffId: string) =>
      under.db.update(posts).set({ validTo: "2026-10-04" }).where(eq(posts.staffId, staffId));
    await end(planningMember);
    expect((await list()).counts).toMatchObject({ void: 1, open: 0 });
    await under.db.update(posts).set({ validTo: null });
    await under.db.update(invites).set({ issuedBy: residentsChief });
    expect((await list()).counts).toMatchObject({ void: 1, open: 0 });
    const body = { staffNumber: "10008" };
    await end(planningMember);
    const refused = await under.request("POST", "/api/admin/invites", { cookie, body });
    expect([refused.status, await refused.json()]).toMatchObject([404, { error: { reason: "noPost" } }]);
    await under.db.update(posts).set({ validTo: null });
  });

  test("is of one state where one is asked for", async () => {
    await issueOfEach();
    const used = await list("?state=used");
    expect(used.invites.map(({ person, state }) => [person.staffId, state])).toEqual([
      [doubleMember, "used"],
    ]);
    expect((await under.request("GET", "/api/admin/invites?state=lost", { cookie })).status).toBe(400);
  });

  test("counts what strangers tried", async () => {
    await issue(planningMember);
    const [person] = await under.db.select().from(staff).where(eq(staff.id, planningMember));
    for (const stranger of ["d", "e"]) {
      const idToken = await under.line.issueIdToken(`U${stranger.repeat(32)}`);
      const body = { idToken, staffNumber: person?.staffNumber, code: "22222-22222" };
      for (let n = 0; n < 3; n += 1) await under.request("POST", "/api/link", { body });
    }
    expect((await list()).invites[0]).toMatchObject({ state: "open", wrongAttempts: 6, accounts: 2 });
  });

  test("is worded on the command line, those that need a hand first", async () => {
    await issueOfEach();
    const lines = wordInvites(await list());
    expect(lines.filter((line) => !line.startsWith(" "))).toEqual([
      "止まったコード（間違いが多すぎたため） 1 件",
      "まだ使われていないコード 1 件",
      "期限が切れたコード 1 件",
      "使われたコード 1 件",
    ]);
    expect(lines.join("\n")).toContain("不破 直樹 企画課、");
    expect(lines.join("\n")).toContain("鏑木 沙羅 さんが作成");
  });
});

describe("a code that wrong tries ended", () => {
  const troubles = async () => {
    const home = (await (await under.request("GET", "/api/home", { cookie })).json()) as {
      duties: { kind: string; trouble?: unknown }[];
    };
    return home.duties.flatMap(({ kind, trouble }) => (kind === "trouble" ? [trouble] : []));
  };

  test("waits for an administrator until the person has a new one", async () => {
    await issue(planningMember);
    await under.db.update(invites).set({ wrongAttempts: 49 });
    expect(await troubles()).toEqual([]);
    const [person] = await under.db.select().from(staff).where(eq(staff.id, planningMember));
    const idToken = await under.line.issueIdToken(`U${"9".repeat(32)}`);
    const body = { idToken, staffNumber: person?.staffNumber, code: "22222-22222" };
    await under.request("POST", "/api/link", { body });
    expect(await troubles()).toEqual([{ kind: "invites", burnt: 1 }]);
    await issue(planningMember);
    expect(await troubles()).toEqual([]);
  });
});

describe("taking a code back", () => {
  test("ends it, once, and writes down who did", async () => {
    const { code } = await issue(planningMember);
    const [invite] = (await list()).invites;
    const path = `/api/admin/invites/${invite?.id}`;
    expect((await under.request("DELETE", path, { cookie })).status).toBe(200);
    expect((await under.request("DELETE", path, { cookie })).status).toBe(404);
    const idToken = await under.line.issueIdToken(`U${"f".repeat(32)}`);
    const body = { idToken, staffNumber: invite?.person.staffNumber, code };
    expect((await under.request("POST", "/api/link", { body })).status).toBe(403);
    const rows = await under.db.select().from(auditLog).where(eq(auditLog.action, "invite.withdraw"));
    expect(rows).toMatchObject([{ subject: `staff:${planningMember}`, actorId: CITY.staff.admin }]);
  });

  test("leaves one that was used as it is", async () => {
    await issueOfEach();
    const [used] = (await list("?state=used")).invites;
    expect((await under.request("DELETE", `/api/admin/invites/${used?.id}`, { cookie })).status).toBe(404);
    expect((await list("?state=used")).counts.used).toBe(1);
  });
});
