import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  auditLog,
  overtimeDays,
  overtimeExceptions,
  overtimeLocks,
  settings,
} from "../../db/schema/index.ts";
import {
  type ActualsColumns,
  type ActualsDocument,
  type HoursWritten,
  readActualsColumns,
} from "../../worker/documents/index.ts";
import { formatHours } from "../../worker/domain/overtime/clock.ts";
import { readDocument } from "../../worker/imports/readDocument.ts";
import { runImport } from "../../worker/imports/runImport.ts";
import { wordRefusal } from "../../worker/imports/wordRefusal.ts";
import { rememberedActuals } from "../../worker/overtime/actualsColumns.ts";
import { recordResults } from "../../worker/overtime/recordResults.ts";
import { fixtureBytes } from "../documents/support.ts";
import { apply, at, clockAt, decide, ORDER } from "../overtime/ordering.ts";
import { buildCity, CITY, callerFor } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import { everything, imported, operator } from "./importing.ts";

const member = CITY.staff.residentsMember;
const LATER = at("2026-11-02T09:00");

async function parsed(content: string | Uint8Array, columns?: ActualsColumns): Promise<ActualsDocument> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const read = await readDocument("actuals", bytes, { name: "kintai.csv", columns });
  if (!read.ok || read.document.kind !== "actuals") throw new Error("not read");
  return read.document;
}
const rowsOf = async (content: string | Uint8Array, columns?: ActualsColumns) =>
  (await parsed(content, columns)).rows.map(({ staffNumber, day, minutes, until }) => [
    staffNumber,
    day,
    minutes,
    until,
  ]);
const MONDAY = "10003,2026/10/5";

describe("what an attendance system exports", () => {
  test("is read in Shift_JIS, with a length, when the person left, and names left aside", async () => {
    const document = await parsed(fixtureBytes("actuals-shift-jis.csv"));
    expect(document.rows).toMatchObject([
      { line: 2, staffNumber: "10003", day: "2026-10-05", minutes: 135, until: 1170 },
      { line: 3, day: "2026-10-06", minutes: 0, until: null },
      { line: 4, day: "2026-10-07", minutes: 90, until: 1125 },
    ]);
    expect(document.problems).toEqual([]);
  });

  test.each([
    ["90分", 90],
    ["1:30", 90],
    ["１：３０", 90],
    ["1時間30分", 90],
    ["1.5", 90],
    ["", 0],
    ["－", 0],
  ])("a length may be written %s", async (written, minutes) => {
    expect(await rowsOf(`職員番号,年月日,超過勤務時間\n${MONDAY},${written}`)).toMatchObject([
      ["10003", "2026-10-05", minutes, null],
    ]);
  });

  test("beginning, end and break are as good, also past midnight, and lines of a day are added up", async () => {
    const text =
      "社員番号\t勤務日\t開始\t終了\t休憩\n１０００３\t令和8年10月5日\t7:00\t8:30\t\n１０００３\t令和8年10月5日\t17:15\t25:00\t45分";
    expect(await rowsOf(text)).toEqual([["10003", "2026-10-05", 510, 1500]]);
  });

  test("a number alone is minutes or hours as the heading says, else as the whole column shows", async () => {
    const text = (heading: string, ...numbers: number[]) =>
      `職員番号,日付,${heading}\n${numbers.map((number, index) => `10003,2026/10/${index + 1},${number}`).join("\n")}`;
    const minutesOf = async (...args: Parameters<typeof text>) =>
      (await parsed(text(...args))).rows.map(({ minutes }) => minutes);
    expect(await minutesOf("時間外(分)", 15, 20)).toEqual([15, 20]);
    expect(await minutesOf("時間外（時間）", 1, 2)).toEqual([60, 120]);
    expect(await minutesOf("時間外", 15, 90)).toEqual([15, 90]);
    expect(await minutesOf("時間外", 1.5, 2)).toEqual([90, 120]);
    const unclear = await parsed(text("時間外", 2, 15));
    expect(unclear.rows).toEqual([]);
    expect(unclear.problems[0]?.message).toContain("分か時間か分かりません");
  });

  test.each([
    [`職員番号,年月日,超過勤務時間\n${MONDAY},たくさん`, "時間", "読み取れません"],
    [`職員番号,年月日,超過勤務時間\n${MONDAY},-1:00`, "時間", "0 より小さく"],
    [`職員番号,年月日,超過勤務時間\n${MONDAY},25:00`, "時間", "24 時間を超えています"],
    ["職員番号,年月日,超過勤務時間\n10003,先週,1:00", "日", "日を読み取れません"],
    ["職員番号,年月日,超過勤務時間\n,2026/10/5,1:00", "職員番号", "職員番号がありません"],
    [`職員番号,年月日,開始,終了\n${MONDAY},19:00,18:00`, "終了", "後になっていません"],
    [`職員番号,年月日,開始,終了\n${MONDAY},17:15,夜`, "終了", "時刻を読み取れません"],
    [`職員番号,年月日,開始,終了,休憩\n${MONDAY},17:15,18:00,60`, "休憩", "長くなっています"],
  ])("%s is refused with its column", async (text, column, words) => {
    const { rows, problems } = await parsed(text);
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([{ severity: "error", line: 2, column }]);
    expect(problems[0]?.message).toContain(words);
  });

  test("a day that is there twice is refused, naming the first line", async () => {
    const { problems } = await parsed(`職員番号,年月日,超過勤務時間\n${MONDAY},1:00\n${MONDAY},1:00`);
    expect(problems).toMatchObject([{ line: 3, message: expect.stringContaining("2 行目") }]);
    const spans = await parsed(`職員番号,年月日,開始,終了\n${MONDAY},17:15,19:00\n${MONDAY},18:00,20:00`);
    expect(spans.problems).toMatchObject([{ line: 3, message: expect.stringContaining("重なって") }]);
  });

  test("columns of other names are asked for once, with those that were found", async () => {
    const text = "社員CD,なまえ,ワークデイ,OT\n10003,架空,2026/10/5,90";
    const document = await parsed(text);
    expect(document).toMatchObject({
      rows: [],
      isUnderstood: false,
      headings: ["社員CD", "なまえ", "ワークデイ", "OT"],
    });
    const columns = readActualsColumns("職員番号=社員CD,日=ワークデイ,分=OT");
    expect(await rowsOf(text, columns ?? {})).toEqual([["10003", "2026-10-05", 90, null]]);
  });

  test("what was said of another file holds where it fits, and only there", async () => {
    const remembered = { staffNumber: "社員CD", day: "ワークデイ", minutes: "OT" };
    const read = async (text: string) => {
      const file = { name: "kintai.csv", remembered };
      const answer = await readDocument("actuals", new TextEncoder().encode(text), file);
      if (!answer.ok || answer.document.kind !== "actuals") throw new Error("not read");
      return answer.document.rows.map(({ minutes }) => minutes);
    };
    expect(await read("社員CD,ワークデイ,OT\n10003,2026/10/5,15")).toEqual([15]);
    expect(await read("職員番号,年月日,超過勤務時間\n10003,2026/10/5,1:00")).toEqual([60]);
  });

  test.each(["職員番号=社員CD", "職員番号=社員CD,日", "なにか=社員CD,日=日付,時間=OT", "", "日=a,時間=b"])(
    "columns said as %j are not enough",
    (text) => {
      expect(readActualsColumns(text)).toBeNull();
    },
  );

  test("any length survives being written as hours and minutes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1440 }), async (minutes) => {
        expect(await rowsOf(`職員番号,年月日,超過勤務時間\n${MONDAY},${formatHours(minutes)}`)).toEqual([
          ["10003", "2026-10-05", minutes, null],
        ]);
      }),
      { numRuns: 30 },
    );
  });
});

describe("the import", () => {
  let city: Awaited<ReturnType<typeof testDatabase>>;
  beforeEach(async () => {
    city = await testDatabase();
    await buildCity(city.db);
  });
  afterEach(() => city.close());

  const FILE = `職員番号,年月日,超過勤務時間,退庁\n${MONDAY},2:30,19:45\n10003,2026/10/10,3:00,12:00\n10003,2026/10/6,0:00,`;
  const run = async (
    content: string,
    options: { skipBadRows?: boolean; dryRun?: boolean; columns?: ActualsColumns } = {},
  ) => runImport(operator(city.db, { now: LATER }), await parsed(content, options.columns), options);
  const days = () => city.db.select().from(overtimeDays).orderBy(sql`day`);

  test("stores the hours of record, of a day off as such, and nothing for a day without any", async () => {
    const outcome = imported(await run(FILE));
    expect(outcome.added).toEqual([
      "10003　10/5（月）　2:30（19:45 退庁）",
      "10003　10/10（土）　3:00（12:00 退庁）",
    ]);
    expect(await days()).toMatchObject([
      {
        staffId: member,
        unitId: CITY.units.residents,
        day: "2026-10-05",
        minutes: 150,
        restMinutes: 0,
        untilMinutes: 1185,
        source: "actual",
      },
      { day: "2026-10-10", minutes: 180, restMinutes: 180 },
    ]);
    expect(await city.db.select().from(auditLog)).toMatchObject([
      { action: "overtime.actuals", after: { months: ["2026-10"], added: 2 } },
    ]);
  });

  test("the same file again changes nothing and says so", async () => {
    await run(FILE);
    const before = await everything(city.db);
    expect(imported(await run(FILE))).toMatchObject({ added: [], changed: [], unchanged: 3 });
    expect(await everything(city.db)).toBe(before);
  });

  test("leaves a day of record with the section in which it was worked, whatever was entered since", async () => {
    await run(`職員番号,年月日,超過勤務時間\n${MONDAY},2:00`);
    await city.db.run(`UPDATE posts SET unit_id = '${CITY.units.community}' WHERE staff_id = '${member}'`);
    expect(imported(await run(`職員番号,年月日,超過勤務時間\n${MONDAY},2:30`)).changed).toHaveLength(1);
    await run("職員番号,年月日,超過勤務時間\n10003,2026/10/6,1:00");
    expect((await days()).map(({ unitId, minutes }) => [unitId, minutes])).toEqual([
      [CITY.units.residents, 150],
      [CITY.units.community, 60],
    ]);
  });

  test("wins over what the person said, and shows the difference", async () => {
    const order = await apply(city.db);
    await decide(city.db, [[order, ORDER]]);
    await recordResults(clockAt(city.db, at("2026-10-06T08:30")), callerFor(member), {
      input: {
        submissionKey: "key-of-result",
        results: [{ orderId: order.orderId, baseVersion: 0, said: { kind: "asOrdered" }, word: "" }],
      },
      channel: "liff",
    });
    expect(imported(await run(FILE)).changed).toEqual([
      {
        subject: "10003　10/5（月）",
        differences: [
          { field: "hours", before: "2:15（19:30 退庁）（本人の記録）", after: "2:30（19:45 退庁）" },
        ],
      },
    ]);
    expect((await days())[0]).toMatchObject({ minutes: 150, source: "actual" });
  });

  test("no hours at all are kept where an order stands: it was not used", async () => {
    const order = await apply(city.db);
    await decide(city.db, [[order, ORDER]]);
    await run(`職員番号,年月日,超過勤務時間\n${MONDAY},0:00`);
    expect(await days()).toMatchObject([{ minutes: 0, untilMinutes: null, source: "actual" }]);
  });

  test("a dry run shows everything and stores nothing", async () => {
    const before = await everything(city.db);
    expect(imported(await run(FILE, { dryRun: true })).added).toHaveLength(2);
    expect(await everything(city.db)).toBe(before);
  });

  test("people who are not in the roster, and days to come, are named with their lines; nothing is stored", async () => {
    const bad = `${FILE}\n99999,2026/10/5,1:00,\n10003,2026/11/3,1:00,\n10003,2026/3/31,1:00,`;
    const before = await everything(city.db);
    const outcome = await run(bad);
    expect(outcome).toMatchObject({
      kind: "refused",
      reason: "unplacedDaysOfStaff",
      rows: [
        { line: 5, staffNumber: "99999", why: "noStaff" },
        { line: 6, why: "future" },
        { line: 7, why: "noPost" },
      ],
    });
    expect(outcome.kind === "refused" && wordRefusal(outcome)).toContain(
      "5 行目 99999（職員番号が名簿にありません）",
    );
    expect(await everything(city.db)).toBe(before);
    expect(imported(await run(bad, { skipBadRows: true }))).toMatchObject({
      added: { length: 2 },
      skipped: ["5 行目　99999", "6 行目　10003", "7 行目　10003"],
    });
  });

  test("a locked month is not changed; a file that says the same of it is no change", async () => {
    await run(FILE);
    await city.db.insert(overtimeLocks).values({ month: "2026-10", lockedAt: 0, lockedBy: CITY.staff.admin });
    expect(imported(await run(FILE)).unchanged).toBe(3);
    const outcome = await run(FILE.replace("2:30", "2:45"));
    expect(outcome).toEqual({ kind: "refused", reason: "monthsLocked", months: ["2026-10"] });
    expect(outcome.kind === "refused" && wordRefusal(outcome)).toContain("2026年10月分は締められている");
  });

  test("特例業務 declared above the unit is told apart", async () => {
    await city.db.insert(overtimeExceptions).values({
      id: "flood",
      unitId: CITY.units.civic,
      fromDay: "2026-10-05",
      untilDay: "2026-10-05",
      kind: "disaster",
      word: "大雨",
      isSpecialDuty: true,
      declaredBy: CITY.staff.civicDirector,
      declaredAt: 0,
    });
    await run(FILE);
    expect((await days()).map(({ specialMinutes }) => specialMinutes)).toEqual([150, 0]);
  });

  test("what was said of the columns is remembered when the hours are stored, not on a dry run", async () => {
    const text = "社員CD,ワークデイ,OT\n10003,2026/10/5,90";
    const columns = { staffNumber: "社員CD", day: "ワークデイ", minutes: "OT" };
    await run(text, { columns, dryRun: true });
    expect(await rememberedActuals(operator(city.db))).toEqual({ columns: undefined, hours: undefined });
    await run(text, { columns });
    expect(await rememberedActuals(operator(city.db))).toEqual({ columns, hours: undefined });
    expect(await city.db.select().from(settings)).toMatchObject([{ key: "actualsColumns" }]);
  });

  test("hours that may be 60進 or 10進 are a question, the answer is remembered when the hours are stored", async () => {
    const text = `職員番号,年月日,超過勤務時間\n${MONDAY},1.30`;
    const before = await everything(city.db);
    const asked = await run(text);
    expect(asked).toEqual({
      kind: "refused",
      reason: "hoursUnclear",
      hours: { line: 2, written: "1.30", base60: 90, decimal: 78 },
    });
    expect(asked.kind === "refused" && wordRefusal(asked)).toContain("1:30（60進）とも 1:18（10進）とも");
    expect(await everything(city.db)).toBe(before);
    const reading = async (hours: HoursWritten) => {
      const read = await readDocument("actuals", new TextEncoder().encode(text), {
        name: "kintai.csv",
        hours,
      });
      return read.ok ? read.document : null;
    };
    const document = await reading("base60");
    if (!document) throw new Error("not read");
    const context = operator(city.db, { now: LATER });
    await runImport(context, document, { hours: "base60", dryRun: true });
    expect((await rememberedActuals(context)).hours).toBeUndefined();
    imported(await runImport(context, document, { hours: "base60" }));
    expect(await days()).toMatchObject([{ minutes: 90 }]);
    expect(await rememberedActuals(context)).toEqual({ columns: undefined, hours: "base60" });
  });

  test("columns that nobody understands are a refusal with the headings", async () => {
    const outcome = await run("社員CD,ワークデイ,OT\n10003,2026/10/5,90");
    expect(outcome).toEqual({
      kind: "refused",
      reason: "columnsUnknown",
      headings: ["社員CD", "ワークデイ", "OT"],
    });
  });

  test("of half a year of a whole section is written in one act", async () => {
    const lines = Array.from({ length: 180 }, (_, index) => {
      const day = new Date(Date.UTC(2026, 3, 1 + index)).toISOString().slice(0, 10);
      return ["10003", "10005", "10008", "10002", "10004", "10001", "10006", "10007", "10009"]
        .map((number) => `${number},${day},1:00`)
        .join("\n");
    });
    const outcome = imported(await run(`職員番号,年月日,超過勤務時間\n${lines.join("\n")}`));
    expect(outcome.added).toHaveLength(1_620);
    expect(await city.db.$count(overtimeDays)).toBe(1_620);
  });
});
