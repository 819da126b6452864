import { and, asc, eq, isNull } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  auditLog,
  criteria,
  criterionJudgements,
  goalSections,
  goals,
  indicators,
  indicatorValues,
  reports,
  steps,
  units,
} from "../../db/schema/index.ts";
import { type GoalImportOptions, importGoals, type SheetRow } from "../../worker/goals/importGoals.ts";
import { wordRefusal } from "../../worker/imports/wordRefusal.ts";
import { record } from "../reports/writing.ts";
import { buildCity, CITY, criteriaOf } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import { BAD_ROW, everything, imported, operator, row, sheet } from "./importing.ts";

let city: Awaited<ReturnType<typeof testDatabase>>;
beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
  // The department of these tests starts the next year with an empty sheet.
  await importGoals(operator(city.db), sheet(FIRST, { fiscalYear: 2027 }));
});
afterEach(() => city.close());

const FIRST = [
  row(1, "窓口の混雑の緩和"),
  row(2, "証明書のオンライン交付", { steps: ["様式を決める。", "窓口で案内する。"] }),
  row(3, "おくやみ窓口の開設", { owner: "地域支援課" }),
  row(4, "適正な事務の執行", { owner: "共通", shared: true }),
];

const importNext = (rows: SheetRow[], options: GoalImportOptions = {}) =>
  importGoals(operator(city.db), sheet(rows, { fiscalYear: 2027 }), options);
const next = () => and(eq(goals.unitId, CITY.units.civic), eq(goals.fiscalYear, 2027));
const live = () =>
  city.db
    .select()
    .from(goals)
    .where(and(next(), isNull(goals.withdrawnAt)))
    .orderBy(asc(goals.number));
const idOf = async (title: string) =>
  (
    await city.db
      .select()
      .from(goals)
      .where(and(next(), eq(goals.title, title)))
  )[0]?.id ?? "";

describe("a first import", () => {
  test("stores goals with their criteria, steps and sections", async () => {
    expect((await live()).map((goal) => goal.title)).toEqual(FIRST.map((each) => each.title));
    const id = await idOf("証明書のオンライン交付");
    const stored = await city.db.select().from(steps).where(eq(steps.goalId, id)).orderBy(steps.position);
    expect(stored.map((step) => step.text)).toEqual(["様式を決める。", "窓口で案内する。"]);
    const sections = await city.db.select().from(goalSections).where(eq(goalSections.goalId, id));
    expect(sections.map((section) => section.unitId)).toEqual([CITY.units.residents]);
  });

  test("asks a shared goal of every section of the department", async () => {
    const sections = await city.db
      .select()
      .from(goalSections)
      .where(eq(goalSections.goalId, await idOf("適正な事務の執行")));
    expect(sections.map((section) => section.unitId).sort()).toEqual(
      [CITY.units.community, CITY.units.residents].sort(),
    );
  });

  test("writes an audit row with the command line as actor", async () => {
    const [entry] = await city.db.select().from(auditLog).where(eq(auditLog.action, "goals.import"));
    expect(entry).toMatchObject({ actorKind: "commandLine", subject: `goals:${CITY.units.civic}:2027` });
  });

  test("links each indicator to the criterion it was found in", async () => {
    const numbered = row(5, "登録者の増加", {
      criteria: ["案内が届いている。", "登録者が1万人を超えている。"],
      indicators: [{ criterion: 1, text: "1万人を超え", target: 10_000, unit: "人", kind: "atLeast" }],
    });
    await importNext([...FIRST, numbered]);
    const [found] = await city.db
      .select({ text: criteria.text, target: indicators.target })
      .from(indicators)
      .innerJoin(criteria, eq(criteria.id, indicators.criterionId))
      .where(eq(indicators.goalId, await idOf("登録者の増加")));
    expect(found).toEqual({ text: "登録者が1万人を超えている。", target: 10_000 });
  });
});

describe("the same sheet again", () => {
  test("writes nothing, not even an audit row", async () => {
    const before = await everything(city.db);
    const outcome = imported(await importNext(FIRST));
    expect(outcome).toMatchObject({ added: [], changed: [], withdrawn: [], unchanged: 4 });
    expect(await everything(city.db)).toBe(before);
  });

  test("does not mind width and spaces in the name of the department", async () => {
    const before = await everything(city.db);
    imported(await importNext(FIRST, { unitName: "市民　生活部" }));
    expect(await everything(city.db)).toBe(before);
  });
});

describe("a corrected sheet", () => {
  test("shows a dry run what would change and writes nothing", async () => {
    const before = await everything(city.db);
    const outcome = imported(
      await importNext([...FIRST.slice(0, 3), row(5, "新しい取組")], { dryRun: true }),
    );
    expect(outcome).toMatchObject({
      dryRun: true,
      added: ["5 新しい取組"],
      withdrawn: ["4 適正な事務の執行"],
    });
    expect(await everything(city.db)).toBe(before);
  });

  test("keeps the ids of goals whose numbers were swapped", async () => {
    const [first, second] = [await idOf("窓口の混雑の緩和"), await idOf("証明書のオンライン交付")];
    const swapped = [row(2, "窓口の混雑の緩和"), { ...(FIRST[1] as SheetRow), number: 1 }, ...FIRST.slice(2)];
    const outcome = imported(await importNext(swapped));
    expect(outcome.changed.map((change) => change.differences[0])).toEqual([
      { field: "number", before: "2", after: "1" },
      { field: "number", before: "1", after: "2" },
    ]);
    expect((await live()).slice(0, 2).map((goal) => goal.id)).toEqual([second, first]);
  });

  test("withdraws a row that is gone and gives it back under its own title", async () => {
    const id = await idOf("おくやみ窓口の開設");
    imported(await importNext(FIRST.filter((each) => each.number !== 3)));
    expect((await live()).map((goal) => goal.number)).toEqual([1, 2, 4]);
    imported(await importNext([...FIRST.filter((each) => each.number !== 3), row(7, "おくやみ窓口の開設")]));
    expect((await live()).at(-1)).toMatchObject({ id, number: 7 });
  });

  test("lets the number of a withdrawn row be used again", async () => {
    imported(await importNext([...FIRST.slice(0, 2), row(3, "まったく別の仕事"), ...FIRST.slice(3)]));
    expect((await live()).map((goal) => goal.number)).toEqual([1, 2, 3, 4]);
  });

  test("takes a goal from a section and gives it to another", async () => {
    imported(
      await importNext(FIRST.map((each) => (each.number === 1 ? { ...each, owner: "地域支援課" } : each))),
    );
    const sections = await city.db
      .select()
      .from(goalSections)
      .where(eq(goalSections.goalId, await idOf("窓口の混雑の緩和")));
    expect(sections.map((section) => section.unitId)).toEqual([CITY.units.community]);
  });
});

describe("reports", () => {
  test("keep their numbers when the sheet no longer has the indicator", async () => {
    const { g1 } = CITY.goals;
    await record(city.db, { unitId: CITY.units.residents, goalId: g1, values: { "indicator-1": 850 } });
    const before = await city.db.select().from(goals).where(eq(goals.id, g1));
    const corrected = sheet([row(1, before[0]?.title ?? "")]);
    imported(await importGoals(operator(city.db), corrected));
    expect(await city.db.select().from(indicators)).toMatchObject([{ id: "indicator-1", criterionId: null }]);
    expect(await city.db.select().from(indicatorValues)).toMatchObject([{ value: 850 }]);
    expect(imported(await importGoals(operator(city.db), corrected))).toMatchObject({ unchanged: 1 });
  });

  test("stay with their goal and judgements with their criteria when words are corrected", async () => {
    const stored = await city.db.select().from(goals).where(eq(goals.id, CITY.goals.g1));
    const [goal] = stored;
    if (!goal) throw new Error("the test city has no first goal");
    await record(city.db, { unitId: CITY.units.residents, goalId: goal.id });
    const all = await city.db.select().from(goals).where(eq(goals.unitId, CITY.units.civic));
    const rows = all
      .filter((each) => each.fiscalYear === CITY.year)
      .map((each) =>
        row(each.number, each.id === goal.id ? `${each.title}（改）` : each.title, {
          owner: each.owner,
          shared: each.isShared,
          category: each.category,
          criteria:
            each.id === goal.id
              ? ["新しく入った水準。", "1つ目の水準に十分に達している。"]
              : ["1つ目の水準に達している。", "2つ目の水準に達している。"],
        }),
      );
    imported(await importGoals(operator(city.db), sheet(rows)));
    const [report] = await city.db.select().from(reports).where(eq(reports.goalId, goal.id));
    expect(report).toBeDefined();
    const judged = await city.db
      .select({ state: criterionJudgements.state, text: criteria.text, id: criteria.id })
      .from(criterionJudgements)
      .innerJoin(criteria, eq(criteria.id, criterionJudgements.criterionId))
      .where(eq(criteria.id, criteriaOf(goal.id)[0]));
    expect(judged).toEqual([
      { state: "achieved", text: "1つ目の水準に十分に達している。", id: criteriaOf(goal.id)[0] },
    ]);
    expect(await city.db.select().from(criterionJudgements)).toHaveLength(2);
  });
});

describe("refusals store nothing", () => {
  const refused = async (outcome: ReturnType<typeof importNext>) => {
    const before = await everything(city.db);
    const result = await outcome;
    expect(await everything(city.db)).toBe(before);
    return result;
  };

  test("unknown owners are listed with the nearest names", async () => {
    const outcome = await refused(importNext([...FIRST, row(5, "新しい取組", { owner: "市民部課" })]));
    expect(outcome).toEqual({
      kind: "refused",
      reason: "unknownUnits",
      units: [{ name: "市民部課", nearest: expect.arrayContaining(["市民課"]) }],
    });
  });

  test("a bad row holds back the good ones", async () => {
    const broken = sheet(FIRST.slice(0, 2), { fiscalYear: 2027, problems: [BAD_ROW] });
    const outcome = await refused(importGoals(operator(city.db), broken));
    expect(outcome).toEqual({ kind: "refused", reason: "badRows", errors: 1 });
  });

  test("a number that a goal without a row still has is refused on both runs, with the line", async () => {
    const [, second = row(2, ""), third = row(3, "")] = FIRST;
    const moved = sheet([{ ...third, number: second.number, line: 7 }], {
      fiscalYear: 2027,
      problems: [BAD_ROW],
    });
    for (const dryRun of [true, false]) {
      const outcome = await refused(importGoals(operator(city.db), moved, { skipBadRows: true, dryRun }));
      expect(outcome).toEqual({
        kind: "refused",
        reason: "numbersTaken",
        numbers: [{ line: 7, number: second.number, title: third.title, holder: second.title }],
      });
      expect(outcome.kind === "refused" && wordRefusal(outcome)).toContain(
        `7 行目の「${third.title}」の番号 ${second.number} は、取り込み済みの「${second.title}」がまだ使っています。`,
      );
    }
  });

  test("a fault of the whole sheet is no row that could be left out", async () => {
    const whole = { severity: "error", line: null, message: "表題がありません。" } as const;
    const broken = sheet(FIRST, { fiscalYear: 2027, problems: [whole] });
    const outcome = await refused(importGoals(operator(city.db), broken, { skipBadRows: true }));
    expect(outcome).toEqual({ kind: "refused", reason: "damagedPaper", faults: [whole.message] });
  });

  test.each([
    ["an unknown department", sheet(FIRST, { issuerTitle: "総務部長" }), "departmentNotFound"],
    ["no department", sheet(FIRST, { issuerTitle: null }), "departmentUnknown"],
    ["no year", sheet(FIRST, { fiscalYear: null }), "yearUnknown"],
    ["no rows", sheet([]), "nothingRead"],
  ])("%s", async (_, paper, reason) => {
    expect(await refused(importGoals(operator(city.db), paper))).toMatchObject({ kind: "refused", reason });
  });

  test("a failure in the middle leaves nothing behind", async () => {
    const doubled = [...FIRST, row(5, "同じ番号その一"), row(5, "同じ番号その二")];
    const before = await everything(city.db);
    await expect(importNext(doubled)).rejects.toThrow();
    expect(await everything(city.db)).toBe(before);
  });
});

describe("options", () => {
  test("skipBadRows stores the good rows and withdraws nothing", async () => {
    const broken = sheet([...FIRST.slice(0, 2), row(5, "新しい取組")], {
      fiscalYear: 2027,
      problems: [BAD_ROW],
    });
    const outcome = imported(await importGoals(operator(city.db), broken, { skipBadRows: true }));
    expect(outcome).toMatchObject({ added: ["5 新しい取組"], withdrawn: [] });
    expect(await live()).toHaveLength(5);
  });

  test("createUnits makes department and sections, and a root where there is none", async () => {
    const empty = await testDatabase();
    const outcome = imported(
      await importGoals(operator(empty.db), sheet(FIRST), { createUnits: true, cityName: "若葉市" }),
    );
    expect(outcome.createdUnits).toEqual(["若葉市", "市民生活部", "市民課", "地域支援課"]);
    const stored = await empty.db.select().from(units).orderBy(units.name);
    expect(stored.every((unit) => unit.validFrom === "2026-04-01")).toBe(true);
    const shared = await empty.db
      .select()
      .from(goalSections)
      .innerJoin(goals, eq(goals.id, goalSections.goalId))
      .where(eq(goals.isShared, true));
    expect(shared).toHaveLength(2);
    empty.close();
  });

  test("several owners in one cell are all asked", async () => {
    imported(await importNext([...FIRST, row(5, "連携した取組", { owner: "市民課、地域支援課" })]));
    const sections = await city.db
      .select()
      .from(goalSections)
      .where(eq(goalSections.goalId, await idOf("連携した取組")));
    expect(sections).toHaveLength(2);
  });
});

test("of two corrections at once one is stored and the other is told to try again", async () => {
  const outcomes = await Promise.all([
    importNext([...FIRST, row(5, "片方の追加")]),
    importNext([...FIRST, row(5, "もう片方の追加")]),
  ]);
  expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(["imported", "refused"]);
  expect(outcomes.find((outcome) => outcome.kind === "refused")).toMatchObject({
    reason: "changedMeanwhile",
  });
  expect(await live()).toHaveLength(5);
});

test("words that look like SQL or HTML are stored as words", async () => {
  const title = `'); DROP TABLE goals; -- <script>alert(1)</script>`;
  imported(await importNext([...FIRST, row(5, title)]));
  expect((await live()).at(-1)?.title).toBe(title);
});
