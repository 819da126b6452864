// The routes of applications and of the evening board over the real server: right, refused, and not one's own.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { orderDelegations, overtimeOrders, staff } from "../../db/schema/index.ts";
import { type ApiUnderTest, startApi } from "../support/api.ts";
import { CITY } from "../support/city.ts";

const { units } = CITY;
const PEOPLE = {
  member: CITY.staff.residentsMember,
  delegate: CITY.staff.doubleMember,
  chief: CITY.staff.residentsChief,
  director: CITY.staff.civicDirector,
  foreignChief: CITY.staff.communityChief,
  foreignDirector: CITY.staff.managementDirector,
  admin: CITY.staff.admin,
};
type Who = keyof typeof PEOPLE;
const BOARD = `/api/units/${units.residents}/overtime/board`;
const DECISIONS = `/api/units/${units.residents}/overtime/decisions`;

let under: ApiUnderTest;
const cookies = {} as Record<Who, string>;

beforeAll(async () => {
  under = await startApi();
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

const wish = (own: object = {}) => ({
  submissionKey: `key-${crypto.randomUUID()}`.slice(0, 40),
  day: "2026-10-05",
  from: "17:15",
  until: "１９：３０",
  breakMinutes: "",
  task: "資料づくり",
  purpose: { kind: "reason", key: "peak" },
  ...own,
});
const decisions = (order: { orderId: string; version: number }, decision: object = { kind: "order" }) => ({
  submissionKey: `key-${crypto.randomUUID()}`.slice(0, 40),
  decisions: [{ orderId: order.orderId, baseVersion: order.version, decision }],
});

describe("applying", () => {
  test("stores an application and shows it to the person and on the board", async () => {
    const { status, body } = await call("member", "POST", "/api/overtime/orders", wish());
    expect({ status, body }).toMatchObject({ status: 201, body: { order: { until: 1170, version: 1 } } });
    expect((await call("member", "GET", "/api/overtime")).body.orders).toMatchObject([
      { orderId: body.order.orderId },
    ]);
    expect((await call("chief", "GET", BOARD)).body.waiting).toMatchObject([
      { order: { orderId: body.order.orderId }, hours: { used: 0, left: 2700 } },
    ]);
    const changed = await call("member", "PUT", `/api/overtime/orders/${body.order.orderId}`, {
      ...wish({ until: "20:00" }),
      baseVersion: 1,
    });
    expect(changed).toMatchObject({ status: 200, body: { order: { version: 2, until: 1200 } } });
    const foreign = await call("delegate", "POST", `/api/overtime/orders/${body.order.orderId}/withdrawal`, {
      submissionKey: "key-of-a-stranger",
      baseVersion: 2,
    });
    expect(foreign).toMatchObject({ status: 404, body: { error: { reason: "notFound" } } });
    const taken = await call("member", "POST", `/api/overtime/orders/${body.order.orderId}/withdrawal`, {
      submissionKey: "key-of-the-person",
      baseVersion: 2,
    });
    expect(taken).toMatchObject({ status: 200, body: { order: { state: "withdrawn" } } });
  });

  test.each([
    ["reversed", 400, { until: "17:00" }],
    ["unclearTime", 400, { until: "25時70分" }],
    ["purposeMissing", 400, { purpose: null }],
    ["invalid", 400, { day: "2026-02-30" }],
    ["invalid", 400, { until: ["19:00"] }],
  ])("is refused with %s in a sentence, and nothing is stored", async (reason, status, own) => {
    const before = await under.db.$count(overtimeOrders);
    const answer = await call("member", "POST", "/api/overtime/orders", wish(own));
    expect(answer).toMatchObject({ status, body: { error: { reason } } });
    expect(answer.body.error.message).toMatch(/。$/);
    expect(await under.db.$count(overtimeOrders)).toBe(before);
  });

  test("two that overlap are told apart in a sentence", async () => {
    await call("delegate", "POST", "/api/overtime/orders", wish({ day: "2026-10-06" }));
    const again = await call(
      "delegate",
      "POST",
      "/api/overtime/orders",
      wish({ day: "2026-10-06", from: "19:00" }),
    );
    expect(again).toMatchObject({ status: 409, body: { error: { reason: "overlaps" } } });
    expect(again.body.error.message).toContain("10月6日（火） 17:15〜19:30");
  });

  test("is not for those who lead", async () => {
    expect(await call("chief", "POST", "/api/overtime/orders", wish())).toMatchObject({
      status: 400,
      body: { error: { reason: "leadsSection" } },
    });
  });
});

describe("the board", () => {
  test.each(["member", "delegate", "foreignChief", "foreignDirector", "admin"] as const)(
    "%s sees nothing and decides nothing",
    async (who) => {
      expect((await call(who, "GET", BOARD)).status).toBe(403);
      const order = { orderId: "any", version: 1 };
      expect((await call(who, "POST", DECISIONS, decisions(order))).status).toBe(403);
      const orders = `/api/units/${units.residents}/overtime/orders`;
      expect((await call(who, "POST", orders, { ...wish(), staffIds: [], word: "" })).status).toBe(403);
    },
  );

  test("decides, and tells what moved and what was refused", async () => {
    const first = (await call("member", "POST", "/api/overtime/orders", wish())).body.order;
    const declined = await call("chief", "POST", DECISIONS, decisions(first, { kind: "decline", word: "" }));
    expect(declined).toMatchObject({
      status: 200,
      body: { outcomes: [{ kind: "refused", message: "見送るときは、ひとことを添えてください。" }] },
    });
    expect(await call("director", "POST", DECISIONS, decisions(first))).toMatchObject({
      body: { outcomes: [{ kind: "decided", order: { authorTitle: "部長", state: "ordered" } }] },
    });
    expect(await call("chief", "POST", DECISIONS, decisions(first))).toMatchObject({
      body: { outcomes: [{ kind: "moved", latest: { version: 2 } }] },
    });
    expect((await call("chief", "GET", BOARD)).body.decided).toHaveLength(1);
  });

  test("orders of one section cannot be decided through the board of another", async () => {
    const order = (await call("member", "POST", "/api/overtime/orders", wish({ day: "2026-10-07" }))).body
      .order;
    const path = `/api/units/${units.community}/overtime/decisions`;
    expect(await call("foreignChief", "POST", path, decisions(order))).toMatchObject({
      body: { outcomes: [{ kind: "refused", refusal: { reason: "notFound" } }] },
    });
  });

  test("the chief orders by themselves and hands orders over; a delegate then orders, not for themselves", async () => {
    const orders = `/api/units/${units.residents}/overtime/orders`;
    const body = { ...wish({ day: "2026-10-08" }), staffIds: [PEOPLE.member], word: "" };
    expect(await call("chief", "POST", orders, body)).toMatchObject({
      status: 201,
      body: { kind: "ordered" },
    });
    expect(await call("chief", "POST", orders, body)).toMatchObject({
      status: 200,
      body: { isRepeat: true },
    });
    const delegations = `/api/units/${units.residents}/overtime/delegations`;
    const given = await call("chief", "POST", delegations, {
      staffId: PEOPLE.delegate,
      fromDay: "2026-10-05",
      untilDay: "2026-10-09",
    });
    expect(given.status).toBe(201);
    const view = await call("delegate", "GET", BOARD);
    expect(view).toMatchObject({ status: 200, body: { delegations: null } });
    const own = view.body.waiting.find(({ isOwn }: { isOwn: boolean }) => isOwn);
    expect(await call("delegate", "POST", DECISIONS, decisions(own.order))).toMatchObject({
      body: { outcomes: [{ refusal: { reason: "ownOrder" } }] },
    });
    expect((await call("delegate", "DELETE", `${delegations}/${given.body.id}`)).status).toBe(403);
    expect((await call("chief", "DELETE", `${delegations}/${given.body.id}`)).status).toBe(200);
    expect((await call("chief", "DELETE", `${delegations}/${given.body.id}`)).status).toBe(404);
    expect((await call("delegate", "GET", BOARD)).status).toBe(403);
    expect(await under.db.$count(orderDelegations)).toBe(1);
  });
});
