import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { goals, rounds } from "../../db/schema/index.ts";
import { unitGoals } from "../../worker/goals/unitGoals.ts";
import { cityContext, record } from "../reports/writing.ts";
import { buildCity, CITY, callerFor } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";

const { residents, community, civic } = CITY.units;
const { g1, g2, g3, g4, shared } = CITY.goals;
let city: Awaited<ReturnType<typeof testDatabase>>;

beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

function read({
  unitId = residents as string,
  by = CITY.staff.residentsChief as string,
  now = "2026-10-05",
  year = undefined as number | undefined,
} = {}) {
  const context = cityContext(city.db, { now: Date.parse(`${now}T10:00:00+09:00`) });
  return unitGoals(context, callerFor(by), { unitId, year });
}

test("shows the unit's own and shared goals in the order of the sheet, with the scale and the rounds", async () => {
  const view = await read();
  expect(view).toMatchObject({
    unit: { id: residents, name: "市民課" },
    department: { id: civic, name: "市民生活部" },
    fiscalYear: 2026,
    openRoundId: CITY.round,
    canReport: true,
  });
  expect(view?.goals.map((goal) => [goal.id, goal.isShared])).toEqual([
    [g1, false],
    [g2, false],
    [g3, false],
    [shared, true],
  ]);
  expect(view?.rounds.map((round) => round.quarter)).toEqual([1, 2]);
  expect(view?.rounds[0]).not.toHaveProperty("isOpen");
  expect(view?.grades.map((grade) => grade.code)).toEqual(["exceeds", "onTrack", "behind", "delayed"]);
});

test("shows only the newest version of each round, of this unit alone, and silence as absence", async () => {
  await record(city.db, { unitId: residents, goalId: shared });
  await record(city.db, {
    unitId: residents,
    goalId: shared,
    baseVersion: 1,
    gradeId: CITY.grades.behind,
    needsSupport: true,
  });
  await record(city.db, { unitId: community, goalId: shared, gradeId: CITY.grades.delayed });
  const view = await read();
  const reports = view?.goals.map((goal) => goal.reports);
  expect(reports).toEqual([
    {},
    {},
    {},
    {
      [CITY.round]: {
        gradeId: CITY.grades.behind,
        needsSupport: true,
        version: 2,
        submittedAt: expect.any(Number),
      },
    },
  ]);
});

test("keeps a withdrawn goal with its answers, marked as no longer asked, and drops a silent one", async () => {
  await record(city.db, { unitId: residents, goalId: g2 });
  await city.db.update(goals).set({ withdrawnAt: 1 }).where(eq(goals.id, g2));
  await city.db.update(goals).set({ withdrawnAt: 1 }).where(eq(goals.id, g3));
  const view = await read();
  expect(view?.goals.map((goal) => [goal.id, goal.isAsked])).toEqual([
    [g1, true],
    [g2, false],
    [shared, true],
  ]);
});

test("those who lead above may read but not report", async () => {
  expect(await read({ by: CITY.staff.civicDirector })).toMatchObject({ canReport: false });
});

test("without a round that takes answers nothing is being asked", async () => {
  await city.db.update(rounds).set({ closedAt: 1 });
  expect(await read()).toMatchObject({ openRoundId: null });
});

test("stays with the old year while its last round runs, then moves to the new one", async () => {
  await city.db.insert(rounds).values({
    id: "q4",
    fiscalYear: 2026,
    quarter: 4,
    opensOn: "2027-03-24",
    dueOn: "2027-04-07",
    openedAt: 1,
  });
  expect(await read({ now: "2027-04-07" })).toMatchObject({ fiscalYear: 2026 });
  expect(await read({ now: "2027-04-08" })).toMatchObject({ fiscalYear: 2027, goals: [] });
  expect(await read({ now: "2027-04-08", year: 2026 })).toMatchObject({ fiscalYear: 2026 });
});

test("there is nothing to show of an unknown unit", async () => {
  expect(await read({ unitId: "nothing" })).toBeNull();
  expect(
    (await read({ unitId: community, by: CITY.staff.communityChief }))?.goals.map((goal) => goal.id),
  ).toEqual([g4, shared]);
});
