import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { absences, points, posts, reviews, rounds } from "../../db/schema/index.ts";
import { homeOf } from "../../worker/duties/home.ts";
import { markRead } from "../../worker/policies/markRead.ts";
import { apply } from "../overtime/ordering.ts";
import { cityContext, record } from "../reports/writing.ts";
import { buildCity, CITY, callerFor } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";

const { residents, community } = CITY.units;
const { g1, g2, g3, g4, shared } = CITY.goals;
const { residentsChief, residentsMember, communityChief } = CITY.staff;
let city: Awaited<ReturnType<typeof testDatabase>>;

beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

const onDay = (day: string) => cityContext(city.db, { now: Date.parse(`${day}T10:00:00+09:00`) });
const home = (staffId: string, day = "2026-10-05") => homeOf(onDay(day), callerFor(staffId));

test("a chief sees what is left of the round and where to go on, the nearest day first", async () => {
  await record(city.db, { unitId: residents, goalId: g1 });
  const view = await home(residentsChief);
  expect(view.today).toBe("2026-10-05");
  expect(view.duties.map((duty) => [duty.kind, duty.dueOn])).toEqual([
    ["report", "2026-10-07"],
    ["read", "2026-10-09"],
  ]);
  expect(view.duties[0]).toEqual({
    kind: "report",
    isStandIn: false,
    key: `report:${CITY.round}:${residents}`,
    unit: { id: residents, name: "市民課" },
    round: { id: CITY.round, fiscalYear: 2026, quarter: 2, opensOn: "2026-09-18", dueOn: "2026-10-07" },
    total: 4,
    answered: 1,
    nextGoalId: g2,
    dueOn: "2026-10-07",
  });
});

test("a member whose section has a chief has only the reading", async () => {
  expect((await home(residentsMember)).duties.map((duty) => duty.kind)).toEqual(["read"]);
});

test("a late round stays a duty, and stands first", async () => {
  const [first] = (await home(residentsChief, "2026-10-13")).duties;
  expect(first).toMatchObject({ kind: "report", dueOn: "2026-10-07" });
});

test("with everything answered and read nothing is left but the day of the next question", async () => {
  for (const goalId of [g1, g2, g3, shared]) await record(city.db, { unitId: residents, goalId });
  const point = (await home(residentsChief)).thisWeeksPoint;
  expect(point).toMatchObject({ isPriority: true, readAt: null });
  await markRead(onDay("2026-10-05"), { pointId: point?.id ?? "", staffId: residentsChief, channel: "chat" });
  expect(await home(residentsChief)).toMatchObject({
    duties: [],
    nextRoundOpensOn: "2026-12-22",
    thisWeeksPoint: { id: point?.id, readAt: Date.parse("2026-10-05T10:00:00+09:00") },
  });
});

test("a closed round asks nobody, and without 重点事項 there is none this week", async () => {
  await city.db.update(rounds).set({ closedAt: 1 });
  await city.db.update(points).set({ isPriority: false });
  expect(await home(communityChief)).toMatchObject({ duties: [], thisWeeksPoint: null });
});

test("of two sections due on one day, the one with more left comes first", async () => {
  await city.db
    .update(posts)
    .set({ unitId: residents, staffId: communityChief })
    .where(eq(posts.staffId, residentsChief));
  await record(city.db, { unitId: community, goalId: g4, by: communityChief });
  const duties = (await home(communityChief)).duties.filter((duty) => duty.kind === "report");
  expect(duties.map((duty) => [duty.unit.id, duty.total - duty.answered])).toEqual([
    [residents, 4],
    [community, 1],
  ]);
});

test("a director sees which sections below have not answered, those with most left first", async () => {
  await record(city.db, { unitId: residents, goalId: g1 });
  const { waiting } = await home(CITY.staff.civicDirector);
  expect(waiting).toEqual([
    {
      lead: { id: CITY.units.civic, name: "市民生活部" },
      hasList: true,
      units: [
        { unit: { id: residents, name: "市民課" }, dueOn: "2026-10-07", total: 4, answered: 1 },
        { unit: { id: community, name: expect.any(String) }, dueOn: "2026-10-07", total: 2, answered: 0 },
      ],
    },
  ]);
});

test("a section that has answered everything is not waited for, and its own chief waits for nobody", async () => {
  for (const goalId of [g1, g2, g3, shared]) await record(city.db, { unitId: residents, goalId });
  const { waiting } = await home(CITY.staff.civicDirector);
  expect(waiting.flatMap(({ units }) => units.map(({ unit }) => unit.id))).toEqual([community]);
  expect((await home(residentsChief)).waiting).toEqual([]);
});

test("applications of the evening stand before what is late, and hours of several people are one thing", async () => {
  const deputy = { now: Date.parse("2026-10-13T15:00:00+09:00"), day: "2026-10-13" };
  await apply(city.db, deputy);
  await apply(city.db, { ...deputy, by: CITY.staff.doubleMember });
  const { duties } = await home(residentsChief, "2026-10-13");
  expect(duties.map((duty) => duty.kind)).toEqual(["overtime", "report", "read"]);
  expect(duties[0]).toEqual({
    kind: "overtime",
    key: `orders:${residents}:2026-10-13`,
    topic: "orders",
    unit: { id: residents, name: "市民課" },
    count: 2,
    dueOn: "2026-10-13",
    isStandIn: false,
  });
});

test("whoever stands in for an absent chief has the question of a superior too", async () => {
  const { report } = await record(city.db, { unitId: residents, goalId: g1 });
  await city.db.insert(reviews).values({
    id: "review",
    reportId: report.id,
    mark: "question",
    word: "",
    reviewerId: CITY.staff.civicDirector,
    reviewerName: "",
    reviewerTitle: "",
    reviewedAt: Date.parse("2026-10-02T10:00:00+09:00"),
  });
  const questions = async (staffId: string) =>
    (await home(staffId)).duties.filter((duty) => duty.kind === "question").length;
  expect([await questions(residentsChief), await questions(residentsMember)]).toEqual([1, 0]);
  await city.db.insert(absences).values({
    id: "away",
    staffId: residentsChief,
    fromDay: "2026-10-05",
    untilDay: "2026-10-05",
    deputyId: residentsMember,
    recordedAt: 0,
  });
  expect(await questions(residentsMember)).toBe(1);
});
