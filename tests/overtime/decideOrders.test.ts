import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { overtimeLocks, overtimeResults } from "../../db/schema/index.ts";
import type { InitiativeInput } from "../../worker/domain/overtime/viewsOrders.ts";
import { orderOvertime } from "../../worker/overtime/orderOvertime.ts";
import { buildCity, CITY, callerFor } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import { AFTERNOON, apply, at, clockAt, decide, ORDER, versionsIn, wishFor } from "./ordering.ts";

const { staff, units } = CITY;
let city: Awaited<ReturnType<typeof testDatabase>>;

beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

const change = {
  kind: "change",
  from: "17:15",
  until: "18:30",
  breakMinutes: "",
  task: "一部だけ",
  word: "残りは明日に",
} as const;

describe("deciding on a board", () => {
  test("orders all at once, each as one more version by the chief", async () => {
    const one = await apply(city.db);
    const other = await apply(city.db, { by: staff.doubleMember });
    const outcomes = await decide(city.db, [
      [one, ORDER],
      [other, ORDER],
    ]);
    expect(outcomes).toMatchObject([
      { kind: "decided", order: { state: "ordered", version: 2, authorTitle: "課長" } },
      { kind: "decided", order: { state: "ordered", version: 2 } },
    ]);
    expect(await versionsIn(city.db)).toHaveLength(4);
  });

  test.each([
    ["2026-10-05T23:59", false],
    ["2026-10-06T00:00", true],
    ["2026-10-20T15:00", true],
  ])("at %s, of an application in time, is 事後: %s", async (time, isAfterwards) => {
    const asked = await apply(city.db);
    const other = await apply(city.db, { by: staff.doubleMember });
    const outcomes = await decide(
      city.db,
      [
        [asked, ORDER],
        [other, change],
      ],
      { now: at(time) },
    );
    expect(outcomes).toMatchObject(Array(2).fill({ order: { state: "ordered", isAfterwards } }));
    const declined = await apply(city.db, { day: "2026-10-06" });
    const no = { kind: "decline", word: "明日の朝にしましょう" } as const;
    expect(await decide(city.db, [[declined, no]], { now: at("2026-10-20T15:00") })).toMatchObject([
      { order: { state: "declined", isAfterwards: false } },
    ]);
  });

  test("changes with a word and declines with a word, in one act", async () => {
    const one = await apply(city.db);
    const other = await apply(city.db, { by: staff.doubleMember });
    expect(
      await decide(city.db, [
        [one, change],
        [other, { kind: "decline", word: "明日の朝にしましょう" }],
      ]),
    ).toMatchObject([
      { order: { state: "ordered", until: 1110, task: "一部だけ", word: "残りは明日に" } },
      { order: { state: "declined", word: "明日の朝にしましょう" } },
    ]);
  });

  test("one that moved comes back with the newest, the others are decided", async () => {
    const one = await apply(city.db);
    const other = await apply(city.db, { by: staff.doubleMember });
    await decide(city.db, [[one, { kind: "decline", word: "別の日に" }]]);
    expect(
      await decide(city.db, [
        [one, ORDER],
        [other, ORDER],
      ]),
    ).toMatchObject([
      { kind: "moved", latest: { version: 2, state: "declined", word: "別の日に" } },
      { kind: "decided" },
    ]);
  });

  test("the same act twice decides once", async () => {
    const one = await apply(city.db);
    const submissionKey = "key-of-one-act";
    await decide(city.db, [[one, ORDER]], { submissionKey });
    expect(await decide(city.db, [[one, ORDER]], { submissionKey })).toMatchObject([
      { kind: "decided", isRepeat: true, order: { version: 2 } },
    ]);
    expect(await versionsIn(city.db)).toHaveLength(2);
  });

  test("two who order at the same moment: one order stands", async () => {
    const one = await apply(city.db);
    const other = await apply(city.db, { by: staff.doubleMember });
    const both = [
      [one, ORDER],
      [other, ORDER],
    ] as const;
    const director = { by: callerFor(staff.civicDirector) };
    await Promise.all([
      decide(
        city.db,
        [...both].map(([o, d]) => [o, d]),
      ),
      decide(
        city.db,
        [...both].map(([o, d]) => [o, d]),
        director,
      ),
    ]);
    expect(await versionsIn(city.db)).toHaveLength(4);
  });

  test.each([
    ["wordMissing", { kind: "decline", word: " 　" }],
    ["wordTooLong", { kind: "decline", word: "あ".repeat(201) }],
    ["reversed", { ...change, until: "16:00" }],
    ["unclearTime", { ...change, until: "あと少し" }],
    ["taskMissing", { ...change, task: "" }],
  ] as const)("is refused with %s, the others are decided", async (reason, decision) => {
    const one = await apply(city.db);
    const other = await apply(city.db, { by: staff.doubleMember });
    expect(
      await decide(city.db, [
        [one, decision],
        [other, ORDER],
      ]),
    ).toMatchObject([{ kind: "refused", refusal: { reason } }, { kind: "decided" }]);
  });

  test("two changes of one act that would overlap: the second is refused", async () => {
    const one = await apply(city.db, { until: "18:00" });
    const other = await apply(city.db, { from: "19:00", until: "20:00" });
    expect(
      await decide(city.db, [
        [one, { ...change, until: "19:30" }],
        [other, ORDER],
      ]),
    ).toMatchObject([{ kind: "refused", refusal: { reason: "overlaps" } }, { kind: "decided" }]);
    expect(
      await decide(city.db, [
        [
          { ...other, version: 2 },
          { ...change, from: "18:30", until: "20:00" },
        ],
      ]),
    ).toMatchObject([{ kind: "decided", order: { version: 3, from: 1110 } }]);
  });

  test("of two changes of one act each is judged beside what the other becomes", async () => {
    const one = await apply(city.db, { until: "18:00" });
    const other = await apply(city.db, { from: "18:15", until: "20:00" });
    expect(
      await decide(city.db, [
        [one, { ...change, until: "18:10" }],
        [other, { ...change, from: "18:05", until: "20:00" }],
      ]),
    ).toMatchObject([{ kind: "decided" }, { kind: "refused", refusal: { reason: "overlaps" } }]);
  });

  test("one that makes room in an act lets the next have it", async () => {
    const one = await apply(city.db, { until: "18:30" });
    const other = await apply(city.db, { from: "18:45", until: "20:00" });
    expect(
      await decide(city.db, [
        [one, { ...change, until: "18:00" }],
        [other, { ...change, from: "18:15", until: "20:00" }],
      ]),
    ).toMatchObject([{ kind: "decided" }, { kind: "decided" }]);
  });

  test("nobody decides on their own application", async () => {
    const own = await apply(city.db);
    const by = { ...callerFor(staff.residentsMember), ordersFor: { id: units.residents, name: "市民課" } };
    expect(await decide(city.db, [[own, ORDER]], { by })).toMatchObject([
      { refusal: { reason: "ownOrder" } },
    ]);
  });

  test("an order of another section is not found on this board", async () => {
    const foreign = await apply(city.db, {
      by: staff.planningMember,
      purpose: { kind: "reason", key: "peak" },
    });
    expect(await decide(city.db, [[foreign, ORDER]])).toMatchObject([{ refusal: { reason: "notFound" } }]);
  });

  test("what was withdrawn, closed or already worked is not decided any more", async () => {
    const worked = await apply(city.db);
    await decide(city.db, [[worked, ORDER]]);
    await city.db.insert(overtimeResults).values({
      id: "result",
      orderId: worked.orderId,
      version: 1,
      fromMinutes: 1035,
      untilMinutes: 1170,
      breakMinutes: 0,
      word: "",
      authorId: staff.residentsMember,
      authorName: "",
      authorTitle: "",
      writtenAt: 0,
      channel: "liff",
      submissionKey: "result-key",
    });
    expect(await decide(city.db, [[{ ...worked, version: 2 }, change]])).toMatchObject([
      { refusal: { reason: "hasResult" } },
    ]);
    const late = await apply(city.db, { by: staff.doubleMember });
    await city.db.insert(overtimeLocks).values({ month: "2026-10", lockedAt: 0, lockedBy: staff.admin });
    expect(await decide(city.db, [[late, ORDER]])).toMatchObject([{ refusal: { reason: "locked" } }]);
  });
});

describe("an order on the chief's own initiative", () => {
  const order = (own: Partial<InitiativeInput> = {}, now = AFTERNOON, by: string = staff.residentsChief) =>
    orderOvertime(clockAt(city.db, now), callerFor(by), {
      unitId: units.residents,
      channel: "liff",
      input: { ...wishFor(), staffIds: [staff.residentsMember, staff.doubleMember], word: "", ...own },
    });

  test("is one order for each person, ordered at once", async () => {
    expect(await order({ word: "急な依頼です" })).toMatchObject({
      kind: "ordered",
      orders: [
        { name: "小野寺 岳志", state: "ordered", origin: "chief", word: "急な依頼です", version: 1 },
        { name: "早乙女 萌", state: "ordered" },
      ],
    });
    expect(await versionsIn(city.db)).toHaveLength(2);
  });

  test("is in advance until the work begins, and 事後 after it", async () => {
    expect(await order({}, at("2026-10-05T17:10"))).toMatchObject({ orders: [{ isAfterwards: false }, {}] });
    expect(await order({ day: "2026-10-02" })).toMatchObject({ orders: [{ isAfterwards: true }, {}] });
  });

  test("twice is stored once", async () => {
    const submissionKey = "one-act-of-chief";
    await order({ submissionKey });
    expect(await order({ submissionKey })).toMatchObject({ kind: "ordered", isRepeat: true });
    expect(await versionsIn(city.db)).toHaveLength(2);
  });

  test.each([
    ["nobodyChosen", { staffIds: [] }],
    ["notInSection", { staffIds: [staff.residentsMember, staff.planningMember] }],
    ["notInSection", { staffIds: [staff.residentsChief] }],
    ["reversed", { until: "1:00" }],
  ] as [string, Partial<InitiativeInput>][])("is refused with %s for all", async (reason, own) => {
    expect(await order(own)).toMatchObject({ kind: "refused", refusal: { reason } });
    expect(await versionsIn(city.db)).toEqual([]);
  });

  test("that overlaps for one person is stored for nobody and names the person", async () => {
    await apply(city.db, { by: staff.doubleMember });
    expect(await order()).toMatchObject({ refusal: { reason: "overlaps" }, name: "早乙女 萌" });
    expect(await versionsIn(city.db)).toHaveLength(1);
  });
});
