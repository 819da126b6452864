// Who is told on LINE when a door to other people's hours and reports is touched.
import { eq, like } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  auditLog,
  batches,
  deliveries,
  invites,
  orderDelegations,
  posts,
  settings,
  staff,
} from "../../db/schema/index.ts";
import { api } from "../../worker/api/app.ts";
import { NOTICES } from "../../worker/domain/notices.ts";
import { createInvite } from "../../worker/people/createInvite.ts";
import { saveSetting } from "../../worker/settings/saveSetting.ts";
import { operator } from "../imports/importing.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";
import { STAFF } from "../support/cityRows.ts";

const { staff: people, units } = CITY;
const SECOND_ADMIN = {
  id: "staff-admin-2",
  staffNumber: "20002",
  name: "鳴海 悠",
  line: `U${"6".repeat(32)}`,
};
const NOON = Date.parse("2026-10-05T10:00:00+09:00");

let under: ApiUnderTest;
let cityPosts: (typeof posts.$inferSelect)[];
beforeAll(async () => {
  under = await startApi();
  const { id, staffNumber, name, line } = SECOND_ADMIN;
  await under.db.insert(staff).values({ id, staffNumber, name, lineUserId: line, lineLinkedAt: 0 });
  const post = { unitId: units.reform, title: "主査", role: "admin", isMain: true } as const;
  await under.db.insert(posts).values({ id: "post-admin-2", staffId: id, ...post, validFrom: "2026-04-01" });
  cityPosts = await under.db.select().from(posts);
}, 30_000);
afterAll(() => under.close());
beforeEach(async () => {
  for (const table of [deliveries, batches, invites, settings, posts]) await under.db.delete(table);
  await under.db.insert(posts).values(cityPosts);
});

async function signIn(staffId: string): Promise<string> {
  const [person] = await under.db.select().from(staff).where(eq(staff.id, staffId));
  return under.signIn(person?.lineUserId ?? "");
}
const numberOf = async (staffId: string) =>
  (await under.db.select().from(staff).where(eq(staff.id, staffId)))[0]?.staffNumber ?? "";
/** Whom the notices stored so far go to, as `kind person`. */
async function told(): Promise<string[]> {
  const rows = await under.db
    .select({ key: batches.digestKey, staffId: deliveries.staffId })
    .from(batches)
    .innerJoin(deliveries, eq(deliveries.batchId, batches.id))
    .where(like(batches.digestKey, "notice:%"));
  return rows.map(({ key, staffId }) => `${key.slice("notice:".length)} ${staffId}`).toSorted();
}
async function issue(staffId: string, as: string = people.admin) {
  const body = { staffNumber: await numberOf(staffId) };
  const answer = await under.request("POST", "/api/admin/invites", { cookie: await signIn(as), body });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { code: string }).code;
}
const personnel = (unitId: string) =>
  under.db.insert(settings).values({ key: "personnel", value: { unitId, contact: "" }, updatedAt: 0 });

test("no notice says a name, a number or hours", () => {
  for (const text of Object.values(NOTICES)) {
    expect(text).not.toMatch(/[0-9０-９]|時間(?!の担当)/);
    for (const [, name] of STAFF) expect(text).not.toContain(name.slice(0, 2));
  }
});

test("a calendar address is told to its owner", async () => {
  await under.request("POST", "/api/calendar-feed", { cookie: await signIn(people.residentsMember) });
  expect(await told()).toEqual([`feedMade ${people.residentsMember}`]);
});

describe("a code", () => {
  test("for somebody who leads nobody is told to themselves, if LINE reaches them", async () => {
    await issue(people.residentsMember);
    await issue(people.planningMember);
    expect(await told()).toEqual([`codeForYou ${people.residentsMember}`]);
  });

  test("for a chief is told to the chief, the superior and the other administrators, each once a day", async () => {
    await issue(people.residentsChief);
    const once = [
      `codeForLeader ${SECOND_ADMIN.id}`,
      `codeForSubordinate ${people.civicDirector}`,
      `codeForYou ${people.residentsChief}`,
    ];
    expect(await told()).toEqual(once);
    await issue(people.communityChief);
    expect(await told()).toEqual([...once, `codeForYou ${people.communityChief}`].toSorted());
  });

  test("for a member of the personnel section is told like that of a chief", async () => {
    await personnel(units.planning);
    await issue(people.planningMember);
    expect(await told()).toEqual([
      `codeForLeader ${SECOND_ADMIN.id}`,
      `codeForSubordinate ${people.planningChief}`,
    ]);
  });

  test("for a delegate is told like that of a chief", async () => {
    await under.db.insert(orderDelegations).values({
      id: "delegation",
      unitId: units.residents,
      staffId: people.residentsMember,
      fromDay: "2026-10-01",
      untilDay: null,
      givenBy: people.residentsChief,
      givenAt: 0,
    });
    await issue(people.residentsMember);
    await under.db.delete(orderDelegations);
    expect(await told()).toEqual([
      `codeForLeader ${SECOND_ADMIN.id}`,
      `codeForSubordinate ${people.residentsChief}`,
      `codeForYou ${people.residentsMember}`,
    ]);
  });

  test("from the command line is told to every administrator", async () => {
    const secret = String(under.bindings.SESSION_SECRET);
    await createInvite(operator(under.db, { now: NOON }), {
      staffNumber: await numberOf(people.residentsChief),
      secret,
    });
    expect(await told()).toEqual(
      expect.arrayContaining([`codeForLeader ${people.admin}`, `codeForLeader ${SECOND_ADMIN.id}`]),
    );
  });

  test("has its issuer in the audit log", async () => {
    await under.db.delete(auditLog);
    await issue(people.residentsMember);
    expect(await under.db.select().from(auditLog)).toMatchObject([
      {
        action: "invite.create",
        actorKind: "staff",
        actorId: people.admin,
        subject: `staff:${people.residentsMember}`,
      },
    ]);
  });

  test("that binds another LINE to a chief is told to the superior and the administrators", async () => {
    const code = await issue(people.communityChief);
    await under.db.delete(deliveries);
    await under.db.delete(batches);
    const idToken = await under.line.issueIdToken(`U${"5".repeat(32)}`);
    const body = { idToken, staffNumber: await numberOf(people.communityChief), code };
    expect((await under.request("POST", "/api/link", { body })).status).toBe(200);
    expect(await told()).toEqual([
      `leaderBound ${people.admin}`,
      `leaderBound ${SECOND_ADMIN.id}`,
      `linkMoved ${people.communityChief}`,
      `linked ${people.communityChief}`,
      `subordinateBound ${people.civicDirector}`,
    ]);
  });
});

describe("the section that looks after working hours", () => {
  const wish = { value: { unitId: units.reform, contact: "" } };
  const stored = async () =>
    (await under.db.select().from(settings).where(eq(settings.key, "personnel")))[0]?.value;

  test.each([
    ["before anybody is", false],
    ["after another was", true],
  ])("is not named by an administrator %s named", async (_, isNamed) => {
    if (isNamed) await personnel(units.planning);
    const before = await stored();
    const cookie = await signIn(people.admin);
    const answer = await under.request("PUT", "/api/admin/settings/personnel", { cookie, body: wish });
    expect([answer.status, await answer.json()]).toMatchObject([403, { error: { reason: "notPersonnel" } }]);
    expect((await under.request("PUT", "/api/overtime/personnel", { cookie, body: wish })).status).toBe(403);
    expect(await stored()).toEqual(before);
    expect(await told()).toEqual([]);
  });

  test("is handed on by its own people, and they and all administrators are told", async () => {
    await personnel(units.planning);
    await under.db.delete(auditLog);
    const cookie = await signIn(people.planningChief);
    expect((await under.request("PUT", "/api/overtime/personnel", { cookie, body: wish })).status).toBe(200);
    expect(await stored()).toEqual(wish.value);
    expect(await told()).toEqual([
      `personnelChanged ${people.admin}`,
      `personnelChanged ${SECOND_ADMIN.id}`,
      `personnelChanged ${people.planningChief}`,
    ]);
    expect(await under.db.select().from(auditLog)).toMatchObject([
      { action: "settings.change", subject: "setting:personnel", actorId: people.planningChief },
    ]);
  });

  test("is named by the command line", async () => {
    const saved = await saveSetting(operator(under.db, { now: NOON }), { key: "personnel", ...wish });
    expect(saved).toEqual({ kind: "saved", changed: true });
  });
});

describe("an administrator's roster", () => {
  const HEADINGS = "職員番号,氏名,所属,職名,権限,本務・兼務,着任日";
  async function upload(rows: readonly string[], cookie: string, fields: Record<string, string> = {}) {
    const form = new FormData();
    form.set("file", new File([[HEADINGS, ...rows, ""].join("\n")], "roster.csv"));
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const request = new Request("http://localhost/api/admin/imports/roster", {
      method: "POST",
      headers: { origin: "http://localhost", "x-requested-with": "shinchoku", cookie },
      body: form,
    });
    const answer = await api.request(request, undefined, under.bindings);
    return { status: answer.status, body: (await answer.json()) as { message: string | null } };
  }

  test("that changes their own posts is told to the others and to the personnel section, and written down", async () => {
    await personnel(units.planning);
    await under.db.delete(auditLog);
    const row = `${await numberOf(people.admin)},鏑木 沙羅,若葉市,部長,部長,兼務,2026-10-05`;
    expect(await upload([row], await signIn(people.admin))).toMatchObject({ status: 200 });
    expect(await told()).toEqual([
      `ownPostsChanged ${SECOND_ADMIN.id}`,
      `ownPostsChanged ${people.planningChief}`,
    ]);
    const entries = await under.db.select().from(auditLog);
    expect(entries.find(({ action }) => action === "roster.ownPosts")).toMatchObject({
      actorId: people.admin,
      subject: `staff:${people.admin}`,
      after: [{ unitId: units.root, role: "director" }],
    });
  });

  test("that puts another administrator off the watch is told to them", async () => {
    const row = `${SECOND_ADMIN.staffNumber},${SECOND_ADMIN.name},政策経営部＞行政改革室,主査,職員,本務,2026-04-01`;
    expect(await upload([row], await signIn(people.admin))).toMatchObject({ status: 200 });
    expect(await told()).toEqual([`guardianPostsChanged ${SECOND_ADMIN.id}`]);
  });

  test("that changes others' posts is told to nobody", async () => {
    const row = `${await numberOf(people.residentsMember)},小野寺 岳志,市民生活部＞市民課,係長,所属長,本務,2026-10-06`;
    expect(await upload([row], await signIn(people.admin))).toMatchObject({ status: 200 });
    expect(await told()).toEqual([]);
  });

  test("asks about a wholly different name, and takes the answer of the form", async () => {
    const number = await numberOf(people.doubleMember);
    const row = `${number},新人 太郎,市民生活部＞市民課,主事,職員,本務,2026-10-06`;
    const cookie = await signIn(people.admin);
    expect(await upload([row], cookie)).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining(`${number} 早乙女 萌 → 新人 太郎`) },
    });
    const other = `１０００３、 ${number}`;
    expect(await upload([row], cookie, { newPerson: other })).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining("10003") },
    });
    expect(await upload([row], cookie, { newPerson: number })).toMatchObject({ status: 200 });
  });
});
