import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as t from "../../db/schema/index.ts";
import type { AllotmentsDocument } from "../../worker/documents/index.ts";
import { readDocument } from "../../worker/imports/readDocument.ts";
import { runImport } from "../../worker/imports/runImport.ts";
import { wordRefusal } from "../../worker/imports/wordRefusal.ts";
import { buildCity, CITY } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import { imported, operator } from "./importing.ts";

const { units } = CITY;

async function parsed(text: string, fiscalYear?: number): Promise<AllotmentsDocument> {
  const read = await readDocument("allotments", new TextEncoder().encode(text), {
    name: "haitou.csv",
    fiscalYear,
  });
  if (!read.ok || read.document.kind !== "allotments") throw new Error("not read");
  return read.document;
}
const rowsOf = async (text: string, fiscalYear?: number) =>
  (await parsed(text, fiscalYear)).rows.map(({ unit, month, minutes }) => [unit, month, minutes]);

describe("a table of 配当時間", () => {
  test("a column for each month, hours in any usual writing", async () => {
    const text =
      "令和8年度 配当時間\n所属,４月,5月分,6月,7月,1月,合計\n市民課,120,45:30,45.5時間,１，２００,90分,1\n合計,1,2,3,4,5,6";
    expect(await rowsOf(text.replace("１，２００", '"1,200"'))).toEqual([
      ["市民課", "2026-04", 7200],
      ["市民課", "2026-05", 2730],
      ["市民課", "2026-06", 2730],
      ["市民課", "2026-07", 72000],
      ["市民課", "2027-01", 90],
    ]);
  });

  test("a row for each month, the year written beside it", async () => {
    const text = "課名,年月,配当時間\n市民課,2026/4,120\n市民課,R8.5,100\n地域支援課,令和9年3月,80";
    expect(await rowsOf(text)).toEqual([
      ["市民課", "2026-04", 7200],
      ["市民課", "2026-05", 6000],
      ["地域支援課", "2027-03", 4800],
    ]);
  });

  test("an empty cell or a dash says nothing of its month", async () => {
    expect(await rowsOf("所属,4月,5月,6月\n市民課,,－,0", 2026)).toEqual([["市民課", "2026-06", 0]]);
  });

  test.each([
    ["所属,4月,5月\n市民課,120,-5", "5月", "0 より小さく"],
    ["所属,4月,5月\n市民課,120,△5", "5月", "0 より小さく"],
    ["所属,4月,5月\n市民課,たくさん,100", "4月", "時間を読み取れません"],
    ["所属,4月,5月\n市民課,120,90\n市民課,100,100", "4月", "上の行にも"],
    ["所属,年月,時間\n市民課,来月,100", "年月", "年月を読み取れません"],
    ["所属,年月,時間\n,2026年4月,100", "所属", "所属がありません"],
  ])("%s is refused with its line and column", async (text, column, words) => {
    const { problems } = await parsed(text, 2026);
    const errors = problems.filter(({ severity }) => severity === "error");
    expect(errors[0]).toMatchObject({ column, line: text.split("\n").length });
    expect(errors[0]?.message).toContain(words);
  });
});

describe("storing 配当時間", () => {
  let scene: Awaited<ReturnType<typeof testDatabase>>;
  beforeEach(async () => {
    scene = await testDatabase();
    await buildCity(scene.db);
  });
  afterEach(() => scene.close());

  const store = async (text: string, options: { fiscalYear?: number; skipBadRows?: boolean } = {}) =>
    runImport(operator(scene.db), await parsed(text, options.fiscalYear), options);
  const stored = () => scene.db.select().from(t.allotments).orderBy(t.allotments.unitId, t.allotments.month);

  test("the same file twice changes nothing", async () => {
    const text = "所属,2026年4月,2026年5月\n市民課,120,100\n政策経営部＞企画課,80,80";
    expect(imported(await store(text)).added).toHaveLength(4);
    const before = await stored();
    const again = imported(await store(text));
    expect([again.added, again.changed, again.unchanged]).toEqual([[], [], 4]);
    expect(await stored()).toEqual(before);
    expect(await scene.db.select().from(t.auditLog)).toHaveLength(1);
  });

  test("a newer table changes what differs and leaves other months alone", async () => {
    await store("所属,4月,5月\n市民課,120,100", { fiscalYear: 2026 });
    const outcome = imported(await store("所属,年月,時間\n市民課,2026年5月,90:30"));
    expect(outcome.changed).toEqual([
      { subject: "市民課 2026-05", differences: [{ field: "hours", before: "100:00", after: "90:30" }] },
    ]);
    expect((await stored()).map(({ minutes }) => minutes)).toEqual([7200, 5430]);
  });

  test("a unit that is not there is named with those that come near, and nothing is stored", async () => {
    const outcome = await store("所属,4月,5月\n市民課,120,100\n地域支縁課,10,10", { fiscalYear: 2026 });
    expect(outcome).toMatchObject({ kind: "refused", reason: "unplacedDays" });
    if (outcome.kind === "refused") expect(wordRefusal(outcome)).toContain("地域支援課");
    expect(await stored()).toEqual([]);
  });

  test("a negative allotment: nothing half stored, unless bad rows are to be left out", async () => {
    const text = "所属,4月,5月\n市民課,120,-5";
    expect(await store(text, { fiscalYear: 2026 })).toMatchObject({ reason: "badRows", errors: 1 });
    expect(await stored()).toEqual([]);
    imported(await store(text, { fiscalYear: 2026, skipBadRows: true }));
    expect(await stored()).toMatchObject([{ unitId: units.residents, month: "2026-04", minutes: 7200 }]);
  });

  test("months without a year are not guessed", async () => {
    expect(await store("所属,4月,5月\n市民課,120,100")).toMatchObject({ reason: "yearUnknown" });
  });

  test("two ways of writing one unit", async () => {
    const outcome = await store("所属,4月,5月\n市民課,120,100\n市民生活部＞市民課,1,1", { fiscalYear: 2026 });
    expect(outcome).toMatchObject({ reason: "allotmentTwice", unit: "市民課", month: "2026-04" });
  });

  test("not less than what the unit has passed on already", async () => {
    await store("所属,4月,5月\n市民課,120,100", { fiscalYear: 2026 });
    await scene.db.insert(t.allotmentTransfers).values({
      id: "transfer-1",
      fromUnitId: units.residents,
      toUnitId: units.community,
      month: "2026-05",
      minutes: 3000,
      word: "",
      state: "accepted",
      proposedBy: CITY.staff.communityChief,
      proposedByUnitId: units.community,
      proposedAt: 0,
      decisionWord: "",
    });
    const outcome = await store("所属,4月,5月\n市民課,120,40", { fiscalYear: 2026 });
    expect(outcome).toMatchObject({ reason: "allotmentPassedOn", month: "2026-05", passedOn: 3000 });
    if (outcome.kind === "refused") expect(wordRefusal(outcome)).toContain("50:00");
    expect(await scene.db.all(sql`SELECT sum(minutes) AS sum FROM allotments`)).toEqual([{ sum: 13200 }]);
  });
});
