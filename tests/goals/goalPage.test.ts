import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { criteria, goalSections, goals, indicators, posts, rounds } from "../../db/schema/index.ts";
import { goalPage } from "../../worker/goals/goalPage.ts";
import { cityContext, record } from "../reports/writing.ts";
import { buildCity, CITY, callerFor, criteriaOf } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";

const { residents, community } = CITY.units;
const { g1, g2, g4, shared } = CITY.goals;
let city: Awaited<ReturnType<typeof testDatabase>>;

beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

function open(
  goalId: string,
  { unitId = residents as string, by = CITY.staff.residentsChief as string } = {},
) {
  return goalPage(cityContext(city.db), callerFor(by), { unitId, goalId });
}

/** Reports in the first quarter, as if its round were still open. */
async function recordInFirstQuarter(goalId: string) {
  await city.db.update(rounds).set({ closedAt: null }).where(eq(rounds.id, CITY.closedRound));
  const outcome = await record(city.db, { unitId: residents, goalId, roundId: CITY.closedRound, now: 1 });
  await city.db.update(rounds).set({ closedAt: 2 }).where(eq(rounds.id, CITY.closedRound));
  return outcome.report;
}

test("has the goal as written, its criteria with their indicators, and its steps", async () => {
  const page = await open(g1);
  expect(page?.goal).toMatchObject({
    id: g1,
    number: 1,
    fiscalYear: 2026,
    deadline: { text: "年度末", date: "2027-03-31" },
  });
  expect(page?.goal.criteria.map((criterion) => criterion.indicators.length)).toEqual([1, 0]);
  expect(page?.goal.criteria[0]?.indicators[0]).toEqual({
    id: "indicator-1",
    text: "登録者数が1,000人を超え",
    target: 1000,
    unit: "人",
    kind: "atLeast",
  });
  expect(page?.goal.steps).toEqual([{ text: "手順を見直す。", quarter: 2 }]);
});

test("has the numbers of every version, also of an indicator that no criterion holds any more", async () => {
  await record(city.db, { unitId: residents, goalId: g1, values: { "indicator-1": 850 } });
  expect(await open(g1)).toMatchObject({ current: { values: { "indicator-1": 850 } }, formerIndicators: [] });
  await city.db.update(indicators).set({ criterionId: null });
  expect((await open(g1))?.formerIndicators.map(({ id }) => id)).toEqual(["indicator-1"]);
});

test("says from whom help can be asked", async () => {
  const { supporters } = (await open(g1)) ?? {};
  expect(supporters).toEqual({ superior: "部長", director: "部長", office: "行政改革室" });
});

test("a goal that is not asked of the unit is not there", async () => {
  expect(await open(g4)).toBeNull();
  expect(await open("nothing")).toBeNull();
  expect(await open(g1, { unitId: "nothing" })).toBeNull();
});

test("keeps every version of every round, newest first, and tells current from previous", async () => {
  const first = await recordInFirstQuarter(g1);
  await record(city.db, { unitId: residents, goalId: g1, done: "下書きのつもり" });
  const { report: newest } = await record(city.db, {
    unitId: residents,
    goalId: g1,
    baseVersion: 1,
    done: "こちらが正",
  });
  const page = await open(g1);
  expect(page?.history.map((report) => [report.round.quarter, report.version])).toEqual([
    [2, 2],
    [2, 1],
    [1, 1],
  ]);
  expect(page?.current).toEqual(newest);
  expect(page?.previous).toEqual(first);
});

test("another unit's answers to a shared goal are not in this unit's history", async () => {
  await record(city.db, { unitId: community, goalId: shared });
  expect(await open(shared)).toMatchObject({ history: [], current: null, place: { answered: 0 } });
});

test("when nothing is being asked, the last answer is the previous one", async () => {
  const { report } = await record(city.db, { unitId: residents, goalId: g1 });
  await city.db.update(rounds).set({ closedAt: 1 });
  expect(await open(g1)).toMatchObject({ openRound: null, current: null, previous: { id: report.id } });
});

test("says where the goal stands, how many are answered and which comes next", async () => {
  await record(city.db, { unitId: residents, goalId: g2 });
  expect(await open(g1)).toMatchObject({
    place: { index: 1, total: 4, answered: 1, nextGoalId: CITY.goals.g3 },
  });
  expect(await open(shared)).toMatchObject({ place: { index: 4, nextGoalId: g1 } });
});

test("a criterion taken off the sheet is not asked, and named as long as the history judges it", async () => {
  await record(city.db, { unitId: residents, goalId: g1 });
  const [first, second] = criteriaOf(g1);
  await city.db.update(criteria).set({ withdrawnAt: 1 }).where(eq(criteria.id, second));
  await city.db
    .insert(criteria)
    .values({ id: "never-judged", goalId: g1, position: 9, text: "…", withdrawnAt: 1 });
  const page = await open(g1);
  expect(page?.goal.criteria.map((criterion) => criterion.id)).toEqual([first]);
  expect(page?.formerCriteria.map((criterion) => criterion.id)).toEqual([second]);
});

test("a withdrawn goal, or one that moved to another section, is kept to be read", async () => {
  await record(city.db, { unitId: residents, goalId: g1 });
  await record(city.db, { unitId: residents, goalId: g2 });
  await city.db.update(goals).set({ withdrawnAt: 1 }).where(eq(goals.id, g1));
  await city.db.delete(goalSections).where(eq(goalSections.goalId, g2));
  for (const goalId of [g1, g2]) {
    expect(await open(goalId)).toMatchObject({
      canReport: false,
      history: [{ version: 1 }],
      place: { index: 0, total: 2 },
    });
  }
});

test("names who can read the answers: the unit, those above from near to far, the office", async () => {
  expect((await open(g1))?.readers).toEqual(["市民課", "部長", "行政改革室"]);
  await city.db
    .update(posts)
    .set({ validTo: "2026-10-04" })
    .where(eq(posts.staffId, CITY.staff.civicDirector));
  expect((await open(g1))?.readers).toEqual(["市民課", "行政改革室"]);
});
