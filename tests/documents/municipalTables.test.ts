// Shapes of the tables that offices make by hand.
import { describe, expect, it } from "vitest";
import { parseAllotments, parseGoals, parseRoster } from "../../worker/documents/index.ts";
import { cellsOf, type RawCell, rawRows, rawWorkbook, tableOf } from "./support.ts";

const TITLE = "令和8年度 組織目標展開整理表";
const HEADINGS = "番号\t実施項目\t計画・方針等の分類\tどの水準まで\tどのような方法で\tいつまで\t共通・課名";
const goals = async (...rows: string[]) => parseGoals(await tableOf([TITLE, HEADINGS, ...rows].join("\n")));
const merge = (...refs: string[]) =>
  `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;
const sheetOf = async (
  rows: readonly (readonly RawCell[])[],
  parts: { hidden?: number[]; before?: string; behind?: string } = {},
) => {
  const { hidden = [], ...around } = parts;
  return tableOf(rawWorkbook({ sheet: rawRows(rows, hidden), ...around }));
};
const HEAD = [[TITLE], ...cellsOf(HEADINGS)];
const GOAL = (number: string, title: string) => [
  number,
  title,
  "",
  "・できている",
  "・する",
  "年度末",
  "給食課",
];

describe("a goal over several rows", () => {
  const first = ["1", "給食を改める", "", "・残す量が減っている", "・献立を変える", "年度末", "給食課"];
  const more = [null, null, null, "・満足度が80%以上になっている", "・尋ねる", null, null];
  const expected = {
    number: 1,
    criteria: ["残す量が減っている", "満足度が80%以上になっている"],
    steps: ["献立を変える", "尋ねる"],
    owner: "給食課",
    indicators: [{ criterion: 1, target: 80 }],
  };

  it("is one where its cells are merged", async () => {
    const table = await sheetOf([...HEAD, first, more, GOAL("2", "次")], {
      behind: merge("A3:A4", "B3:B4", "C3:C4", "F3:F4", "G3:G4"),
    });
    const { rows, problems } = parseGoals(table);
    expect(rows).toMatchObject([
      { line: 3, ...expected },
      { line: 5, number: 2 },
    ]);
    expect(problems).toEqual([]);
  });

  it("is one where they are left empty, and that is said", async () => {
    const { rows, problems } = await goals(first.join("\t"), more.join("\t"), GOAL("2", "次").join("\t"));
    expect(rows).toMatchObject([
      { line: 3, ...expected },
      { line: 5, number: 2 },
    ]);
    expect(problems).toMatchObject([{ severity: "notice", line: 4, column: "番号" }]);
  });

  it("keeps entries without bullets apart, and loses no owner or deadline", async () => {
    const { rows } = await goals(
      "1\t給食を改める\t\t残す量が減っている\t献立を変える\t9月末\t給食課",
      "\t\t\t満足度が上がっている\t\t年度末\t図書館課",
    );
    expect(rows).toMatchObject([
      {
        criteria: ["残す量が減っている", "満足度が上がっている"],
        steps: ["献立を変える"],
        deadline: { text: "9月末年度末", understood: false },
        owner: "給食課、図書館課",
      },
    ]);
  });

  it("is still two where the second has a title of its own", async () => {
    const { problems } = await goals(first.join("\t"), "\t別の目標\t\t・できている\t・する\t年度末\t給食課");
    expect(problems).toMatchObject([{ severity: "error", line: 4, message: "番号がありません。" }]);
  });
});

describe("a heading over two rows", () => {
  const upper = ["番号", "実施項目", "分類", "目標", null, "いつまで", "共通・課名"];
  const lower = [null, null, null, "どの水準まで", "どのような方法で", null, null];

  it("is read from a workbook with merged cells", async () => {
    const behind = merge("A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3", "G2:G3");
    const { rows, problems } = parseGoals(
      await sheetOf([[TITLE], upper, lower, GOAL("1", "一")], { behind }),
    );
    expect(rows).toMatchObject([{ line: 4, number: 1, criteria: ["できている"], steps: ["する"] }]);
    expect(problems).toEqual([]);
  });

  it("is read from a text, on every page", async () => {
    const page = [upper.join("\t"), lower.join("\t")];
    const text = [TITLE, ...page, GOAL("1", "一").join("\t"), TITLE, ...page, GOAL("2", "二").join("\t")];
    const { rows, problems } = parseGoals(await tableOf(text.join("\n")));
    expect(rows.map(({ number }) => number)).toEqual([1, 2]);
    expect(problems).toEqual([]);
  });

  it("may have the months of an allotment below", async () => {
    const text = "令和8年度 配当時間\n所属\t配当時間\t\t\n\t4月\t5月\t6月\n給食課\t10\t20\t30";
    const { rows } = parseAllotments(await tableOf(text));
    expect(rows.map(({ month, minutes }) => [month, minutes])).toEqual([
      ["2026-04", 600],
      ["2026-05", 1_200],
      ["2026-06", 1_800],
    ]);
  });
});

describe("owners", () => {
  it.each([
    ["給食課\n図書館課", "給食課、図書館課"],
    ["・給食課\n・図書館課", "給食課、図書館課"],
    ["給食課、\n図書館課", "給食課、図書館課"],
    ["教育総務課\n中央図書館\n公民館", "教育総務課、中央図書館、公民館"],
    ["学校給食\nセンター", "学校給食センター"],
    ["公共施設マネジ\nメント室", "公共施設マネジメント室"],
  ])("%j are %s", async (cell, owner) => {
    const { rows } = await goals(`1\t給食を改める\t\t・できている\t・する\t年度末\t"${cell}"`);
    expect(rows).toMatchObject([{ owner }]);
  });

  it.each(["【共通】", "〔各課共通〕", "＜共通＞", "「全庁共通」", "（共　通）", "各課室共通"])(
    "%s are all sections",
    async (owner) => {
      expect((await goals(`1\t給食を改める\t\t・できている\t・する\t年度末\t${owner}`)).rows).toMatchObject([
        { shared: true },
      ]);
    },
  );
});

describe("numbered items", () => {
  it.each([
    ["①一である\n②二である", ["一である", "二である"]],
    ["(1)一である\n(2)二である", ["一である", "二である"]],
    ["（１）　一である\n（２）　二である\n（３）　三である", ["一である", "二である", "三である"]],
    ["1. 一である\n2. 二である", ["一である", "二である"]],
    ["１　一である\n２　二である", ["一である", "二である"]],
    ["ア 一である\nイ 二である", ["一である", "二である"]],
    ["⑴一である\n⑵二である", ["一である", "二である"]],
    ["①一が\n長く続く\n②二である", ["一が長く続く", "二である"]],
    ["①一である ②二である", ["一である", "二である"]],
    ["①一である", ["①一である"]],
    ["1.5倍になっている\n2.5倍になっている", ["1.5倍になっている2.5倍になっている"]],
    ["①一である\n③三である", ["①一である③三である"]],
    ["(2)二である\n(3)三である", ["(2)二である(3)三である"]],
    ["－", []],
  ])("%j", async (cell, entries) => {
    const { rows } = await goals(`1\t給食を改める\t\t"${cell}"\t"${cell}"\t年度末\t給食課`);
    expect(rows).toMatchObject([{ criteria: entries, steps: entries }]);
  });
});

describe("what a workbook hides or could not calculate", () => {
  it("is read and named: rows", async () => {
    const rows = ["1", "2", "3", "4", "5"].map((number) => GOAL(number, `目標${number}`));
    const document = parseGoals(await sheetOf([...HEAD, ...rows], { hidden: [4, 6, 7] }));
    expect(document.rows).toHaveLength(5);
    expect(document.problems).toMatchObject([
      { severity: "notice", line: 4, message: expect.stringContaining("ほかに 2 行: 6〜7") },
    ]);
  });

  it("is read and named: columns that are used, and no others", async () => {
    const before =
      '<cols><col min="4" max="4" width="9" hidden="1"/><col min="9" max="9" width="9" hidden="1"/></cols>';
    const document = parseGoals(await sheetOf([...HEAD, GOAL("1", "一")], { before }));
    expect(document.rows).toMatchObject([{ criteria: ["できている"] }]);
    expect(document.problems).toMatchObject([{ severity: "notice", column: "どの水準まで" }]);
  });

  it.each(["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "########"])(
    "is refused: %s, from a workbook or a text",
    async (error) => {
      const [number, , ...rest] = GOAL("1", "一");
      const table = await sheetOf([...HEAD, [number ?? "", { error }, ...rest], GOAL("2", "二")]);
      for (const document of [
        parseGoals(table),
        await goals(GOAL("1", error).join("\t"), GOAL("2", "二").join("\t")),
      ]) {
        expect(document).toMatchObject({ rows: [{ number: 2 }], badRows: 1 });
        expect(document.problems).toMatchObject([{ severity: "error", line: 3, column: "実施項目" }]);
      }
    },
  );

  it("is left out: the reading aid of an inline string", async () => {
    const inline = (ref: string, text: string, aid: string) =>
      `<c r="${ref}" t="inlineStr"><is><t>${text}</t><rPh sb="0" eb="2"><t>${aid}</t></rPh><phoneticPr fontId="1"/></is></c>`;
    const sheet = rawRows([["職員番号", "氏名", "所属", "職名", "着任日"]]).concat(
      `<row r="2"><c r="A2"><v>10012</v></c>${inline("B2", "見本 一", "ミホン ハジメ")}${inline("C2", "教育部", "キョウイクブ")}${inline("D2", "主事", "シュジ")}<c r="E2" t="inlineStr"><is><t>2026/4/1</t></is></c></row>`,
    );
    expect(parseRoster(await tableOf(rawWorkbook({ sheet }))).rows).toMatchObject([
      { name: "見本 一", unitPath: ["教育部"], title: "主事" },
    ]);
  });
});
