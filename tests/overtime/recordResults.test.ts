import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  auditLog,
  overtimeDays,
  overtimeExceptions,
  overtimeLocks,
  overtimeResults,
} from "../../db/schema/index.ts";
import type { OrderView } from "../../worker/domain/overtime/viewsOrders.ts";
import type { ResultsInput, SaidResult } from "../../worker/domain/overtime/viewsResults.ts";
import { newId } from "../../worker/ids.ts";
import { recordResults } from "../../worker/overtime/recordResults.ts";
import { buildCity, CITY, callerFor } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import { apply, at, clockAt, decide, ORDER } from "./ordering.ts";

const member = CITY.staff.residentsMember;
const NEXT_MORNING = at("2026-10-06T08:35");
const AS_ORDERED: SaidResult = { kind: "asOrdered" };
let city: Awaited<ReturnType<typeof testDatabase>>;

beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

async function ordered(own: Parameters<typeof apply>[1] = {}): Promise<OrderView> {
  const order = await apply(city.db, own);
  await decide(city.db, [[order, ORDER]]);
  return order;
}

function say(
  results: readonly [
    order: { orderId: string },
    said: SaidResult,
    own?: { baseVersion?: number; word?: string },
  ][],
  options: { by?: string; now?: number; submissionKey?: string } = {},
) {
  const { by = member, now = NEXT_MORNING, submissionKey = `key-${newId()}` } = options;
  const input: ResultsInput = {
    submissionKey,
    results: results.map(([{ orderId }, said, own]) => ({ orderId, baseVersion: 0, said, word: "", ...own })),
  };
  return recordResults(clockAt(city.db, now), callerFor(by), { input, channel: "liff" });
}

const times = (from: string, until: string, breakMinutes = ""): SaidResult => ({
  kind: "times",
  from,
  until,
  breakMinutes,
});
const days = () => city.db.select().from(overtimeDays);
const versions = () => city.db.select().from(overtimeResults);

describe("the end of an evening", () => {
  test("as ordered becomes the record of the day", async () => {
    const order = await ordered();
    expect(await say([[order, AS_ORDERED]])).toMatchObject([
      { kind: "recorded", day: "2026-10-05", isRepeat: false, result: { version: 1, minutes: 135 } },
    ]);
    expect(await days()).toMatchObject([
      {
        staffId: member,
        day: "2026-10-05",
        unitId: CITY.units.residents,
        minutes: 135,
        restMinutes: 0,
        specialMinutes: 0,
        untilMinutes: 1170,
        source: "result",
      },
    ]);
    const trail = await city.db.select().from(auditLog);
    expect(trail.at(-1)).toMatchObject({ action: "overtime.result", actorId: member });
  });

  test("may be earlier, later or after midnight, as people write it", async () => {
    const order = await ordered();
    expect(await say([[order, times("17:15", "２５：００", "30")]])).toMatchObject([
      { result: { until: 1500, minutes: 435 } },
    ]);
    expect(await days()).toMatchObject([{ minutes: 435, untilMinutes: 1500 }]);
  });

  test("that was not used leaves no minutes and no hour of leaving", async () => {
    const order = await ordered();
    await say([[order, { kind: "notUsed" }, { word: "用事が済んだ" }]]);
    expect(await days()).toMatchObject([{ minutes: 0, untilMinutes: null }]);
    expect(await versions()).toMatchObject([{ fromMinutes: 1035, untilMinutes: 1035, word: "用事が済んだ" }]);
  });

  test("said again is one more version, and the day follows the newest", async () => {
    const order = await ordered();
    await say([[order, AS_ORDERED]]);
    expect(await say([[order, times("17:15", "18:00"), { baseVersion: 1 }]])).toMatchObject([
      { result: { version: 2 } },
    ]);
    expect(await versions()).toHaveLength(2);
    expect(await days()).toMatchObject([{ minutes: 45, untilMinutes: 1080 }]);
  });

  test("said elsewhere meanwhile comes back to be looked at", async () => {
    const order = await ordered();
    await say([[order, times("17:15", "18:00")]]);
    expect(await say([[order, AS_ORDERED]])).toMatchObject([
      { kind: "moved", latest: { version: 1, until: 1080 } },
    ]);
    expect(await versions()).toHaveLength(1);
  });

  test("that arrives twice, even at the same moment, is recorded once", async () => {
    const order = await ordered();
    const act = { submissionKey: "key-of-one-act" };
    const answers = await Promise.all([say([[order, AS_ORDERED]], act), say([[order, AS_ORDERED]], act)]);
    expect(answers.flat().map(({ kind }) => kind)).toEqual(["recorded", "recorded"]);
    expect(await say([[order, AS_ORDERED]], act)).toMatchObject([{ kind: "recorded", isRepeat: true }]);
    expect(await versions()).toHaveLength(1);
    expect(await days()).toMatchObject([{ minutes: 135 }]);
  });
});

describe("a day with several orders", () => {
  test("is the sum of what was said of them, in one act or in two", async () => {
    const early = await ordered({ from: "7:00", until: "8:30", now: at("2026-10-05T06:00") });
    const late = await ordered();
    await say([[early, AS_ORDERED]]);
    expect(await days()).toMatchObject([{ minutes: 90, untilMinutes: 510 }]);
    await say([[late, times("17:15", "20:15")]]);
    expect(await days()).toMatchObject([{ minutes: 270, untilMinutes: 1215 }]);
  });

  test("sums up right when both are said at the same moment on two devices", async () => {
    const early = await ordered({ from: "7:00", until: "8:30", now: at("2026-10-05T06:00") });
    const late = await ordered();
    await Promise.all([say([[early, AS_ORDERED]]), say([[late, AS_ORDERED]])]);
    expect(await days()).toMatchObject([{ minutes: 225 }]);
  });

  test("cannot have one minute twice; the other is recorded all the same", async () => {
    const first = await ordered();
    const second = await ordered({ from: "20:00", until: "21:00" });
    expect(
      await say([
        [first, times("17:15", "20:30")],
        [second, AS_ORDERED],
      ]),
    ).toMatchObject([
      { kind: "recorded" },
      { kind: "refused", refusal: { reason: "overlaps", other: { until: 1230 } } },
    ]);
    expect(await days()).toMatchObject([{ minutes: 195 }]);
  });
});

test("work on a day off, and 特例業務, are told apart", async () => {
  await city.db.insert(overtimeExceptions).values({
    id: "flood",
    unitId: CITY.units.civic,
    fromDay: "2026-10-10",
    untilDay: "2026-10-11",
    kind: "disaster",
    word: "大雨",
    isSpecialDuty: true,
    declaredBy: CITY.staff.civicDirector,
    declaredAt: 0,
  });
  const saturday = await ordered({ day: "2026-10-10", from: "9:00", until: "12:00" });
  await say([[saturday, AS_ORDERED]], { now: at("2026-10-13T08:35") });
  expect(await days()).toMatchObject([{ minutes: 180, restMinutes: 180, specialMinutes: 180 }]);
});

test("what the attendance system has recorded stays", async () => {
  const order = await ordered();
  await city.db.insert(overtimeDays).values({
    staffId: member,
    day: "2026-10-05",
    unitId: CITY.units.residents,
    minutes: 100,
    restMinutes: 0,
    specialMinutes: 0,
    untilMinutes: 1135,
    source: "actual",
    recordedAt: 0,
  });
  expect(await say([[order, AS_ORDERED]])).toMatchObject([{ kind: "recorded", hasActual: true }]);
  expect(await days()).toMatchObject([{ minutes: 100, source: "actual" }]);
});

describe("nothing is recorded", () => {
  test.each([
    ["unclearTime", times("17:15", "夜まで")],
    ["unclearTime", times("17:15", "30:00")],
    ["reversed", times("19:00", "18:00")],
    ["breakTooLong", times("17:15", "18:15", "1:00")],
  ] as [string, SaidResult][])("where it is %s", async (reason, said) => {
    const order = await ordered();
    expect(await say([[order, said]])).toMatchObject([{ kind: "refused", refusal: { reason } }]);
    expect(await versions()).toEqual([]);
    expect(await days()).toEqual([]);
  });

  test("before it is over", async () => {
    const order = await ordered();
    const evening = { now: at("2026-10-05T19:29") };
    expect(await say([[order, AS_ORDERED]], evening)).toMatchObject([{ refusal: { reason: "notYet" } }]);
    expect(await say([[order, times("17:15", "19:20")]], evening)).toMatchObject([{ kind: "recorded" }]);
  });

  test("of an order that nobody has given", async () => {
    const order = await apply(city.db);
    expect(await say([[order, AS_ORDERED]])).toMatchObject([
      { refusal: { reason: "notOrdered", state: "applied" } },
    ]);
  });

  test("of somebody else's evening, not even by whoever leads the section", async () => {
    const order = await ordered();
    for (const by of [CITY.staff.doubleMember, CITY.staff.residentsChief]) {
      expect(await say([[order, AS_ORDERED]], { by })).toMatchObject([{ refusal: { reason: "notFound" } }]);
    }
    expect(await versions()).toEqual([]);
  });

  test("in a month that is locked", async () => {
    const order = await ordered();
    await city.db.insert(overtimeLocks).values({ month: "2026-10", lockedAt: 0, lockedBy: CITY.staff.admin });
    expect(await say([[order, AS_ORDERED]], { now: at("2026-11-02T09:00") })).toMatchObject([
      { refusal: { reason: "locked", month: "2026-10" } },
    ]);
  });
});
