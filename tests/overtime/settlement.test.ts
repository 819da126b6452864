import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { auditLog, overtimeDays, overtimeExceptions, overtimeLocks } from "../../db/schema/index.ts";
import type { OrderView } from "../../worker/domain/overtime/viewsOrders.ts";
import type { SaidResult } from "../../worker/domain/overtime/viewsResults.ts";
import { newId } from "../../worker/ids.ts";
import { lockMonth, unlockMonth } from "../../worker/overtime/lockMonth.ts";
import { orderAfterwards } from "../../worker/overtime/orderAfterwards.ts";
import { ownOvertime } from "../../worker/overtime/ownOvertime.ts";
import { personnel } from "../../worker/overtime/personnel.ts";
import { recordResults } from "../../worker/overtime/recordResults.ts";
import { settlement } from "../../worker/overtime/settlement.ts";
import { buildCity, CITY, callerFor } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import { apply, at, clockAt, decide, ORDER, record, versionsIn } from "./ordering.ts";

const { residentsMember: member, residentsChief: chief } = CITY.staff;
const { residents } = CITY.units;
const NEXT_MORNING = at("2026-10-06T08:35");
const NEXT_MONTH = at("2026-11-02T09:00");
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

function say({ orderId }: { orderId: string }, said: SaidResult, by: string = member) {
  return recordResults(clockAt(city.db, NEXT_MORNING), callerFor(by), {
    input: { submissionKey: newId(), results: [{ orderId, baseVersion: 0, said, word: "" }] },
    channel: "liff",
  });
}

async function actual(minutes: number, own: Partial<typeof overtimeDays.$inferInsert> = {}) {
  await city.db.insert(overtimeDays).values({
    staffId: member,
    day: "2026-10-05",
    unitId: residents,
    minutes,
    restMinutes: 0,
    specialMinutes: 0,
    untilMinutes: null,
    source: "actual",
    recordedAt: 0,
    ...own,
  });
}

async function lists(options: { by?: string; month?: string; unitId?: string; now?: number } = {}) {
  const { by = chief, month, unitId = residents, now = NEXT_MORNING } = options;
  const lineage = unitId === residents ? [residents, CITY.units.civic, CITY.units.root] : [unitId];
  const view = await settlement(clockAt(city.db, now), callerFor(by), { unitId, lineage, month });
  if (!view) throw new Error("no such unit");
  return view;
}

const until = (time: string): SaidResult => ({ kind: "times", from: "17:15", until: time, breakMinutes: "" });

describe("the lists of a month", () => {
  test("an evening of which nobody has said the end waits for the person", async () => {
    const order = await ordered();
    expect((await lists()).lines).toMatchObject([
      {
        list: "unsettled",
        person: { staffId: member, title: "主任" },
        day: "2026-10-05",
        orders: [{ orderId: order.orderId, until: 1170 }],
        worked: null,
        afterwards: null,
      },
    ]);
  });

  test("an evening as ordered, or off by less than a quarter of an hour, is on none", async () => {
    await say(await ordered(), until("19:44"));
    expect((await lists()).lines).toEqual([]);
  });

  test("an evening of today is on none: it is not over", async () => {
    await ordered();
    expect((await lists({ now: at("2026-10-05T18:00"), month: "2026-10" })).lines).toEqual([]);
  });

  test.each([
    ["longerThanOrdered", until("20:15"), 180],
    ["notUsed", { kind: "notUsed" }, 0],
  ] as const)("%s is told from what the person said", async (list, said, worked) => {
    await say(await ordered(), said);
    expect((await lists()).lines).toMatchObject([{ list, ordered: 135, worked }]);
  });

  test("hours that nobody ordered come with the times an order would have", async () => {
    await actual(120, { untilMinutes: 1200 });
    await actual(60, { day: "2026-10-02" });
    expect((await lists()).lines).toMatchObject([
      { list: "noOrder", day: "2026-10-02", afterwards: { from: 1035, until: 1095 } },
      { list: "noOrder", day: "2026-10-05", isActual: true, afterwards: { from: 1080, until: 1200 } },
    ]);
  });

  test("what the attendance system says settles an evening of which the person said nothing", async () => {
    await ordered();
    await actual(130);
    expect((await lists()).lines).toEqual([]);
  });

  test("nobody orders their own day, nor in a month that is locked", async () => {
    await actual(120);
    await city.db.insert(overtimeLocks).values({ month: "2026-10", lockedAt: 0, lockedBy: chief });
    expect(await lists({ month: "2026-10" })).toMatchObject({
      isLocked: true,
      lines: [{ list: "noOrder", afterwards: null }],
    });
  });

  test("of a department have its sections in the order of the organisation", async () => {
    await actual(120);
    await actual(90, { staffId: CITY.staff.communityChief, unitId: CITY.units.community });
    const view = await lists({ by: CITY.staff.civicDirector, unitId: CITY.units.civic });
    expect(view.sections.map(({ id }) => id)).toEqual([CITY.units.residents, CITY.units.community]);
    expect(view.lines).toHaveLength(2);
  });
});

describe("an order afterwards", () => {
  const order = (own: { by?: string; submissionKey?: string; staffId?: string; word?: string } = {}) =>
    orderAfterwards(clockAt(city.db, NEXT_MORNING), callerFor(own.by ?? chief), {
      unitId: residents,
      input: {
        submissionKey: own.submissionKey ?? newId(),
        staffId: own.staffId ?? member,
        day: "2026-10-05",
        word: own.word ?? "",
      },
      channel: "liff",
    });

  test("makes the order as long as it was worked, marked 事後, and keeps the versions", async () => {
    await say(await ordered(), until("20:15"));
    expect(await order({ word: "窓口が延びたため" })).toMatchObject({ kind: "ordered", orders: 1 });
    expect((await versionsIn(city.db)).at(-1)).toMatchObject({
      version: 3,
      untilMinutes: 1215,
      state: "ordered",
      isAfterwards: true,
      word: "窓口が延びたため",
      authorId: chief,
    });
    expect((await lists()).lines).toEqual([]);
  });

  test("takes the sum of the attendance system where only that is known", async () => {
    await ordered();
    await actual(195);
    await order();
    expect((await versionsIn(city.db)).at(-1)).toMatchObject({ untilMinutes: 1230 });
    expect((await lists()).lines).toEqual([]);
  });

  test("that arrives twice, or twice at the same moment, is stored once", async () => {
    await say(await ordered(), until("20:15"));
    const act = { submissionKey: "key-of-one-act" };
    const answers = await Promise.all([order(act), order(act)]);
    expect(answers.map(({ kind }) => kind)).toEqual(["ordered", "ordered"]);
    expect(await order(act)).toMatchObject({ isRepeat: true });
    expect(await versionsIn(city.db)).toHaveLength(3);
  });

  test("is refused where there is nothing to put right, of another section, and in a locked month", async () => {
    await say(await ordered(), { kind: "asOrdered" });
    expect(await order()).toMatchObject({ refusal: { reason: "newerVersion" } });
    expect(await order({ staffId: CITY.staff.communityChief })).toMatchObject({
      refusal: { reason: "notFound" },
    });
    await city.db.insert(overtimeLocks).values({ month: "2026-10", lockedAt: 0, lockedBy: chief });
    expect(await order()).toMatchObject({ refusal: { reason: "locked" } });
    expect(await versionsIn(city.db)).toHaveLength(2);
  });
});

describe("one's own evenings", () => {
  const own = (now: number) => ownOvertime(clockAt(city.db, now), callerFor(member), { month: undefined });

  test("are asked about once they are over, also in the month that follows", async () => {
    const order = await ordered({ day: "2026-10-30" });
    expect((await own(at("2026-10-30T19:29"))).evenings).toEqual([]);
    expect((await own(at("2026-11-02T08:30"))).evenings).toMatchObject([
      { orderId: order.orderId, day: "2026-10-30", result: null },
    ]);
  });

  test("stay to be put right after they are said, until the month is locked", async () => {
    await say(await ordered(), { kind: "asOrdered" });
    expect((await own(NEXT_MORNING)).evenings).toMatchObject([{ result: { version: 1, minutes: 135 } }]);
    await city.db.insert(overtimeLocks).values({ month: "2026-10", lockedAt: 0, lockedBy: chief });
    expect((await own(NEXT_MORNING)).evenings).toEqual([]);
  });
});

describe("the lock of a month", () => {
  test("is set and taken off once, with a trace of each", async () => {
    const context = clockAt(city.db, NEXT_MONTH);
    const caller = callerFor(CITY.staff.admin);
    await lockMonth(context, caller, "2026-10");
    await lockMonth(context, caller, "2026-10");
    expect(await city.db.select().from(overtimeLocks)).toMatchObject([{ month: "2026-10" }]);
    await unlockMonth(context, caller, "2026-10");
    await unlockMonth(context, caller, "2026-10");
    expect(await city.db.select().from(overtimeLocks)).toEqual([]);
    const trail = await city.db.select().from(auditLog).orderBy(sql`id`);
    expect(trail.map(({ action }) => action)).toEqual(["overtime.lock", "overtime.unlock"]);
  });

  test("waits until the month is over", async () => {
    const outcome = await lockMonth(clockAt(city.db, NEXT_MORNING), callerFor(CITY.staff.admin), "2026-10");
    expect(outcome).toEqual({ kind: "refused", reason: "notOver" });
  });
});

describe("what the personnel section sees", () => {
  const see = (month?: string) => personnel(clockAt(city.db, NEXT_MONTH), { month });

  test("is the month before, by department, with what is left to settle", async () => {
    await ordered();
    await actual(120, { day: "2026-10-02" });
    const view = await see();
    expect(view).toMatchObject({ month: "2026-10", interviews: [], special: [] });
    expect(view.departments.find(({ unit }) => unit.id === CITY.units.civic)).toMatchObject({
      open: { unsettled: 1, undecided: 0, noOrder: 1, longerThanOrdered: 0, notUsed: 0 },
    });
    expect(view.months.slice(0, 2)).toMatchObject([
      { month: "2026-11", isOver: false },
      { month: "2026-10", isOver: true, lockedAt: null },
    ]);
  });

  test("is told of applications that nobody has decided on, which closing the month would leave so", async () => {
    const civic = async () => (await see()).departments.find(({ unit }) => unit.id === CITY.units.civic);
    const order = await apply(city.db);
    expect(await civic()).toMatchObject({ open: { undecided: 1, unsettled: 0 } });
    await decide(city.db, [[order, ORDER]]);
    expect(await civic()).toMatchObject({ open: { undecided: 0, unsettled: 1 } });
  });

  test("counts every day that is left, on whichever list and in units that are no longer there", async () => {
    await ordered();
    await actual(120, { day: "2026-10-02" });
    await ordered({ day: "2026-10-06" });
    await actual(300, { day: "2026-10-06" });
    await apply(city.db, { day: "2026-10-07" });
    const all = { unsettled: 1, undecided: 1, noOrder: 1, longerThanOrdered: 1, notUsed: 0 };
    expect((await see()).open).toEqual(all);
    await city.db.run(`UPDATE units SET valid_to = '2026-10-31' WHERE id = '${CITY.units.residents}'`);
    expect((await see()).open).toEqual(all);
  });

  test("names those whom a doctor is to see, at once or if they ask", async () => {
    await record(city.db, member, "2026-10-01", 100 * 60);
    await record(city.db, CITY.staff.communityChief, "2026-10-01", 81 * 60, CITY.units.community);
    await record(city.db, CITY.staff.planningMember, "2026-10-01", 80 * 60, CITY.units.planning);
    const { interviews } = await see();
    expect(interviews.map(({ person, interview }) => [person.staffId, interview.kind]).toSorted()).toEqual(
      [
        [member, "withoutRequest"],
        [CITY.staff.communityChief, "onRequest"],
      ].toSorted(),
    );
  });

  test("names one whose average of two months is too much though the month itself is not", async () => {
    await record(city.db, member, "2026-09-01", 99 * 60);
    await record(city.db, member, "2026-10-01", 62 * 60);
    expect((await see()).interviews).toMatchObject([
      {
        interview: { kind: "withoutRequest", grounds: [{ of: "average", months: 2, minutes: 80 * 60 + 30 }] },
      },
    ]);
  });

  test("lists 特例業務 with what it was for", async () => {
    await city.db.insert(overtimeExceptions).values({
      id: "flood",
      unitId: CITY.units.civic,
      fromDay: "2026-10-05",
      untilDay: "2026-10-06",
      kind: "disaster",
      word: "大雨の避難所",
      isSpecialDuty: true,
      declaredBy: chief,
      declaredAt: 0,
    });
    await say(await ordered(), { kind: "asOrdered" });
    expect((await see()).special).toMatchObject([
      { person: { staffId: member }, day: "2026-10-05", minutes: 135, word: "大雨の避難所" },
    ]);
  });
});
