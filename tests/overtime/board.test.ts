import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  allotments,
  allotmentTransfers,
  orderDelegations,
  overtimeDays,
  overtimeLocks,
  posts,
  unitRegimes,
} from "../../db/schema/index.ts";
import type { DelegationInput } from "../../worker/domain/overtime/viewsOrders.ts";
import { board } from "../../worker/overtime/board.ts";
import { endDelegation, giveDelegation } from "../../worker/overtime/delegations.ts";
import { ownOvertime } from "../../worker/overtime/ownOvertime.ts";
import { buildCity, CITY, callerFor } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import { apply, at, clockAt, decide, ORDER, record, set } from "./ordering.ts";

const { staff, units } = CITY;
const lineage = [units.residents, units.civic, units.root];
let city: Awaited<ReturnType<typeof testDatabase>>;

beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

const residents = async (by: string = staff.residentsChief, day?: string) => {
  const view = await board(clockAt(city.db), callerFor(by), { unitId: units.residents, lineage, day });
  if (!view) throw new Error("no board");
  return view;
};
const own = (by: string = staff.residentsMember, month?: string) =>
  ownOvertime(clockAt(city.db), callerFor(by), { month });
const give = (unitId: string, minutes: number) =>
  city.db.insert(allotments).values({ unitId, month: "2026-10", minutes, updatedAt: 0 });

describe("the evening board", () => {
  test("shows who, until when, what, the hours of the month and what is left", async () => {
    await record(city.db, staff.residentsMember, "2026-10-01", 18 * 60 + 40);
    await apply(city.db);
    const { waiting, decided } = await residents();
    expect(decided).toEqual([]);
    expect(waiting).toMatchObject([
      {
        person: { name: "小野寺 岳志", title: "主任", unit: { name: "市民課" } },
        order: { until: 1170, minutes: 135, task: "ごみ減量説明会の資料づくり" },
        hours: { used: 1120, left: 1580, level: "calm" },
        leftAfter: 1580 - 135,
        allotmentLeftAfter: null,
        look: [],
        isOwn: false,
      },
    ]);
  });

  test("counts what is ordered and not yet recorded, until the result or the attendance system speaks", async () => {
    const order = await apply(city.db, { day: "2026-10-02" });
    await decide(city.db, [[order, ORDER]]);
    await apply(city.db);
    expect((await residents()).waiting).toMatchObject([{ hours: { used: 135, pending: 135, recorded: 0 } }]);
    await city.db.insert(overtimeDays).values({
      staffId: staff.residentsMember,
      day: "2026-10-02",
      unitId: units.residents,
      minutes: 90,
      restMinutes: 0,
      specialMinutes: 0,
      untilMinutes: null,
      source: "actual",
      recordedAt: 0,
    });
    expect((await residents()).waiting).toMatchObject([{ hours: { used: 90, pending: 0, recorded: 90 } }]);
  });

  test("has those to look at first on top, with the reason", async () => {
    await apply(city.db);
    await record(city.db, staff.doubleMember, "2026-10-01", 44 * 60);
    await apply(city.db, { by: staff.doubleMember, until: "20:30" });
    const { waiting } = await residents();
    expect(waiting.map(({ person, look }) => [person.staffId, look])).toEqual([
      [staff.doubleMember, ["over", "late"]],
      [staff.residentsMember, []],
    ]);
  });

  test("judges by the limits of a section that is designated", async () => {
    await city.db
      .insert(unitRegimes)
      .values({ unitId: units.civic, validFrom: "2026-04-01", regime: "demanding" });
    await record(city.db, staff.residentsMember, "2026-10-01", 44 * 60);
    await apply(city.db);
    expect((await residents()).waiting).toMatchObject([{ hours: { regime: "demanding" }, look: [] }]);
  });

  test("shows what the section has left of its allotment, with hours passed on", async () => {
    await give(units.residents, 100 * 60);
    await city.db.insert(allotmentTransfers).values({
      id: "transfer",
      fromUnitId: units.residents,
      toUnitId: units.community,
      month: "2026-10",
      minutes: 20 * 60,
      word: "",
      state: "accepted",
      proposedBy: staff.residentsChief,
      proposedByUnitId: units.residents,
      proposedAt: 0,
      decisionWord: "",
    });
    await record(city.db, staff.residentsMember, "2026-10-01", 10 * 60);
    await record(city.db, staff.planningMember, "2026-10-01", 50 * 60, units.planning);
    const ordered = await apply(city.db);
    await decide(city.db, [[ordered, ORDER]]);
    await apply(city.db, { by: staff.doubleMember });
    const { allotments: own, waiting } = await residents();
    expect(own).toHaveLength(1);
    expect(own[0]).toMatchObject({
      unit: { name: "市民課" },
      minutes: 80 * 60,
      used: 10 * 60 + 135,
      pending: 135,
      left: 70 * 60 - 135,
      leftAfterAll: 70 * 60 - 270,
      daysDone: 3,
      daysAll: 21,
    });
    expect(waiting).toMatchObject([{ allotmentLeftAfter: 70 * 60 - 270 }]);
  });

  test("holds what waits for other days too, in groups of their own, and what was decided today", async () => {
    await apply(city.db, { day: "2026-10-07" });
    await apply(city.db);
    await apply(city.db, { day: "2026-10-01" });
    const friday = await apply(city.db, { day: "2026-10-02" });
    const groups = async () => (await residents()).waiting.map(({ order, group }) => `${order.day} ${group}`);
    expect(await groups()).toEqual([
      "2026-10-01 past",
      "2026-10-02 past",
      "2026-10-05 tonight",
      "2026-10-07 later",
    ]);
    await decide(city.db, [[friday, ORDER]]);
    expect(await groups()).toHaveLength(3);
    expect((await residents()).decided).toMatchObject([
      { order: { day: "2026-10-02", state: "ordered", isAfterwards: true } },
    ]);
    expect((await residents(staff.residentsChief, "2026-10-02")).decided).toHaveLength(1);
    expect((await residents(staff.residentsChief, "2026-10-06")).decided).toEqual([]);
  });

  test("holds an application however long nobody has looked at it, until its month is closed", async () => {
    await apply(city.db, { day: "2026-08-20", now: at("2026-08-20T15:00") });
    expect((await residents()).waiting).toMatchObject([{ group: "past", order: { day: "2026-08-20" } }]);
    await city.db.insert(overtimeLocks).values({ month: "2026-08", lockedAt: 0, lockedBy: CITY.staff.admin });
    expect((await residents()).waiting).toEqual([]);
  });

  test("reckons all that a person waits for together", async () => {
    await record(city.db, staff.residentsMember, "2026-10-01", 41 * 60);
    const each = { from: "17:15", until: "19:15" };
    await apply(city.db, each);
    expect((await residents()).waiting).toMatchObject([
      { leftAfter: 120, isWithOthers: false, look: ["near"] },
    ]);
    await apply(city.db, { ...each, day: "2026-10-06" });
    await apply(city.db, { ...each, day: "2026-10-07" });
    await apply(city.db, { by: staff.doubleMember });
    const { waiting } = await residents();
    expect(waiting.filter(({ person }) => person.staffId === staff.residentsMember)).toMatchObject(
      Array(3).fill({ leftAfter: -120, isWithOthers: true, hours: { used: 41 * 60 }, look: ["over"] }),
    );
    expect(waiting.find(({ person }) => person.staffId === staff.doubleMember)).toMatchObject({
      isWithOthers: false,
      look: [],
    });
  });

  test("counts what was ordered in months before as well, as the person's own screen does", async () => {
    for (const day of ["2026-08-17", "2026-09-14"]) {
      const order = await apply(city.db, { day, now: at(`${day}T15:00`) });
      await decide(city.db, [[order, ORDER]], { now: at(`${day}T16:00`) });
    }
    await record(city.db, staff.residentsMember, "2026-07-01", 355 * 60);
    await apply(city.db);
    const nearest = { kind: "year", used: 355 * 60 + 270 };
    expect((await residents()).waiting).toMatchObject([{ hours: { nearest } }]);
    expect((await own()).hours).toMatchObject({ nearest });
  });

  test("is of a section: who has no chief is on the director's", async () => {
    const of = (unitId: string) =>
      board(clockAt(city.db), callerFor(staff.civicDirector), { unitId, lineage: [unitId], day: undefined });
    await city.db.insert(posts).values({
      id: "post-of-department",
      staffId: staff.planningMember,
      unitId: units.civic,
      title: "主幹",
      role: "member",
      isMain: true,
      validFrom: "2026-10-01",
    });
    expect(await of(units.civic)).toMatchObject({ people: [{ staffId: staff.planningMember }] });
    expect(await of("unit-nowhere")).toBeNull();
  });

  test("of a director shows the allotments of the sections without a chief, and uses of no other", async () => {
    await city.db.run(`UPDATE posts SET valid_to = '2026-09-30' WHERE staff_id = '${staff.residentsChief}'`);
    await give(units.residents, 45 * 60);
    await give(units.community, 20 * 60);
    await record(city.db, staff.residentsMember, "2026-10-01", 120);
    await record(city.db, staff.communityChief, "2026-10-01", 600, units.community);
    await apply(city.db);
    const view = await board(clockAt(city.db), callerFor(staff.civicDirector), {
      unitId: units.civic,
      lineage: [units.civic, units.root],
      day: undefined,
    });
    expect(view?.allotments).toMatchObject([
      { unit: { name: "市民課" }, minutes: 45 * 60, used: 120, left: 43 * 60, leftAfterAll: 43 * 60 - 135 },
    ]);
    expect(view?.waiting).toMatchObject([{ allotmentLeftAfter: 43 * 60 - 135 }]);
  });

  test("offers everybody of the section but whoever leads it", async () => {
    expect((await residents()).people.map(({ staffId }) => staffId)).toEqual([
      staff.residentsMember,
      staff.doubleMember,
    ]);
  });
});

describe("delegation", () => {
  const input = { staffId: staff.residentsMember as string, fromDay: "2026-10-05", untilDay: null };
  const hand = (by: string, own: Partial<DelegationInput> = {}) =>
    giveDelegation(clockAt(city.db), callerFor(by), {
      unitId: units.residents,
      lineage,
      input: { ...input, ...own },
    });

  test("is given once by whoever leads the section, shown to them, and taken back", async () => {
    const given = await hand(staff.residentsChief);
    expect(given.kind).toBe("given");
    expect(await hand(staff.residentsChief)).toEqual(given);
    expect((await residents()).delegations?.given).toMatchObject([{ name: "小野寺 岳志", untilDay: null }]);
    expect((await own()).readers).toEqual(["課長", "主任"]);
    const delegationId = given.kind === "given" ? given.id : "";
    const end = (by: string) =>
      endDelegation(clockAt(city.db), callerFor(by), { unitId: units.residents, lineage, delegationId });
    expect(await end(staff.residentsMember)).toMatchObject({ reason: "notLeader" });
    expect(await end(staff.residentsChief)).toEqual({ kind: "ended" });
    expect(await end(staff.residentsChief)).toMatchObject({ reason: "notFound" });
    expect((await residents()).delegations?.given).toEqual([]);
  });

  test.each([
    ["notLeader", staff.residentsMember, {}],
    ["notLeader", staff.communityChief, {}],
    ["notCandidate", staff.residentsChief, { staffId: staff.planningMember }],
    ["notCandidate", staff.residentsChief, { staffId: staff.residentsChief }],
    ["past", staff.residentsChief, { fromDay: "2026-10-04" }],
    ["reversed", staff.residentsChief, { fromDay: "2026-10-07", untilDay: "2026-10-06" }],
    ["tooFar", staff.residentsChief, { untilDay: "2028-01-01" }],
  ] as const)("is refused with %s", async (reason, by, own) => {
    expect(await hand(by, own)).toMatchObject({ kind: "refused", refusal: { reason } });
    expect(await city.db.select().from(orderDelegations)).toEqual([]);
  });

  test("goes to a 係長 where the section has one", async () => {
    await city.db.insert(posts).values({
      id: "post-subchief",
      staffId: staff.planningMember,
      unitId: units.residents,
      title: "窓口係長",
      role: "member",
      isMain: true,
      validFrom: "2026-10-01",
    });
    expect((await residents()).delegations?.candidates).toMatchObject([{ title: "窓口係長" }]);
    expect(await hand(staff.residentsChief)).toMatchObject({ refusal: { reason: "notCandidate" } });
  });

  test("a delegate sees the board, and not to whom orders were handed over", async () => {
    expect((await residents(staff.residentsMember)).delegations).toBeNull();
  });
});

describe("one's own overtime", () => {
  test("holds the orders of the month, the hours and what the form needs", async () => {
    await set(city.db, "personnel", { unitId: units.reform, contact: "職員課 内線 2210" });
    await record(city.db, staff.residentsMember, "2026-10-01", 120);
    const order = await apply(city.db);
    await decide(city.db, [[order, ORDER]]);
    const view = await own();
    expect(view).toMatchObject({
      month: "2026-10",
      unit: { name: "市民課" },
      mayNot: null,
      readers: ["課長"],
      applyBy: 990,
      boardAt: 1005,
      contact: "職員課 内線 2210",
      isLocked: false,
      orders: [{ state: "ordered", version: 2, authorTitle: "課長" }],
      hours: { used: 255, recorded: 120, pending: 135, left: 45 * 60 - 255 },
      lastTasks: [{ task: "ごみ減量説明会の資料づくり", purpose: { kind: "goal", goalId: CITY.goals.g1 } }],
    });
    expect(view.choices.goals.map(({ number }) => number)).toEqual([1, 2, 3, 5]);
    expect(view.days.find(({ day }) => day === "2026-10-05")).toEqual({
      day: "2026-10-05",
      isRestDay: false,
      opens: 510,
      closes: 1035,
    });
    expect(view.days.find(({ day }) => day === "2026-10-10")?.isRestDay).toBe(true);
  });

  test("holds nothing of another person or another month", async () => {
    await apply(city.db, { by: staff.doubleMember });
    await apply(city.db, { day: "2026-09-30" });
    expect((await own()).orders).toEqual([]);
    expect((await own(staff.residentsMember, "2026-09")).orders).toHaveLength(1);
  });

  test("says that whoever leads a section or above asks for none", async () => {
    expect(await own(staff.residentsChief)).toMatchObject({ mayNot: "leadsSection" });
    expect(await own(staff.civicDirector)).toMatchObject({ mayNot: "leadsSection" });
  });
});

test("those who wait stand in the order of the section, whoever asked first", async () => {
  await apply(city.db, { by: staff.doubleMember });
  await apply(city.db, { by: staff.residentsMember, from: "17:30" });
  expect((await residents()).waiting.map(({ person }) => person.staffId)).toEqual([
    staff.residentsMember,
    staff.doubleMember,
  ]);
});
