import { asc } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closedDays, grades, units } from "../../db/schema/index.ts";
import { importClosedDays } from "../../worker/calendar/importClosedDays.ts";
import { parseClosedDays } from "../../worker/calendar/parseClosedDays.ts";
import { readTable } from "../../worker/documents/index.ts";
import { hoursOn } from "../../worker/domain/calendar.ts";
import { addDays } from "../../worker/domain/civilDate.ts";
import { setGradeScale } from "../../worker/grades/setGradeScale.ts";
import { wordRefusal } from "../../worker/imports/wordRefusal.ts";
import { calendarOfUnit, readSettings } from "../../worker/settings/readSettings.ts";
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
      { line: 2, day: "2026-12-28", kind: "closed", name: "庁舎の点検", unit: null, hours: null },
      { line: 3, day: "2027-01-16", kind: "open", name: "休日窓口", unit: null, hours: null },
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

describe("half days and days of a unit", () => {
  const OWN_HEAD = "日付,区分,時間,課,名称\n";
  const OWN = `${OWN_HEAD}2026/12/28,半日,08:30〜12:00,,仕事納め\n2026/12/28,閉庁,,市民課,蔵書点検\n`;

  test("are read with their hours and the unit as written", async () => {
    expect((await days(OWN)).rows).toEqual([
      {
        line: 2,
        day: "2026-12-28",
        kind: "half",
        name: "仕事納め",
        unit: null,
        hours: { from: "08:30", to: "12:00" },
      },
      { line: 3, day: "2026-12-28", kind: "closed", name: "蔵書点検", unit: "市民課", hours: null },
    ]);
  });

  test.each([
    ["8:30-12:00", { from: "08:30", to: "12:00" }],
    ["８：３０～１２：００", { from: "08:30", to: "12:00" }],
    ["8時30分から12時まで", { from: "08:30", to: "12:00" }],
    ["09:00 － 12:15", { from: "09:00", to: "12:15" }],
  ])("hours may be written %s", async (written, hours) => {
    expect((await days(`${OWN_HEAD}2026/12/28,半日,${written},,仕事納め\n`)).rows).toMatchObject([{ hours }]);
  });

  test.each([
    ["a half day without hours", "2026/12/28,半日,,,仕事納め", "時間", /08:30〜12:00/u],
    ["hours the wrong way round", "2026/12/28,半日,12:00〜08:30,,仕事納め", "時間", /早い時刻から/u],
    ["hours that do not exist", "2026/12/28,半日,08:30〜25:00,,仕事納め", "時間", /08:30〜12:00/u],
    ["hours on a day that is open", "2026/12/26,開庁,09:00〜12:00,,休日窓口", "時間", /「半日」に/u],
    ["a year whose holidays nobody knows", "2150/12/28,閉庁,,,点検", "日付", /年を確かめて/u],
  ])("%s are a problem with line and column", async (_name, row, column, words) => {
    const { rows, problems } = await days(`${OWN_HEAD}${row}\n`);
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([{ line: 2, column, message: expect.stringMatching(words) }]);
  });

  test("the same day is a problem for the same unit only", async () => {
    const { problems } = await days(`${OWN}2026/12/28,開庁,,市民課,窓口\n`);
    expect(problems).toMatchObject([{ line: 4, column: "日付", message: expect.stringContaining("同じ課") }]);
  });

  test("are stored for whom they are, and hold for the calendar of the unit", async () => {
    imported(await importClosedDays(operator(city.db), await days(OWN)));
    const rules = await readSettings(operator(city.db));
    expect(hoursOn(rules.calendar, "2026-12-28")).toEqual({ from: "08:30", to: "12:00" });
    expect(hoursOn(calendarOfUnit(rules, CITY.units.residents), "2026-12-28")).toBeNull();
  });

  test("imported twice change nothing; other hours are shown as a correction", async () => {
    imported(await importClosedDays(operator(city.db), await days(OWN)));
    const before = await everything(city.db);
    imported(await importClosedDays(operator(city.db), await days(OWN)));
    expect(await everything(city.db)).toBe(before);
    const later = await days(OWN.replace("12:00", "12:30").replace("閉庁", "開庁"));
    expect(imported(await importClosedDays(operator(city.db), later)).changed).toEqual([
      {
        subject: "2026-12-28 仕事納め",
        differences: [{ field: "hours", before: "08:30〜12:00", after: "08:30〜12:30" }],
      },
      {
        subject: "2026-12-28 市民課 蔵書点検",
        differences: [{ field: "kind", before: "閉庁", after: "開庁" }],
      },
    ]);
    const closed = await days(`${OWN_HEAD}2026/12/28,閉庁,,,点検\n`);
    imported(await importClosedDays(operator(city.db), closed));
    expect(hoursOn((await readSettings(operator(city.db))).calendar, "2026-12-28")).toBeNull();
  });

  test("a complete list of one unit leaves the days of the city and of other units", async () => {
    imported(await importClosedDays(operator(city.db), await days(OWN)));
    const shorter = await days(`${OWN_HEAD}2026/11/10,閉庁,,市民課,研修\n`);
    const { withdrawn } = imported(await importClosedDays(operator(city.db), shorter, { complete: true }));
    expect(withdrawn).toEqual(["2026-12-28 市民課 蔵書点検"]);
    const left = await city.db.select().from(closedDays).orderBy(asc(closedDays.day));
    expect(left.map(({ unitId, day }) => [unitId, day])).toEqual([
      [CITY.units.residents, "2026-11-10"],
      [null, "2026-12-28"],
    ]);
  });

  test("a unit may be given by its path, and the city by its name", async () => {
    const list = await days(
      `${OWN_HEAD}2026/12/28,閉庁,,市民生活部＞市民課,点検\n2026/12/28,閉庁,,若葉市,庁舎の点検\n`,
    );
    imported(await importClosedDays(operator(city.db), list));
    const stored = await city.db.select({ unitId: closedDays.unitId }).from(closedDays);
    expect(new Set(stored.map(({ unitId }) => unitId))).toEqual(new Set([CITY.units.residents, null]));
  });

  test("an unknown unit is named with those that come nearest, and nothing is stored", async () => {
    const list = await days(`${OWN}2026/12/25,閉庁,,市民窓口課,研修\n`);
    const outcome = await importClosedDays(operator(city.db), list);
    expect(outcome).toMatchObject({ reason: "unplacedDays", units: [{ name: "市民窓口課" }] });
    if (outcome.kind === "imported") throw new Error("it was stored");
    expect(wordRefusal(outcome)).toMatch(/「市民窓口課」（近い名前: .*市民課/u);
    expect(await city.db.select().from(closedDays)).toHaveLength(0);
  });

  test("a name that two units bear has to be given with what stands above it", async () => {
    const desk = { name: "庶務係", position: 0, validFrom: "2020-04-01" };
    await city.db.insert(units).values([
      { ...desk, id: "desk-1", parentId: CITY.units.residents },
      { ...desk, id: "desk-2", parentId: CITY.units.planning },
    ]);
    const list = (unit: string) => days(`${OWN_HEAD}2026/12/25,閉庁,,${unit},研修\n`);
    expect(await importClosedDays(operator(city.db), await list("庶務係"))).toMatchObject({
      reason: "unplacedDays",
      units: [{ nearest: ["市民生活部＞市民課＞庶務係", "政策経営部＞企画課＞庶務係"] }],
    });
    imported(await importClosedDays(operator(city.db), await list("政策経営部＞企画課＞庶務係")));
    expect(await city.db.select({ unitId: closedDays.unitId }).from(closedDays)).toEqual([
      { unitId: "desk-2" },
    ]);
  });

  test("one unit written in two ways has no day twice", async () => {
    const list = await days(
      `${OWN_HEAD}2026/12/25,閉庁,,市民課,研修\n2026/12/25,開庁,,市民生活部＞市民課,窓口\n`,
    );
    expect(await importClosedDays(operator(city.db), list)).toMatchObject({
      reason: "dayTwice",
      day: "2026-12-25",
    });
    expect(await city.db.select().from(closedDays)).toHaveLength(0);
  });

  test("a list that leaves no day open for a year is refused", async () => {
    const rows = Array.from(
      { length: 380 },
      (_, index) => `${addDays("2026-11-01", index)},閉庁,,市民課,休館`,
    );
    expect(await importClosedDays(operator(city.db), await days(`${OWN_HEAD}${rows.join("\n")}\n`))).toEqual({
      kind: "refused",
      reason: "neverOpen",
      from: "2026-10-31",
    });
    expect(await city.db.select().from(closedDays)).toHaveLength(0);
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
