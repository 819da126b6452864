import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { auditLog, calendarFeeds, overtimeOrders, staff as staffTable } from "../../db/schema/index.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";
import { addDeadline, handedIn } from "./asking.ts";

const { staff, units } = CITY;
const PEOPLE = {
  member: staff.residentsMember,
  chief: staff.residentsChief,
  director: staff.civicDirector,
  foreignChief: staff.communityChief,
  owner: staff.planningChief,
  foreignDirector: staff.managementDirector,
  admin: staff.admin,
} as const;
type Who = keyof typeof PEOPLE;

let under: ApiUnderTest;
const cookies = {} as Record<Who, string>;
let asked: string;

beforeAll(async () => {
  under = await startApi();
  for (const who of Object.keys(PEOPLE) as Who[]) {
    const [person] = await under.db
      .select({ lineUserId: staffTable.lineUserId })
      .from(staffTable)
      .where(eq(staffTable.id, PEOPLE[who]));
    cookies[who] = await under.signIn(person?.lineUserId ?? "");
  }
  asked = await addDeadline(under.db, { audiences: [{ unitId: units.civic, role: "chief" }] });
}, 30_000);
afterAll(() => under.close());

async function call(who: Who, method: string, path: string, body?: unknown) {
  const answer = await under.request(method, path, { cookie: cookies[who], ...(body ? { body } : {}) });
  // biome-ignore lint/suspicious/noExplicitAny: whatever the route says is looked at below.
  return { status: answer.status, body: (await answer.json()) as any };
}

const wish = (own: object = {}) => ({
  submissionKey: crypto.randomUUID(),
  title: "台帳の点検",
  note: "",
  opensOn: "2026-10-05",
  dueOn: "2026-10-23",
  ownerUnitId: units.residents,
  handIn: "check",
  handInBy: "unit",
  repeat: "never",
  ladder: null,
  audiences: [{ unitId: units.residents, role: "chief", title: null }],
  ...own,
});

describe("a deadline through the API", () => {
  test("is asked for, seen, changed, handed in, taken back and withdrawn", async () => {
    const made = await call("chief", "POST", "/api/deadlines", wish());
    expect(made).toMatchObject({ status: 201, body: { kind: "stored" } });
    const path = `/api/deadlines/${made.body.id}`;
    expect(await call("chief", "GET", path)).toMatchObject({
      status: 200,
      body: { mayChange: true, list: [{ unit: { name: "市民課" }, handedIn: null }] },
    });
    const { submissionKey: _, ...change } = wish({ dueOn: "2026-10-25" });
    expect(await call("chief", "PUT", path, change)).toMatchObject({ status: 200 });
    // 2026-10-25 is a Sunday.
    expect((await call("chief", "GET", path)).body).toMatchObject({
      dueOn: "2026-10-23",
      writtenDueOn: "2026-10-25",
    });
    const hand = `${path}/hand-ins/${units.residents}`;
    expect(await call("member", "PUT", hand, { paper: "" })).toMatchObject({ body: { isRepeat: false } });
    expect(await call("chief", "PUT", hand, { paper: "" })).toMatchObject({ body: { isRepeat: true } });
    expect((await call("chief", "GET", "/api/deadlines")).body).toMatchObject({
      done: [{ title: "台帳の点検" }],
      owned: [{ asked: 1, handedIn: 1 }],
    });
    expect((await call("member", "DELETE", hand)).status).toBe(200);
    expect((await call("chief", "DELETE", path)).status).toBe(200);
    expect(await call("member", "PUT", hand, { paper: "" })).toMatchObject({
      status: 409,
      body: { error: { reason: "deadlineWithdrawn" } },
    });
  });

  test.each([
    ["titleMissing", { title: "" }],
    ["dueIsPast", { opensOn: "2026-10-01", dueOn: "2026-10-02" }],
    ["audienceForeign", { audiences: [{ unitId: units.planning, role: null, title: null }] }],
    ["notOwner", { ownerUnitId: units.community }],
    ["invalid", { dueOn: "2026-02-30" }],
    ["invalid", { handIn: "carrier pigeon" }],
    ["invalid", { audiences: "everybody" }],
  ])("is refused with %s in a sentence", async (reason, own) => {
    const answer = await call("chief", "POST", "/api/deadlines", wish(own));
    expect(answer).toMatchObject({ status: 400, body: { error: { reason } } });
    expect(answer.body.error.message).toMatch(/。$/);
  });

  test.each(["member", "foreignDirector"] as const)("of others is not found by %s", async (who) => {
    const other = await addDeadline(under.db, {
      ownerUnitId: units.community,
      audiences: [{ unitId: units.community, role: "chief" }],
    });
    expect((await call(who, "GET", `/api/deadlines/${other}`)).status).toBe(404);
    expect((await call(who, "GET", `/api/deadline-form?id=${other}`)).status).toBe(404);
    expect(
      (await call(who, "PUT", `/api/deadlines/${other}/hand-ins/${units.community}`, { paper: "" })).status,
    ).toBe(404);
    expect((await call(who, "DELETE", `/api/deadlines/${other}`)).body).toMatchObject({
      error: { reason: "notOwner" },
    });
  });

  test("a section sees its own line and not whose are missing elsewhere; the director sees the department's", async () => {
    expect((await call("chief", "GET", `/api/deadlines/${asked}`)).body).toMatchObject({
      mine: [{ unit: { name: "市民課" } }],
      list: [{ unit: { name: "市民課" } }],
    });
    expect((await call("member", "GET", `/api/deadlines/${asked}`)).body).toMatchObject({ list: null });
    expect((await call("director", "GET", `/api/deadlines/${asked}`)).body.list).toHaveLength(2);
  });

  test("the form offers whom one may ask", async () => {
    const names = async (who: Who) =>
      (await call(who, "GET", "/api/deadline-form")).body.units.map(({ name }: { name: string }) => name);
    expect(await names("chief")).toEqual(["市民課"]);
    expect(await names("director")).toEqual(["市民生活部", "市民課", "地域支援課"]);
    expect(await names("admin")).toHaveLength(7);
    expect((await call("member", "GET", "/api/deadline-form")).status).toBe(404);
  });
});

describe("the morning sheet", () => {
  const path = `/api/units/${units.residents}/morning`;

  test("has the day's deadlines, last night's orders, the week's point and the open round", async () => {
    await addDeadline(under.db, {
      title: "きょうまで",
      dueOn: "2026-10-05",
      handInBy: "person",
      audiences: [{ unitId: units.residents }],
    });
    const late = await addDeadline(under.db, {
      title: "遅れ",
      dueOn: "2026-10-02",
      audiences: [{ unitId: units.residents, role: "chief" }],
    });
    const met = await addDeadline(under.db, {
      dueOn: "2026-10-05",
      audiences: [{ unitId: units.residents, role: "chief" }],
    });
    await handedIn(under.db, met, units.residents);
    for (const [orderId, day] of [
      ["order-1", "2026-10-02"],
      ["order-2", "2026-10-04"],
      ["order-3", "2026-09-30"],
    ] as const) {
      await under.db.insert(overtimeOrders).values({
        id: orderId,
        orderId,
        version: 1,
        staffId: staff.residentsMember,
        unitId: units.residents,
        day,
        fromMinutes: 1035,
        untilMinutes: 1170,
        breakMinutes: 0,
        task: "資料",
        state: "ordered",
        origin: "staff",
        isAfterwards: false,
        isRestDay: false,
        word: "",
        authorId: staff.residentsChief,
        authorName: "",
        authorTitle: "",
        writtenAt: 0,
        channel: "liff",
        submissionKey: `key-${orderId}`,
      });
    }
    const { status, body } = await call("chief", "GET", path);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        unit: { name: "市民課" },
        dueToday: [{ title: "きょうまで", people: 3 }],
        late: [{ deadlineId: late }],
        orders: { lastNight: 2, older: 1 },
        point: { policyTitle: expect.any(String) },
        reports: [{ quarter: 2, answered: 0, total: 4 }],
        questions: 0,
      },
    });
  });

  test.each(["foreignChief", "foreignDirector", "owner"] as const)("%s sees none", async (who) => {
    expect((await call(who, "GET", path)).status).toBe(403);
  });
});

describe("the calendar feed", () => {
  const open = (address: string) => under.request("GET", new URL(address).pathname);

  test("opens by its secret address alone, until it is made anew or ended", async () => {
    await addDeadline(under.db, {
      id: "in-the-feed",
      title: "改行\nと、読点",
      handInBy: "person",
      audiences: [{ unitId: units.residents, title: "課長" }],
    });
    expect((await call("chief", "GET", "/api/calendar-feed")).body).toEqual({ madeAt: null });
    const first = (await call("chief", "POST", "/api/calendar-feed")).body;
    const answer = await open(first.address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const text = (await answer.text()).replaceAll("\r\n ", "");
    expect(text).toContain(`UID:deadline-in-the-feed-${staff.residentsChief}@shinchoku-dayori`);
    expect(text).toContain("SUMMARY:期限 改行\\nと、読点");
    expect(text).toContain("SUMMARY:進捗確認の締切");
    expect(text).not.toContain("藤代");

    const second = (await call("chief", "POST", "/api/calendar-feed")).body;
    expect((await open(first.address)).status).toBe(404);
    expect((await open(second.address)).status).toBe(200);
    await handedIn(under.db, "in-the-feed", staff.residentsChief);
    expect(await (await open(second.address)).text()).not.toContain("in-the-feed");
    expect((await call("chief", "DELETE", "/api/calendar-feed")).body).toEqual({ madeAt: null });
    expect((await call("chief", "DELETE", "/api/calendar-feed")).status).toBe(200);
    expect((await open(second.address)).status).toBe(404);
    const actions = await under.db.select({ action: auditLog.action }).from(auditLog);
    expect(actions.filter(({ action }) => action.startsWith("calendar."))).toHaveLength(3);
  });

  test("keeps its secret out of the database and of the log", async () => {
    const { address } = (await call("member", "POST", "/api/calendar-feed")).body;
    const token = /calendar\/(.+)\.ics$/.exec(address)?.[1] ?? "";
    const lines = vi.spyOn(console, "log");
    expect((await open(address)).status).toBe(200);
    const said = lines.mock.calls.map((args) => JSON.stringify(args)).join();
    lines.mockRestore();
    expect(said).toContain("/calendar/");
    expect(said).not.toContain(token);
    expect(token).toHaveLength(43);
    expect(JSON.stringify(await under.db.select().from(calendarFeeds))).not.toContain(token);
  });

  test.each(["/calendar/short.ics", `/calendar/${"a".repeat(43)}.ics`, `/calendar/${"a".repeat(43)}`])(
    "%s opens nothing",
    async (path) => expect((await under.request("GET", path)).status).toBe(404),
  );

  test("of somebody without a post is no address any more", async () => {
    const { address } = (await call("foreignChief", "POST", "/api/calendar-feed")).body;
    const { posts } = await import("../../db/schema/index.ts");
    await under.db.update(posts).set({ validTo: "2026-10-04" }).where(eq(posts.staffId, PEOPLE.foreignChief));
    expect((await open(address)).status).toBe(404);
    expect((await call("foreignChief", "GET", "/api/calendar-feed")).body).toEqual({ madeAt: null });
    expect((await call("foreignChief", "DELETE", "/api/calendar-feed")).status).toBe(200);
    expect((await call("foreignChief", "POST", "/api/calendar-feed")).status).toBe(403);
  });
});
