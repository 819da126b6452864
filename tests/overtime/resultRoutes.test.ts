// The routes of results, of months that are put right, and of the personnel section: right, refused, and not one's own.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  overtimeDays,
  overtimeLocks,
  overtimeOrders,
  overtimeResults,
  posts,
  settings,
  staff,
  units,
} from "../../db/schema/index.ts";
import { api } from "../../worker/api/app.ts";
import { type ApiUnderTest, OWN_PAGE, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";
import { orderRow } from "./ordering.ts";

const PERSONNEL = "staff-personnel";
const PEOPLE = {
  member: CITY.staff.residentsMember,
  colleague: CITY.staff.doubleMember,
  chief: CITY.staff.residentsChief,
  director: CITY.staff.civicDirector,
  foreignChief: CITY.staff.communityChief,
  foreignDirector: CITY.staff.managementDirector,
  admin: CITY.staff.admin,
  personnel: PERSONNEL,
};
type Who = keyof typeof PEOPLE;
const SETTLEMENT = `/api/units/${CITY.units.residents}/overtime/settlement`;
/** The city's day is 2026-10-05; these evenings are over. */
const FRIDAY = "2026-10-02";

let under: ApiUnderTest;
const cookies = {} as Record<Who, string>;

beforeAll(async () => {
  under = await startApi();
  const unitId = "unit-personnel";
  await under.db.batch([
    under.db.insert(units).values({
      id: unitId,
      parentId: CITY.units.root,
      name: "職員課",
      position: 99,
      validFrom: "2026-04-01",
    }),
    under.db.insert(staff).values({
      id: PERSONNEL,
      name: "能代 冬子",
      staffNumber: "29001",
      lineUserId: `U${"9".repeat(32)}`,
      lineLinkedAt: 0,
    }),
    under.db.insert(posts).values({
      id: "post-personnel",
      staffId: PERSONNEL,
      unitId,
      title: "主査",
      role: "member",
      isMain: true,
      validFrom: "2026-04-01",
    }),
    under.db
      .insert(settings)
      .values({ key: "personnel", value: { unitId, contact: "職員課 内線 2210" }, updatedAt: 0 }),
  ]);
  for (const who of Object.keys(PEOPLE) as Who[]) {
    const [person] = await under.db
      .select({ lineUserId: staff.lineUserId })
      .from(staff)
      .where(eq(staff.id, PEOPLE[who]));
    cookies[who] = await under.signIn(person?.lineUserId ?? "");
  }
}, 30_000);
afterAll(() => under.close());

async function call(who: Who, method: string, path: string, body?: unknown) {
  const answer = await under.request(method, path, { cookie: cookies[who], ...(body ? { body } : {}) });
  // biome-ignore lint/suspicious/noExplicitAny: whatever the route says is looked at below.
  return { status: answer.status, body: (await answer.json()) as any };
}

let orders = 0;
async function ordered(who: Who, own: Partial<typeof overtimeOrders.$inferInsert> = {}): Promise<string> {
  orders += 1;
  const orderId = `order-${orders}`;
  const row = { id: orderId, staffId: PEOPLE[who], day: FRIDAY, untilMinutes: 1170, ...own };
  await under.db.insert(overtimeOrders).values(orderRow(row));
  return orderId;
}

const results = (orderId: string, said: object = { kind: "asOrdered" }, own: object = {}) => ({
  submissionKey: `key-${crypto.randomUUID()}`.slice(0, 40),
  results: [{ orderId, baseVersion: 0, said, word: "", ...own }],
});
const times = (until: unknown) => ({ kind: "times", from: "17:15", until, breakMinutes: "" });

describe("the end of an evening", () => {
  test("is recorded, shown with one's own overtime, and wanted no more", async () => {
    const orderId = await ordered("member");
    const before = await call("member", "GET", "/api/overtime");
    expect(before.body.evenings).toMatchObject([{ orderId, day: FRIDAY, result: null }]);
    expect(await call("member", "POST", "/api/overtime/results", results(orderId))).toMatchObject({
      status: 200,
      body: { outcomes: [{ kind: "recorded", result: { version: 1, minutes: 135 } }] },
    });
    const after = await call("member", "GET", "/api/overtime");
    expect(after.body).toMatchObject({ evenings: [{ result: { until: 1170 } }], hours: { recorded: 135 } });
  });

  test.each([
    ["reversed", times("17:00")],
    ["unclearTime", times("夜中")],
    ["tooLate", times(1_800)],
  ])("is refused with %s in a sentence, and nothing is stored", async (reason, said) => {
    const orderId = await ordered("colleague");
    const before = await under.db.$count(overtimeResults);
    const answer = await call("colleague", "POST", "/api/overtime/results", results(orderId, said));
    expect(answer).toMatchObject({ status: 200, body: { outcomes: [{ refusal: { reason } }] } });
    expect(answer.body.outcomes[0].message).toMatch(/。$/);
    expect(await under.db.$count(overtimeResults)).toBe(before);
  });

  test.each([
    ["no results at all", { submissionKey: "key-of-nothing", results: [] }],
    ["an unknown word for what was said", results("order-1", { kind: "whatever" })],
    ["a version that is none", results("order-1", { kind: "asOrdered" }, { baseVersion: -1 })],
    ["one order twice", { ...results("order-1"), results: [1, 2].map(() => results("order-1").results[0]) }],
  ])("%s is not taken", async (_, body) => {
    expect((await call("member", "POST", "/api/overtime/results", body)).status).toBe(400);
  });

  test("of somebody else is not there, whoever asks", async () => {
    const orderId = await ordered("colleague", { day: "2026-10-01" });
    for (const who of ["member", "chief", "director", "admin", "personnel"] as const) {
      expect(await call(who, "POST", "/api/overtime/results", results(orderId))).toMatchObject({
        body: { outcomes: [{ kind: "refused", refusal: { reason: "notFound" } }] },
      });
    }
  });
});

describe("a month that is put right", () => {
  test.each(["member", "colleague", "foreignChief", "foreignDirector", "admin"] as const)(
    "%s sees nothing and orders nothing",
    async (who) => {
      expect((await call(who, "GET", SETTLEMENT)).status).toBe(403);
      const body = { submissionKey: "key-of-nobody", staffId: PEOPLE.member, day: FRIDAY, word: "" };
      expect((await call(who, "POST", SETTLEMENT, body)).status).toBe(403);
    },
  );

  test("the personnel section sees it and orders nothing", async () => {
    const view = await call("personnel", "GET", SETTLEMENT);
    expect(view).toMatchObject({ status: 200, body: { contact: "職員課 内線 2210" } });
    expect(view.body.lines.every(({ afterwards }: { afterwards: unknown }) => afterwards === null)).toBe(
      true,
    );
    const body = { submissionKey: "key-of-personnel", staffId: PEOPLE.member, day: FRIDAY, word: "" };
    expect((await call("personnel", "POST", SETTLEMENT, body)).status).toBe(403);
  });

  test("the chief orders afterwards what took longer, once", async () => {
    const day = "2026-10-01";
    const orderId = await ordered("member", { day });
    await call("member", "POST", "/api/overtime/results", results(orderId, times("20:00")));
    const view = await call("chief", "GET", `${SETTLEMENT}?month=2026-10`);
    expect(view.body.lines).toContainEqual(
      expect.objectContaining({ list: "longerThanOrdered", day, worked: 165 }),
    );
    const body = { submissionKey: "key-afterwards", staffId: PEOPLE.member, day, word: "" };
    expect(await call("chief", "POST", SETTLEMENT, body)).toMatchObject({ status: 201, body: { orders: 1 } });
    expect(await call("chief", "POST", SETTLEMENT, body)).toMatchObject({
      status: 200,
      body: { isRepeat: true },
    });
    const other = { ...body, submissionKey: "key-once-more" };
    expect((await call("chief", "POST", SETTLEMENT, other)).status).toBe(409);
  });

  test("a month that is none is not taken", async () => {
    expect((await call("chief", "GET", `${SETTLEMENT}?month=2026-13`)).status).toBe(400);
  });
});

describe("the personnel section", () => {
  const file = (text: string) => new File([text], "kintai.csv", { type: "text/csv" });
  async function bringIn(who: Who, text: string, own: Record<string, string> = {}) {
    const form = new FormData();
    form.set("file", file(text));
    for (const [name, value] of Object.entries(own)) form.set(name, value);
    const headers = { ...OWN_PAGE, cookie: cookies[who] };
    const init = { method: "POST", headers, body: form };
    const answer = await api.request("/api/overtime/actuals", init, under.bindings);
    // biome-ignore lint/suspicious/noExplicitAny: whatever the route says is looked at below.
    return { status: answer.status, body: (await answer.json()) as any };
  }
  const FILE = "職員番号,年月日,超過勤務時間\n10003,2026/9/24,1:30";

  test.each(["member", "chief", "director", "foreignDirector", "admin"] as const)(
    "is not %s: nothing is seen, locked or brought in",
    async (who) => {
      expect((await call(who, "GET", "/api/overtime/personnel")).status).toBe(403);
      expect((await call(who, "PUT", "/api/overtime/locks/2026-09")).status).toBe(403);
      expect((await call(who, "DELETE", "/api/overtime/locks/2026-09")).status).toBe(403);
      expect((await bringIn(who, FILE)).status).toBe(403);
      expect(await under.db.$count(overtimeLocks)).toBe(0);
    },
  );

  test("hours are not brought in on the way of administrators", async () => {
    expect((await call("admin", "POST", "/api/admin/imports/actuals")).status).toBe(400);
  });

  test("looks at the differences, stores them, and the same file again changes nothing", async () => {
    const seen = await bringIn("personnel", FILE, { dryRun: "true" });
    expect(seen).toMatchObject({
      status: 200,
      body: { read: 1, isUnderstood: true, changes: { counts: { added: 1, changed: 0 } }, message: null },
    });
    const before = await under.db.$count(overtimeDays);
    expect(await bringIn("personnel", FILE)).toMatchObject({ status: 200 });
    expect(await under.db.$count(overtimeDays)).toBe(before + 1);
    expect((await bringIn("personnel", FILE)).body.changes.counts).toEqual({
      added: 0,
      changed: 0,
      unchanged: 1,
      skipped: 0,
    });
  });

  test("is told of people who are not in the roster, and nothing is stored until they are left out", async () => {
    const text = `${FILE}\n10003,2026/9/25,2:00\n99999,2026/9/25,2:00`;
    const seen = await bringIn("personnel", text, { dryRun: "true" });
    expect(seen.body).toMatchObject({ changes: null, maySkip: true });
    expect(seen.body.message).toContain("4 行目 99999");
    expect(await bringIn("personnel", text)).toMatchObject({
      status: 409,
      body: { error: { reason: "unplacedDaysOfStaff" } },
    });
    expect((await bringIn("personnel", text, { skipBadRows: "true" })).body.changes.counts).toMatchObject({
      added: 1,
      skipped: 1,
    });
  });

  test("says once which column is which", async () => {
    const text = "社員CD,ワークデイ,OT\n10003,2026/9/28,90";
    const seen = await bringIn("personnel", text, { dryRun: "true" });
    expect(seen.body).toMatchObject({ isUnderstood: false, headings: ["社員CD", "ワークデイ", "OT"] });
    const columns = JSON.stringify({ staffNumber: "社員CD", day: "ワークデイ", minutes: "OT" });
    expect((await bringIn("personnel", text, { columns })).body.changes.counts.added).toBe(1);
    expect((await bringIn("personnel", text)).body.changes.counts.unchanged).toBe(1);
    const half = JSON.stringify({ staffNumber: "社員CD" });
    expect((await bringIn("personnel", text, { columns: half })).status).toBe(400);
    expect((await bringIn("personnel", text, { columns: "{" })).status).toBe(400);
  });

  test("says once whether hours are written in 60進, and sees what is for somebody to look at", async () => {
    const text = "職員番号,年月日,超過勤務時間,深夜時間外\n10003,2026/9/29,1.30,0.30";
    const seen = await bringIn("personnel", text, { dryRun: "true" });
    expect(seen.body).toMatchObject({
      read: 0,
      changes: null,
      unclearHours: { line: 2, written: "1.30", base60: 90, decimal: 78 },
      notices: [{ line: 1, column: "深夜時間外" }],
    });
    expect(await bringIn("personnel", text)).toMatchObject({
      status: 409,
      body: { error: { reason: "hoursUnclear" } },
    });
    const chosen = await bringIn("personnel", text, { hours: "base60" });
    expect(chosen.body.changes.added).toEqual(["10003　9/29（火）　1:30"]);
    expect((await bringIn("personnel", text)).body.changes.counts.unchanged).toBe(1);
    expect((await bringIn("personnel", text, { hours: "maybe" })).status).toBe(400);
  });

  test("locks a month that is over and opens it again", async () => {
    expect(await call("personnel", "PUT", "/api/overtime/locks/2026-10")).toMatchObject({
      status: 409,
      body: { error: { reason: "notOver" } },
    });
    expect((await call("personnel", "PUT", "/api/overtime/locks/2026-13")).status).toBe(400);
    expect((await call("personnel", "PUT", "/api/overtime/locks/2026-09")).status).toBe(200);
    const view = await call("personnel", "GET", "/api/overtime/personnel?month=2026-09");
    expect(view.body.months).toContainEqual(
      expect.objectContaining({ month: "2026-09", isOver: true, lockedBy: "能代 冬子" }),
    );
    expect(await bringIn("personnel", FILE.replace("1:30", "1:45"))).toMatchObject({
      status: 409,
      body: { error: { reason: "monthsLocked" } },
    });
    expect((await call("personnel", "DELETE", "/api/overtime/locks/2026-09")).status).toBe(200);
    expect(await under.db.$count(overtimeLocks)).toBe(0);
  });
});
