import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { auditLog, overtimeLocks } from "../../db/schema/index.ts";
import type { ApplicationInput } from "../../worker/domain/overtime/viewsOrders.ts";
import { applyForOrder } from "../../worker/overtime/applyForOrder.ts";
import { changeOrder } from "../../worker/overtime/changeOrder.ts";
import { withdrawOrder } from "../../worker/overtime/withdrawOrder.ts";
import { buildCity, CITY, callerFor } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import { AFTERNOON, apply, at, clockAt, decide, ORDER, versionsIn, wishFor } from "./ordering.ts";

const member = CITY.staff.residentsMember;
let city: Awaited<ReturnType<typeof testDatabase>>;

beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

function ask(own: Partial<ApplicationInput> = {}, { by = member as string, now = AFTERNOON } = {}) {
  return applyForOrder(clockAt(city.db, now), callerFor(by), { input: wishFor(own), channel: "liff" });
}

describe("an application", () => {
  test("is stored with who, until when and what, and says who sees it", async () => {
    expect(await ask()).toMatchObject({
      kind: "stored",
      isRepeat: false,
      readers: ["課長"],
      boardAt: 1005,
      order: {
        version: 1,
        day: "2026-10-05",
        from: 1035,
        until: 1170,
        minutes: 135,
        state: "applied",
        origin: "staff",
        isAfterwards: false,
        isRestDay: false,
        purposeLabel: "No.1　実施項目その1",
        authorTitle: "主任",
      },
    });
    expect(await versionsIn(city.db)).toMatchObject([{ staffId: member, unitId: CITY.units.residents }]);
    expect(await city.db.select().from(auditLog)).toMatchObject([{ action: "overtime.applied" }]);
  });

  test("that arrives twice is stored once", async () => {
    const wish = wishFor();
    const first = await ask(wish);
    expect(await ask(wish)).toEqual({ ...first, isRepeat: true });
    expect(await versionsIn(city.db)).toHaveLength(1);
  });

  test("that arrives twice at the same moment is stored once", async () => {
    const wish = wishFor();
    const answers = await Promise.all([ask(wish), ask(wish)]);
    expect(answers.map(({ kind }) => kind)).toEqual(["stored", "stored"]);
    expect(await versionsIn(city.db)).toHaveLength(1);
  });

  test("with the key of somebody else's act is refused", async () => {
    const wish = wishFor();
    await ask(wish);
    expect(await ask(wish, { by: CITY.staff.planningMember })).toMatchObject({
      refusal: { reason: "otherAct" },
    });
  });

  test("until 25:00 goes on to one o'clock of the next day", async () => {
    expect(await ask({ until: "２５：００" })).toMatchObject({ order: { day: "2026-10-05", until: 1500 } });
  });

  test.each([
    ["2026-10-05T16:30", { isLate: false, isAfterwards: false }],
    ["2026-10-05T16:31", { isLate: true, isAfterwards: false }],
    ["2026-10-05T17:16", { isLate: false, isAfterwards: true }],
  ])("at %s is in time, 締切後 or 事後", async (now, order) => {
    expect(await ask({}, { now: at(now) })).toMatchObject({ order });
  });

  test("for a rest day is in time until the working day before", async () => {
    const saturday = { day: "2026-10-10", from: "9:00", until: "12:00" };
    expect(await ask(saturday, { now: at("2026-10-09T20:00") })).toMatchObject({
      order: { isRestDay: true, isAfterwards: false },
    });
    const sunday = { ...saturday, day: "2026-10-11" };
    expect(await ask(sunday, { now: at("2026-10-10T08:00") })).toMatchObject({
      order: { isRestDay: true, isLate: true, isAfterwards: false },
    });
  });

  test.each([
    ["reversed", { until: "17:00" }],
    ["reversed", { until: "17:15" }],
    ["unclearTime", { until: "夜まで" }],
    ["unclearTime", { until: "30:00" }],
    ["tooLate", { until: 1800 }],
    ["breakTooLong", { breakMinutes: "２時間１５分" }],
    ["tooLongAgo", { day: "2026-09-03" }],
    ["tooFarAhead", { day: "2026-11-06" }],
    ["taskTooLong", { task: "あ".repeat(61) }],
    ["purposeMissing", { purpose: null }],
    ["goalUnknown", { purpose: { kind: "goal", goalId: CITY.goals.planning1 } }],
    ["reasonUnknown", { purpose: { kind: "reason", key: "nothing" } }],
  ] as [string, Partial<ApplicationInput>][])(
    "is refused with %s and nothing stored",
    async (reason, own) => {
      expect(await ask(own)).toMatchObject({ kind: "refused", refusal: { reason } });
      expect(await versionsIn(city.db)).toEqual([]);
      expect(await city.db.select().from(auditLog)).toEqual([]);
    },
  );

  test("that shares a minute with another is refused and names the other", async () => {
    await apply(city.db);
    expect(await ask({ from: "19:00", until: "20:00" })).toMatchObject({
      refusal: { reason: "overlaps", other: { from: 1035, until: 1170 } },
    });
    expect(await ask({ from: "19:30", until: "20:00" })).toMatchObject({ kind: "stored" });
  });

  test("that runs into the night is in the way of an early morning", async () => {
    await apply(city.db, { until: "29:30" });
    expect(await ask({ day: "2026-10-06", from: "5:00", until: "8:30" })).toMatchObject({
      refusal: { reason: "overlaps" },
    });
  });

  test("and another that overlap at the same moment: one is stored", async () => {
    const answers = await Promise.all([ask(), ask({ until: "20:00" })]);
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(["refused", "stored"]);
    expect(await versionsIn(city.db)).toHaveLength(1);
  });

  test("for a month that is closed is refused", async () => {
    await city.db.insert(overtimeLocks).values({ month: "2026-10", lockedAt: 0, lockedBy: CITY.staff.admin });
    expect(await ask()).toMatchObject({ refusal: { reason: "locked", month: "2026-10" } });
  });

  test("of whoever leads a section or a department is refused", async () => {
    for (const by of [CITY.staff.residentsChief, CITY.staff.civicDirector]) {
      expect(await ask({}, { by })).toMatchObject({ refusal: { reason: "leadsSection" } });
    }
  });
});

describe("a change by the person", () => {
  const change = (
    order: { orderId: string; version: number },
    own: Partial<ApplicationInput> = {},
    now = AFTERNOON,
  ) =>
    changeOrder(clockAt(city.db, now), callerFor(member), {
      orderId: order.orderId,
      input: { ...wishFor(own), baseVersion: order.version },
      channel: "liff",
    });

  test("is one more version; the first is kept", async () => {
    const order = await apply(city.db);
    expect(await change(order, { until: "20:00" })).toMatchObject({ order: { version: 2, until: 1200 } });
    expect(await versionsIn(city.db)).toMatchObject([{ untilMinutes: 1170 }, { untilMinutes: 1200 }]);
  });

  test("after the cut-off is 締切後 only where it asks for more", async () => {
    const evening = at("2026-10-05T17:00");
    const order = await apply(city.db);
    expect(await change(order, { until: "19:00" }, evening)).toMatchObject({
      order: { isLate: false },
    });
    expect(await change({ ...order, version: 2 }, { until: "19:10" }, evening)).toMatchObject({
      order: { isLate: true, isAfterwards: false },
    });
  });

  test("of an application decided meanwhile is refused", async () => {
    const order = await apply(city.db);
    await decide(city.db, [[order, ORDER]]);
    expect(await change(order)).toMatchObject({ refusal: { reason: "alreadyDecided" } });
  });

  test("on an old version is refused, and nobody changes another's", async () => {
    const order = await apply(city.db);
    await change(order, { until: "20:00" });
    expect(await change(order)).toMatchObject({ refusal: { reason: "newerVersion" } });
    const foreign = await apply(city.db, { by: CITY.staff.doubleMember });
    expect(await change(foreign)).toMatchObject({ refusal: { reason: "notFound" } });
  });

  test("and the chief's order at the same moment: one of them stands", async () => {
    const order = await apply(city.db);
    const [changed, decided] = await Promise.all([
      change(order, { until: "21:00" }),
      decide(city.db, [[order, ORDER]]),
    ]);
    const versions = await versionsIn(city.db);
    expect(versions).toHaveLength(2);
    expect([changed.kind === "stored", decided[0]?.kind === "decided"].filter(Boolean)).toHaveLength(1);
  });
});

describe("taking back", () => {
  const withdraw = (order: { orderId: string; version: number }, by: string = member) =>
    withdrawOrder(clockAt(city.db), callerFor(by), {
      orderId: order.orderId,
      baseVersion: order.version,
      submissionKey: `key-${order.orderId}`,
      channel: "liff",
    });

  test("keeps the versions and frees the time", async () => {
    const order = await apply(city.db);
    expect(await withdraw(order)).toMatchObject({ order: { version: 2, state: "withdrawn" } });
    expect(await withdraw(order)).toMatchObject({ kind: "stored", isRepeat: true });
    expect(await versionsIn(city.db)).toHaveLength(2);
    expect(await ask()).toMatchObject({ kind: "stored" });
  });

  test("is one's own to do, and only while nothing is decided", async () => {
    const order = await apply(city.db);
    expect(await withdraw(order, CITY.staff.doubleMember)).toMatchObject({ refusal: { reason: "notFound" } });
    await decide(city.db, [[order, ORDER]]);
    expect(await withdraw(order)).toMatchObject({ refusal: { reason: "alreadyDecided" } });
  });
});
