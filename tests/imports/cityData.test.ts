import { asc } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closedDays, grades } from "../../db/schema/index.ts";
import { importClosedDays } from "../../worker/calendar/importClosedDays.ts";
import { parseClosedDays } from "../../worker/calendar/parseClosedDays.ts";
import { readTable } from "../../worker/documents/index.ts";
import { setGradeScale } from "../../worker/grades/setGradeScale.ts";
import { record } from "../reports/writing.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import { everything, imported, operator } from "./importing.ts";

let city: Awaited<ReturnType<typeof testDatabase>>;
beforeEach(async () => {
  city = await testDatabase();
  await buildCity(city.db);
});
afterEach(() => city.close());

async function days(csv: string) {
  const table = await readTable(new TextEncoder().encode(csv), "days.csv");
  if (!table.ok) throw new Error(table.reason);
  return parseClosedDays(table);
}

const HEAD = "日付,区分,名称\n";
const LIST = `${HEAD}2026/12/28,閉庁,庁舎の点検\n令和9年1月16日,開庁,休日窓口\n`;

describe("closed days", () => {
  test("are read with dates of either calendar", async () => {
    expect((await days(LIST)).rows).toEqual([
      { line: 2, day: "2026-12-28", kind: "closed", name: "庁舎の点検" },
      { line: 3, day: "2027-01-16", kind: "open", name: "休日窓口" },
    ]);
  });

  test("a bad row names its line and column and holds back the file", async () => {
    const document = await days(`${LIST}2026/2/30,閉庁,ない日\n2026/12/29,たぶん,区分なし\n`);
    expect(document.problems.map(({ line, column }) => [line, column])).toEqual([
      [4, "日付"],
      [5, "区分"],
    ]);
    expect(await importClosedDays(operator(city.db), document)).toMatchObject({
      reason: "badRows",
      errors: 2,
    });
    expect(await city.db.select().from(closedDays)).toHaveLength(0);
  });

  test("imported twice change nothing; a correction is shown", async () => {
    imported(await importClosedDays(operator(city.db), await days(LIST)));
    const before = await everything(city.db);
    imported(await importClosedDays(operator(city.db), await days(LIST)));
    expect(await everything(city.db)).toBe(before);
    const corrected = imported(
      await importClosedDays(operator(city.db), await days(LIST.replace("閉庁,庁舎", "開庁,庁舎"))),
    );
    expect(corrected.changed[0]?.differences).toEqual([{ field: "kind", before: "閉庁", after: "開庁" }]);
  });

  test("a complete list removes the days it does not have", async () => {
    imported(await importClosedDays(operator(city.db), await days(LIST)));
    const shorter = await days(`${HEAD}2026/12/28,閉庁,庁舎の点検\n`);
    expect(imported(await importClosedDays(operator(city.db), shorter)).left).toHaveLength(1);
    imported(await importClosedDays(operator(city.db), shorter, { complete: true }));
    expect(await city.db.select({ day: closedDays.day }).from(closedDays)).toEqual([{ day: "2026-12-28" }]);
  });
});

describe("the grade scale", () => {
  const scale = async () => {
    const stored = await city.db.select().from(grades).orderBy(asc(grades.position));
    return { name: "若葉市の評価区分", fromFiscalYear: 2020, grades: stored };
  };

  test("set as it is writes nothing", async () => {
    const input = await scale();
    const before = await everything(city.db);
    expect(await setGradeScale(operator(city.db), input)).toEqual({ kind: "set", changed: false });
    expect(await everything(city.db)).toBe(before);
  });

  test("a grade keeps its id through a new label, place and neighbours", async () => {
    const input = await scale();
    const [first, ...rest] = input.grades;
    if (!first) throw new Error("the test city has no grade");
    const fresh = { ...first, code: "paused", label: "休止中" };
    const next = { ...input, grades: [...rest, fresh, { ...first, label: "大きく上回る" }] };
    expect(await setGradeScale(operator(city.db), next)).toEqual({ kind: "set", changed: true });
    const stored = (await scale()).grades;
    expect(stored.at(-1)).toMatchObject({ id: first.id, label: "大きく上回る" });
    expect(stored).toHaveLength(input.grades.length + 1);
  });

  test("a grade that a report bears cannot be taken away; an unused one can", async () => {
    await record(city.db, { unitId: CITY.units.residents, goalId: CITY.goals.g1 });
    const input = await scale();
    const without = (code: string) => ({
      ...input,
      grades: input.grades.filter((each) => each.code !== code),
    });
    expect(await setGradeScale(operator(city.db), without("onTrack"))).toEqual({
      kind: "refused",
      reason: "gradeInUse",
      codes: ["onTrack"],
    });
    expect(await setGradeScale(operator(city.db), without("exceeds"))).toMatchObject({ kind: "set" });
    expect((await scale()).grades.map((grade) => grade.code)).not.toContain("exceeds");
  });

  test("two grades of one code are refused", async () => {
    const input = await scale();
    const doubled = { ...input, grades: [...input.grades, ...input.grades.slice(0, 1)] };
    expect(await setGradeScale(operator(city.db), doubled)).toMatchObject({ reason: "codeTwice" });
  });
});
