// What a cell of a workbook shows is what is read.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDay } from "../../worker/documents/calendarText.ts";
import { parseActuals, parseAllotments, parseGoals, parseRoster } from "../../worker/documents/index.ts";
import { addDays } from "../../worker/domain/civilDate.ts";
import { type RawCell, rawRows, rawWorkbook, tableOf } from "./support.ts";

const EPOCH = "1899-12-30";
const serialOf = (day: string) => (Date.parse(day) - Date.parse(EPOCH)) / 86_400_000;
const anyDay = fc.integer({ min: serialOf("1990-01-01"), max: serialOf("2099-12-31") });

/** The cells of one row as read, each number in the format beside it. */
async function shown(...cells: [value: number, style: number | string][]): Promise<string[] | undefined> {
  const sheet = rawRows([cells.map(([value], style) => ({ value, style }))]);
  const table = await tableOf(rawWorkbook({ sheet, styles: cells.map(([, style]) => style) }));
  return table.sheets[0]?.rows[0]?.cells;
}

const GOAL_HEADINGS = [
  "番号",
  "実施項目",
  "分類",
  "どの水準まで",
  "どのような方法で",
  "いつまで",
  "共通・課名",
];
async function goalWith(
  cell: Partial<Record<"number" | "criteria" | "deadline", RawCell>>,
  styles: (number | string)[],
) {
  const { number = 1, criteria = "・できている", deadline = "年度末" } = cell;
  const sheet = rawRows([
    ["令和8年度 組織目標展開整理表"],
    GOAL_HEADINGS,
    [number, "窓口を整える", "", criteria, "・案内を置く", deadline, "給食課"],
  ]);
  return parseGoals(await tableOf(rawWorkbook({ sheet, styles })));
}

async function actualsWith(headings: string[], rows: RawCell[][], styles: (number | string)[]) {
  const table = await tableOf(rawWorkbook({ sheet: rawRows([headings, ...rows]), styles }));
  return parseActuals(table);
}

describe("a cell shows", () => {
  it.each<[number, number | string, string]>([
    [0.8, 9, "80%"],
    [0.125, "0.0%", "12.5%"],
    [101, "00000", "00101"],
    [1234567, 3, "1,234,567"],
    [-5, '#,##0;"▲ "#,##0', "▲ 5"],
    [12, '"第"0"号"', "第12号"],
    [46419, 'yyyy"年"m"月"', "2027年2月"],
    [46446, '[$-411]ggge"年"m"月"d"日"', "令和9年2月28日"],
    [46446, '[$-ja-JP]ggge"年"m"月"d"日";@', "令和9年2月28日"],
    [43586, "[$-411]ge.m.d", "R1.5.1"],
    [43585, "[$-411]gge.m.d", "平31.4.30"],
    [46300, 'm"月"d"日(aaa)"', "10月5日(aaa)"],
    [46300, 'm"月"d"日"(aaa)', "10月5日(月)"],
    [46300, "yyyy/m/d\\(aaaa\\)", "2026/10/5(月曜日)"],
    [46300, 14, "2026/10/5"],
    [46300, 58, "令和8年10月5日"],
    [46300, 57, "R8.10.5"],
    [46300, 55, "2026年10月"],
    [46300, 56, "10月5日"],
    [0.0625, 20, "1:30"],
    [1.0625, "[h]:mm", "25:30"],
    [0.0625, 'h"時間"mm"分"', "1時間30分"],
    [0.0625, 32, "1時30分"],
    [46300.71875, 22, "2026/10/5 17:15"],
    [1 / 3, 0, "0.333333333"],
    [123456789012, 0, "123456789012"],
    [0.1 + 0.2, 0, "0.3"],
  ])("%d in the format %s as %s", async (value, style, text) => {
    expect(await shown([value, style])).toEqual([text]);
  });

  it("TRUE, and a text within its format", async () => {
    const sheet =
      '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" s="0" t="inlineStr"><is><t>7</t></is></c></row>';
    const table = await tableOf(rawWorkbook({ sheet, styles: ['0;0;0;"第"@"号"'] }));
    expect(table.sheets[0]?.rows[0]?.cells).toEqual(["TRUE", "第7号"]);
  });

  it("days of a workbook that counts from 1904", async () => {
    const sheet = rawRows([
      [
        { value: 46300 - 1462, style: 0 },
        { value: 0.0625, style: 1 },
      ],
    ]);
    const bytes = rawWorkbook({ sheet, styles: [14, 20], workbookProperties: '<workbookPr date1904="1"/>' });
    expect((await tableOf(bytes)).sheets[0]?.rows[0]?.cells).toEqual(["2026/10/5", "1:30"]);
  });
});

describe("the law", () => {
  it.each([
    "yyyy/m/d",
    "yyyy-mm-dd",
    'yyyy"年"m"月"d"日"',
    '[$-411]ggge"年"m"月"d"日"',
    "[$-411]ge.m.d",
    "yyyy/m/d(aaa)",
  ])("of a day: what %s shows is the day that is stored", async (style) => {
    await fc.assert(
      fc.asyncProperty(anyDay, async (serial) => {
        const [text = ""] = (await shown([serial, style])) ?? [];
        expect(readDay(text)).toBe(addDays(EPOCH, serial));
      }),
      { numRuns: 25 },
    );
  });

  it.each(["h:mm", "[h]:mm", "h:mm:ss", "[h]:mm:ss", 'h"時間"mm"分"', '[h]"時間"mm"分"', 20, 21, 32, 46])(
    "of a length: what %s shows is the minutes that are read",
    async (style) => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: 1_439 }), async (minutes) => {
          const { rows } = await actualsWith(
            ["職員番号", "日", "時間"],
            [["10012", { value: 46300, style: 0 }, { value: minutes / 1_440, style: 1 }]],
            [14, style],
          );
          expect(rows).toMatchObject([{ day: "2026-10-05", minutes }]);
        }),
        { numRuns: 15 },
      );
    },
  );

  it("of beginnings and ends: times, and days with their times, are minutes of the row's day", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1_200 }),
        fc.integer({ min: 1, max: 590 }),
        fc.boolean(),
        async (from, length, hasDay) => {
          const at = (minutes: number) => ({
            value: (hasDay ? 46300 : 0) + minutes / 1_440,
            style: hasDay ? 1 : 2,
          });
          const { rows } = await actualsWith(
            ["職員番号", "日", "開始", "終了"],
            [["10012", { value: 46300, style: 0 }, at(from), at(from + length)]],
            [14, 22, "[h]:mm"],
          );
          expect(rows).toMatchObject([{ minutes: length, until: from + length }]);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe("papers of workbooks", () => {
  it.each<[string, number | string, number, string, string]>([
    ["a month", 'yyyy"年"m"月"', 46419, "2027年2月", "2027-02-28"],
    ["a month of an era", '[$-411]ggge"年"m"月"', 46446, "令和9年2月", "2027-02-28"],
    ["a month that Excel knows by number", 55, 46357, "2026年12月", "2026-12-31"],
    ["a day", 14, 46446, "2027/2/28", "2027-02-28"],
    ["a day whose year is not shown", 'm"月"d"日"', 46811, "2月28日", "2028-02-28"],
    ["a day without any format", 0, 46446, "2027/2/28", "2027-02-28"],
  ])("a deadline of %s", async (_, style, value, text, date) => {
    const { rows } = await goalWith({ deadline: { value, style: 0 } }, [style]);
    expect(rows).toMatchObject([{ deadline: { text, date, understood: true } }]);
  });

  it("a goal with a percentage and a number in a format", async () => {
    const { rows, problems } = await goalWith(
      { number: { value: 1, style: 0 }, criteria: { value: 0.8, style: 1 } },
      ["00", 9],
    );
    expect(rows).toMatchObject([{ number: 1, criteria: ["80%"] }]);
    expect(problems).toEqual([]);
  });

  it("staff numbers with their zeros, and days in any format; a month is no day", async () => {
    const headings = ["職員番号", "氏名", "所属", "職名", "着任日"];
    const post = (style: number) => [
      { value: 101, style: 0 },
      "見本 一",
      "教育部",
      "主事",
      { value: 46113, style },
    ];
    const read = async (style: number) =>
      parseRoster(
        await tableOf(
          rawWorkbook({
            sheet: rawRows([headings, post(style)]),
            styles: ["00000", 58, "mmm-yy", "d-mmm-yy", 55],
          }),
        ),
      );
    expect((await read(1)).rows).toMatchObject([{ staffNumber: "00101", from: "2026-04-01" }]);
    expect((await read(3)).rows).toMatchObject([{ from: "2026-04-01" }]);
    expect((await read(4)).problems).toMatchObject([{ severity: "error", column: "着任日" }]);
  });

  it("thirds of an hour, in whole minutes", async () => {
    const rows = [1 / 3, 4 / 3, 1 / 12].map((value, index) => ["10012", `2026/10/${index + 1}`, value]);
    const document = await actualsWith(["職員番号", "日", "超過勤務時間"], rows, []);
    expect(document.rows.map(({ minutes }) => minutes)).toEqual([20, 80, 5]);
  });

  it("allotments in elapsed time, under months in any format", async () => {
    const sheet = rawRows([
      ["所属", { value: 46113, style: 0 }, { value: 46143, style: 1 }],
      ["給食課", { value: 120.5 / 24, style: 2 }, 45.5],
    ]);
    const { rows } = parseAllotments(
      await tableOf(rawWorkbook({ sheet, styles: ['yyyy"年"m"月"', "yyyy/m", "[h]:mm"] })),
    );
    expect(rows).toMatchObject([
      { month: "2026-04", minutes: 7_230 },
      { month: "2026-05", minutes: 2_730 },
    ]);
  });
});
