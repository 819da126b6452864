import { afterEach, beforeEach, expect, test } from "vitest";
import {
  auditLog,
  goalPoints,
  points,
  policies,
  policySections,
  readings,
  reports,
} from "../../db/schema/index.ts";
import { cityCoverage, departmentCoverage } from "../../worker/policies/coverage.ts";
import { goalPointsOf } from "../../worker/policies/goalPoints.ts";
import { linkGoalPoints } from "../../worker/policies/linkGoalPoints.ts";
import { markOpened } from "../../worker/policies/markOpened.ts";
import { pointPage } from "../../worker/policies/pointPage.ts";
import { policiesFor } from "../../worker/policies/policies.ts";
import { cityContext } from "../reports/writing.ts";
import { buildCity, CITY, callerFor } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";

const { first, second, nested, civic, management } = CITY.points;
const { g1, g4, shared } = CITY.goals;
const { residents, community } = CITY.units;
const { residentsChief, communityChief, civicDirector, planningChief, admin } = CITY.staff;
let city: Awaited<ReturnType<typeof testDatabase>>;

beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

const context = (now?: number) => cityContext(city.db, now === undefined ? {} : { now });
const link = (goalId: string, pointIds: string[], now?: number) =>
  linkGoalPoints(context(now), callerFor(residentsChief), { unitId: residents, goalId, pointIds });
const page = (staffId: string, pointId: string) => pointPage(context(), callerFor(staffId), pointId);

async function report(goalId: string, unitId: string, gradeId: string) {
  await city.db.insert(reports).values({
    id: `report-${goalId}-${unitId}`,
    roundId: CITY.closedRound,
    goalId,
    unitId,
    version: 1,
    gradeId,
    done: "進めた。",
    blocked: "",
    next: "",
    needsSupport: false,
    authorId: residentsChief,
    authorName: "藤代 和美",
    authorTitle: "課長",
    unitName: "市民課",
    submittedAt: 1,
    channel: "liff",
    submissionKey: `key-${goalId}-${unitId}`,
  });
}

test("a goal serves the points its unit chose, and the point names the goal to everybody", async () => {
  expect(await link(g1, [second, first])).toEqual({ kind: "linked", pointIds: [first, second] });
  const found = await page(planningChief, first);
  expect(found?.serving).toMatchObject([{ id: g1, number: 1, units: [{ unit: { name: "市民課" } }] }]);
});

test("the grade is shown to those who may read the unit, and to nobody else", async () => {
  await link(g1, [first]);
  await report(g1, residents, CITY.grades.behind);
  const unitFor = async (staffId: string) => (await page(staffId, first))?.serving[0]?.units[0];
  expect(await unitFor(residentsChief)).toMatchObject({ mayRead: true, grade: { id: CITY.grades.behind } });
  expect(await unitFor(civicDirector)).toMatchObject({ mayRead: true, grade: { id: CITY.grades.behind } });
  expect(await unitFor(communityChief)).toMatchObject({ mayRead: false, grade: null });
  expect(await unitFor(planningChief)).toMatchObject({ mayRead: false, grade: null });
});

test("a goal linked below a point serves the point, once", async () => {
  await link(g1, [second, nested]);
  expect((await page(residentsChief, second))?.serving.map(({ id }) => id)).toEqual([g1]);
});

test("a new choice takes the place of the old one and leaves one trace; the same again leaves none", async () => {
  await link(g1, [first, second], 1000);
  await link(g1, [second, civic], 2000);
  await link(g1, [civic, second], 3000);
  const rows = await city.db.select().from(goalPoints).orderBy(goalPoints.pointId);
  expect(rows.map(({ pointId, linkedAt }) => [pointId, linkedAt])).toEqual(
    [
      [second, 1000],
      [civic, 2000],
    ].toSorted(),
  );
  const traces = await city.db.select().from(auditLog);
  expect(traces.map(({ action, at }) => [action, at])).toEqual([
    ["goal.linkPoints", 1000],
    ["goal.linkPoints", 2000],
  ]);
});

test("no goal serves a point of another department's paper, nor a point that is not there", async () => {
  expect(await link(g1, [management])).toEqual({ kind: "refused", reason: "pointUnknown" });
  expect(await link(g1, ["nothing"])).toEqual({ kind: "refused", reason: "pointUnknown" });
  expect(await link(g4, [first])).toEqual({ kind: "refused", reason: "goalNotAsked" });
  expect(await city.db.select().from(goalPoints)).toEqual([]);
});

test("what a goal can serve is the city's paper and its department's", async () => {
  await link(g1, [second]);
  const view = await goalPointsOf(context(), callerFor(residentsChief), { unitId: residents, goalId: g1 });
  expect(view).toMatchObject({ mayLink: true, linked: [second] });
  expect(view?.choices.map(({ id }) => id)).toEqual([first, second, nested, civic]);
  const read = await goalPointsOf(context(), callerFor(civicDirector), { unitId: residents, goalId: g1 });
  expect(read?.mayLink).toBe(false);
});

test("opening and finishing keep their first time, and are the reader's own", async () => {
  const act = { pointId: first, staffId: residentsChief };
  expect(await markOpened(context(1000), { ...act, isFinished: false })).toEqual({
    openedAt: 1000,
    finishedAt: null,
  });
  const both = { openedAt: 1000, finishedAt: 2000 };
  expect(await markOpened(context(2000), { ...act, isFinished: true })).toEqual(both);
  expect(await markOpened(context(3000), { ...act, isFinished: true })).toEqual(both);
  expect(await markOpened(context(4000), { ...act, isFinished: false })).toEqual(both);
  expect((await page(residentsChief, first))?.marks).toEqual(both);
  expect((await page(communityChief, first))?.marks).toEqual({ openedAt: null, finishedAt: null });
  expect(await markOpened(context(), { ...act, pointId: "nothing", isFinished: false })).toBeNull();
});

test("only administrators see how many came how far", async () => {
  await markOpened(context(), { pointId: first, staffId: residentsChief, isFinished: true });
  await markOpened(context(), { pointId: first, staffId: communityChief, isFinished: false });
  expect((await page(admin, first))?.counts).toEqual({ opened: 2, finished: 1, understood: 0 });
  // Understood on its card in the talk: seen there, though never opened here.
  await city.db
    .insert(readings)
    .values({ pointId: first, staffId: CITY.staff.planningMember, readAt: 1, channel: "chat" });
  expect((await page(admin, first))?.counts).toEqual({ opened: 3, finished: 2, understood: 1 });
  expect((await page(civicDirector, first))?.counts).toBeNull();
});

test("a paper says what changed against the one of the year before, where there was one", async () => {
  await city.db.insert(policies).values({
    id: "old",
    unitId: CITY.units.root,
    fiscalYear: 2025,
    title: "昨年度の方針",
  });
  await city.db
    .insert(policySections)
    .values({ id: "old-1", policyId: "old", position: 0, label: "1", heading: "", text: "" });
  const former = (id: string, text: string, position: number) => ({
    id,
    policyId: "old",
    sectionId: "old-1",
    position,
    label: `(${position})`,
    path: `1(${position})`,
    text,
  });
  await city.db
    .insert(points)
    .values([former("o1", "1(1)の本文を進めること。", 1), former("o2", "記念の年を祝う。", 2)]);
  const view = await policiesFor(context(), callerFor(residentsChief), undefined);
  expect(Object.keys(view.changes)).toEqual([CITY.policies.city]);
  expect(view.changes[CITY.policies.city]).toMatchObject({
    before: { title: "昨年度の方針", fiscalYear: 2025 },
    unchanged: 1,
  });
  expect(view.changes[CITY.policies.city]?.changes.at(-1)).toMatchObject({
    kind: "dropped",
    before: { id: "o2" },
  });
  expect(view.policies).toHaveLength(2);
});

test("the coverage of a department counts goals by section, points that nothing serves first", async () => {
  await link(g1, [first]);
  await link(shared, [first, second, nested]);
  const view = await departmentCoverage(context(), { unitId: CITY.units.civic });
  expect(view?.units.map(({ id }) => id)).toEqual([residents, community]);
  expect(view?.rows.map(({ point, total, goals }) => [point.id, total, goals])).toEqual([
    [civic, 0, {}],
    [first, 3, { [residents]: 2, [community]: 1 }],
    [second, 2, { [residents]: 1, [community]: 1 }],
  ]);
});

test("the coverage of the city has a column for each department with a sheet", async () => {
  await link(shared, [first]);
  const view = await cityCoverage(context(), {});
  expect(view?.units.map(({ name }) => name)).toEqual(["市民生活部", "政策経営部"]);
  expect(view?.rows.map(({ point, total }) => [point.id, total])).toEqual([
    [second, 0],
    [first, 1],
  ]);
});
