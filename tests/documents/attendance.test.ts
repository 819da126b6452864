// Hours as attendance systems export them.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HoursWritten, parseActuals, parseAllotments } from "../../worker/documents/index.ts";
import { tableOf } from "./support.ts";

const read = async (text: string, hours?: HoursWritten) => parseActuals(await tableOf(text), { hours });
const column = (...written: string[]) =>
  ["職員番号,日付,時間外", ...written.map((hours, index) => `10012,2026/10/${index + 1},${hours}`)].join(
    "\n",
  );
const minutesOf = async (text: string, hours?: HoursWritten) =>
  (await read(text, hours)).rows.map(({ minutes }) => minutes);

describe("hours with a point", () => {
  it("are asked about where the column may be one thing or the other, with both readings", async () => {
    const document = await read(column("3.00", "1.30", "2.45", "0.15"));
    expect(document).toMatchObject({
      rows: [],
      isUnderstood: true,
      unclearHours: { line: 3, written: "1.30", base60: 90, decimal: 78 },
    });
  });

  it.each<[HoursWritten, number[]]>([
    ["base60", [180, 90, 165, 15, 65]],
    ["decimal", [180, 78, 147, 9, 63]],
  ])("are %s once somebody has said so", async (hours, minutes) => {
    expect(await minutesOf(column("3.00", "1.30", "2.45", "0.15", "1.05"), hours)).toEqual(minutes);
  });

  it("of which Excel has taken the zeros mean the same", async () => {
    expect(await minutesOf(column("1.3", "3", "0.5"), "base60")).toEqual([90, 180, 50]);
    expect((await read(column("1.3", "3"))).unclearHours).toMatchObject({ base60: 90, decimal: 78 });
  });

  it.each([
    ["a part of sixty or more", ["1.30", "2.75"], [78, 165]],
    ["thirds", ["1.30", "0.333"], [78, 20]],
    ["halves alone", ["1.50", "2.5", "3.00"], [90, 150, 180]],
    ["the word for hours behind each", ["1.30時間", "2.45h"], [78, 147]],
  ])("are decimal where the column shows it by %s", async (_, written, minutes) => {
    expect(await minutesOf(column(...written))).toEqual(minutes);
  });

  it.each([
    ["時間外(60進)", 90],
    ["時間外（１０進）", 78],
  ])("are what their heading says: %s", async (heading, minutes) => {
    expect(await minutesOf(column("1.30").replace("時間外", heading))).toEqual([minutes]);
  });

  it("that are no minutes are refused where minutes were said", async () => {
    const { rows, problems } = await read(column("1.30", "1.75"), "base60");
    expect(rows).toMatchObject([{ minutes: 90 }]);
    expect(problems).toMatchObject([{ severity: "error", line: 3, column: "時間" }]);
  });

  it("are never read in silence unless both readings agree or the column proves one", async () => {
    const hundredths = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(hundredths, async (parts) => {
        const document = await read(column(...parts.map((part) => `2.${String(part).padStart(2, "0")}`)));
        const isProven = parts.some((part) => part >= 60) || parts.every((part) => part === 0 || part === 50);
        expect(document.unclearHours === null).toBe(isProven);
        expect(document.rows).toHaveLength(isProven ? parts.length : 0);
      }),
      { numRuns: 60 },
    );
  });

  it("of allotments are hours, and that is said where they might be minutes", async () => {
    const { rows, problems } = parseAllotments(
      await tableOf("所属,2026年4月,2026年5月\n給食課,45.30,40.5\n図書館課,30.75,40"),
    );
    expect(rows[0]).toMatchObject({ minutes: 2_718 });
    expect(problems).toEqual([]);
    const unclear = parseAllotments(await tableOf("所属,2026年4月,2026年5月\n給食課,45.30,40.5"));
    expect(unclear.problems).toMatchObject([
      { severity: "notice", line: 2, column: "2026年4月", message: expect.stringContaining("45:30") },
    ]);
  });
});

describe("the columns", () => {
  it.each([
    "スタッフコード,姓名,日付,残業時間",
    "従業員コード,氏名,勤務日,時間外労働時間",
    "社員ID,名前,就業日,残業",
    "職員コード,職員氏名,年月日,総残業時間",
  ])("are found by the words of vendors: %s", async (headings) => {
    const document = await read(`${headings}\n00012,見本 一,2026年10月05日(月),1.50`);
    expect(document.rows).toMatchObject([{ staffNumber: "00012", day: "2026-10-05", minutes: 90 }]);
    expect(document.problems).toEqual([]);
  });

  it("that might be added are named when they are left out, also when the columns were said", async () => {
    const text = "職員番号,日付,時間外,深夜時間外\n10012,2026/10/5,3:00,1:30";
    expect((await read(text)).problems).toMatchObject([{ severity: "notice", column: "深夜時間外" }]);
    const twice = "職員番号,日付,OT,OT\n10012,2026/10/5,3:00,1:30";
    const columns = { staffNumber: "職員番号", day: "日付", hours: "OT" };
    const said = parseActuals(await tableOf(twice), { columns });
    expect(said.problems).toMatchObject([{ severity: "notice", column: "OT" }]);
  });

  it("may be named in two rows", async () => {
    const { rows, problems } = await read(
      "職員番号,日付,超過勤務,,備考\n,,開始,終了,\n10012,2026/10/5,17:15,19:00,",
    );
    expect(rows).toMatchObject([{ minutes: 105 }]);
    expect(problems).toEqual([]);
  });
});

describe("the rows", () => {
  it.each([
    ["seconds", "17:15:00,20:15:00", 180, 1215],
    ["a day before the time", "2026/10/05 17:15,2026/10/06 1:00", 465, 1500],
    ["the day of ISO", "2026-10-05T17:15:00,2026-10-05T18:00:00", 45, 1080],
    ["25:00 for one in the night", "17:15,25:00", 465, 1500],
  ])("may have %s", async (_, times, minutes, until) => {
    const { rows, problems } = await read(`職員番号,日付,開始,終了\n10012,2026/10/05,${times}`);
    expect(rows).toMatchObject([{ minutes, until }]);
    expect(problems).toEqual([]);
  });

  it("end in the night that follows where the end is before the beginning and before six, and that is said", async () => {
    const { rows, problems } = await read("職員番号,日付,開始,終了\n10012,2026/10/05,17:15,1:00");
    expect(rows).toMatchObject([{ minutes: 465, until: 1500 }]);
    expect(problems).toMatchObject([{ severity: "notice", line: 2, column: "終了" }]);
    const late = await read("職員番号,日付,開始,終了\n10012,2026/10/05,17:15,9:00");
    expect(late.problems).toMatchObject([{ severity: "error", line: 2, column: "終了" }]);
  });

  it("of sums are passed over, wherever their word stands", async () => {
    const text = [
      "職員番号,氏名,日付,時間外",
      "10012,見本 一,2026/10/5,1:30",
      "10012 計,,,1:30",
      ",見本 一　小計,,1:30",
      ",,10月計,1:30",
      "給食課 合計,,,1:30",
      "※総計,,,1:30",
    ].join("\n");
    const { rows, problems } = await read(text);
    expect(rows).toHaveLength(1);
    expect(problems).toEqual([]);
  });
});
