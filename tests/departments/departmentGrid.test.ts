import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { goalSections, goals, gradeScales, grades, reports, units } from "../../db/schema/index.ts";
import { unfold } from "../../liff/pages/department/grid.ts";
import { departmentGrid } from "../../worker/departments/departmentGrid.ts";
import { cityContext, record } from "../reports/writing.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";

const { root, civic, residents, community, planning } = CITY.units;
const { g1, g2, g3, g4, shared } = CITY.goals;
let city: Awaited<ReturnType<typeof testDatabase>>;

beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

const grid = async (unitId: string) => {
  const answer = await departmentGrid(cityContext(city.db), { unitId });
  return answer && unfold(answer);
};

test("has the department's sections that are asked something, each with its goals", async () => {
  const view = await grid(civic);
  expect(view).toMatchObject({
    department: { id: civic, name: "市民生活部" },
    fiscalYear: 2026,
    openRoundId: CITY.round,
  });
  expect(view?.units.map(({ unit, goals }) => [unit.id, goals.map((goal) => goal.id)])).toEqual([
    [residents, [g1, g2, g3, shared]],
    [community, [g4, shared]],
  ]);
  expect((await grid(CITY.units.management))?.units.map(({ unit }) => unit.id)).toEqual([planning]);
});

test("shows silence as absence and each section's own answer to a shared goal", async () => {
  await record(city.db, { unitId: residents, goalId: shared, gradeId: CITY.grades.behind });
  await record(city.db, { unitId: residents, goalId: shared, baseVersion: 1, gradeId: CITY.grades.onTrack });
  await record(city.db, {
    unitId: community,
    goalId: shared,
    gradeId: CITY.grades.delayed,
    needsSupport: true,
  });
  const view = await grid(civic);
  const marks = view?.units.flatMap(({ unit, goals }) =>
    goals.map((goal) => [unit.id, goal.id, goal.reports[CITY.round]?.gradeId]),
  );
  expect(marks).toEqual([
    [residents, g1, undefined],
    [residents, g2, undefined],
    [residents, g3, undefined],
    [residents, shared, CITY.grades.onTrack],
    [community, g4, undefined],
    [community, shared, CITY.grades.delayed],
  ]);
  expect(Object.keys(view?.units[0]?.goals[0]?.reports ?? {})).toEqual([]);
});

test("goals taken away stay where they were answered, and only there", async () => {
  await record(city.db, { unitId: residents, goalId: g1 });
  await city.db.update(goals).set({ withdrawnAt: 1 }).where(eq(goals.id, g1));
  await city.db.update(goals).set({ withdrawnAt: 1 }).where(eq(goals.id, g2));
  await city.db.delete(goalSections).where(eq(goalSections.goalId, g4));
  const view = await grid(civic);
  expect(
    view?.units.map(({ unit, goals }) => [unit.id, goals.map((goal) => [goal.id, goal.isAsked])]),
  ).toEqual([
    [
      residents,
      [
        [g1, false],
        [g3, true],
        [shared, true],
      ],
    ],
    [community, [[shared, true]]],
  ]);
});

test("says of each answer its newest grade, and whose asks for support", async () => {
  await record(city.db, { unitId: community, goalId: g4, gradeId: CITY.grades.behind, needsSupport: true });
  await record(city.db, { unitId: residents, goalId: shared, needsSupport: true });
  await record(city.db, { unitId: residents, goalId: shared, baseVersion: 1, gradeId: CITY.grades.delayed });
  const marks = (await grid(civic))?.units.flatMap(({ goals }) =>
    goals.map((goal) => goal.reports[CITY.round]),
  );
  expect(marks).toEqual([
    undefined,
    undefined,
    undefined,
    { gradeId: CITY.grades.delayed, needsSupport: false },
    { gradeId: CITY.grades.behind, needsSupport: true },
    undefined,
  ]);
});

test("an answer in a grade of a scale that is no more in force is an answer still", async () => {
  await record(city.db, { unitId: residents, goalId: g1 });
  const [old] = await city.db.select().from(grades).limit(1);
  await city.db.insert(gradeScales).values({ id: "old", name: "以前の区分", fromFiscalYear: 1990 });
  await city.db
    .insert(grades)
    .values({ ...(old as typeof grades.$inferSelect), id: "former", scaleId: "old" });
  await city.db.update(reports).set({ gradeId: "former" });
  const view = await grid(civic);
  expect(view?.units[0]?.goals[0]?.reports[CITY.round]).toEqual({ gradeId: "", needsSupport: false });
});

test("has one year alone, and each title once however many sections answer", async () => {
  const answer = await departmentGrid(cityContext(city.db), { unitId: civic });
  expect(answer?.rounds.every(({ fiscalYear }) => fiscalYear === 2026)).toBe(true);
  expect(answer?.goals.map(({ id }) => id)).toEqual([g1, g2, g3, g4, shared]);
  const other = await departmentGrid(cityContext(city.db), { unitId: civic, year: 2025 });
  expect(other).toMatchObject({ fiscalYear: 2025, rounds: [], goals: [], units: [] });
});

test("the root shows all sections in the order of the organisation, however deep", async () => {
  await city.db
    .insert(units)
    .values({ id: "desk", parentId: residents, name: "窓口係", position: 0, validFrom: "2020-04-01" });
  await city.db.insert(goalSections).values({ goalId: g1, unitId: "desk" });
  expect((await grid(root))?.units.map(({ unit }) => unit.id)).toEqual([
    residents,
    "desk",
    community,
    planning,
  ]);
});

test("there is nothing to show of an unknown unit", async () => {
  expect(await grid("nothing")).toBeNull();
});
