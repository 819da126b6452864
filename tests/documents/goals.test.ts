import { describe, expect, it } from "vitest";
import { type GoalsDocument, hasErrors, parseGoals } from "../../worker/documents/index.ts";
import { cellsOf, fixtureBytes, fixtureText, tableOf, workbook } from "./support.ts";

const HEADINGS = "番号\t実施項目\t計画・方針等の分類\tどの水準まで\tどのような方法で\tいつまで\t共通/課名";
const GOAL = "1\t夜間開館\t施政方針\t・開いている。\t・当番を組む。\t年度末\t図書館課";

const sheet = (...lines: string[]) => ["令和8年度 組織目標展開整理表", HEADINGS, ...lines].join("\n");
const read = async (text: string) => parseGoals(await tableOf(text));
const withoutLines = ({ rows }: GoalsDocument) => rows.map(({ line: _, ...row }) => row);

describe("one sheet in every format", () => {
  const tsv = fixtureText("goals.tsv");

  const asCsv = cellsOf(tsv)
    .map((cells) => cells.map((cell) => `"${cell.replaceAll("。 ・", "。\n・")}"`).join(","))
    .join("\r\n");

  it.each<[string, () => Promise<Uint8Array | string> | Uint8Array | string]>([
    ["UTF-8 csv", () => asCsv],
    ["UTF-8 csv with a byte order mark", () => `\ufeff${asCsv}`],
    ["Shift_JIS csv", () => fixtureBytes("goals-shift-jis.csv")],
    ["xlsx", () => workbook(cellsOf(tsv))],
    ["tab-separated text with full-width digits", () => tsv.replace(/\n1\t/, "\n１\t")],
  ])("reads the same goals from %s as from tab-separated text", async (_, content) => {
    const other = parseGoals(await tableOf(await content()));
    expect(withoutLines(other)).toEqual(withoutLines(await read(tsv)));
    expect(other.problems).toEqual([]);
  });

  it("reads head, bullets, deadlines, owners and indicators", async () => {
    const document = await read(tsv);
    expect(document).toMatchObject({
      kind: "goals",
      fiscalYear: 2026,
      issuedOn: "2026-04-01",
      issuerTitle: "教育部長",
      badRows: 0,
      problems: [],
    });
    expect(
      document.rows.map(({ number, criteria, steps }) => [number, criteria.length, steps.length]),
    ).toEqual([
      [1, 2, 3],
      [2, 1, 1],
      [3, 2, 2],
      [4, 1, 2],
      [5, 1, 1],
    ]);
    expect(document.rows[2]).toMatchObject({
      line: 9,
      title: "文化財の公開",
      category: "",
      deadline: { text: "令和９年２月", date: "2027-02-28" },
      owner: "文化財課",
      shared: false,
      indicators: [
        { criterion: 0, target: 4, unit: "回" },
        { criterion: 1, target: 2, unit: "つ" },
      ],
    });
    expect(document.rows[4]).toMatchObject({ owner: "共通", shared: true, deadline: { date: null } });
  });

  it("never takes the name beside 氏名 along", async () => {
    expect(JSON.stringify(await read(tsv))).not.toMatch(/若葉 ?花子/);
    const together = sheet(GOAL).replace(
      "整理表",
      "整理表\n職名\t教育部長 若葉 花子\n職名\t\t氏名\t若葉 花子",
    );
    const document = await read(together);
    expect(document.issuerTitle).toBe("教育部長");
    expect(JSON.stringify(document)).not.toMatch(/花子/);
  });
});

describe("headings", () => {
  it("are found in any order, with other widths, spaces and explanations", async () => {
    const document = await read(
      [
        "課 名\tＮｏ．\t期限（いつまで）\t実施\u3000項目\tどのような方法で（取組の内容）\tどの水準まで（達成水準）",
        "図書館課\t1\t年度末\t夜間開館\t・当番を組む。\t・開いている。",
      ].join("\n"),
    );
    expect(document.rows[0]).toMatchObject({ number: 1, title: "夜間開館", owner: "図書館課", category: "" });
    expect(document.rows[0]).toMatchObject({ criteria: ["開いている。"], steps: ["当番を組む。"] });
  });

  it("may change their order and number after a page break, where the head of the page may stand again", async () => {
    const document = await read(
      sheet(
        GOAL,
        "令和8年度 組織目標展開整理表",
        "作成日\t令和8年4月1日\t職名\t教育部長",
        "番号\t実施項目\tどの水準まで\tどのような方法で\t共通/課名\tいつまで",
        "2\t給食\t・減っている。\t・聞く。\t給食課\t9月末",
      ),
    );
    expect(document.problems).toEqual([]);
    expect(document.rows[1]).toMatchObject({ number: 2, owner: "給食課", deadline: { date: "2026-09-30" } });
  });

  it("may have their explanations in a row of their own", async () => {
    const explained = "\t(業務目標又は事務の内容)\t\t(達成水準又は遂行後の状態等)\t(取組の内容)\t(期限)\t";
    const document = await read(sheet(explained, GOAL));
    expect(document.rows).toHaveLength(1);
    expect(document.problems).toEqual([]);
  });

  it("that are missing are named, and no row under them is read", async () => {
    const document = await read(sheet(GOAL).replace("\tいつまで", "\tその他"));
    expect(document.rows).toEqual([]);
    expect(document.badRows).toBe(1);
    expect(document.problems).toContainEqual({
      severity: "error",
      line: 2,
      column: "いつまで",
      message: "見出し「いつまで」が見つかりません。",
    });
  });

  it("that are not known are named once", async () => {
    const more = `${HEADINGS}\t備考`;
    const document = await read(
      sheet(`${GOAL}\t済`, more, `${GOAL.replace("1", "2")}\t済`).replace(HEADINGS, more),
    );
    expect(document.problems.map(({ severity, column }) => [severity, column])).toEqual([["notice", "備考"]]);
    expect(document.rows).toHaveLength(2);
  });

  it("that are absent altogether make one error that says what was expected", async () => {
    const document = await read("買い物,数\n牛乳,2");
    expect(document.rows).toEqual([]);
    expect(document.problems).toHaveLength(1);
    expect(document.problems[0]?.message).toContain("番号・実施項目");
  });
});

describe("rows that cannot be read", () => {
  it.each([
    ["番号", "\t夜間開館\t\t・a\t・b\t年度末\t図書館課", "番号がありません。"],
    ["番号", "一の一\t夜間開館\t\t・a\t・b\t年度末\t図書館課", "番号が数字ではありません。"],
    ["実施項目", "2\t\t施政方針\t・a\t・b\t年度末\t図書館課", "実施項目がありません。"],
    ["共通・課名", "2\t夜間開館\t\t・a\t・b\t年度末\t", "課名（又は「共通」）がありません。"],
    ["番号", GOAL, "番号1は3行目にもあります。"],
  ])("are problems with line and column: %s", async (column, bad, message) => {
    const document = await read(sheet(GOAL, bad));
    expect(document.rows.map((row) => row.line)).toEqual([3]);
    expect(document.badRows).toBe(1);
    expect(document.problems).toEqual([{ severity: "error", line: 4, column, message }]);
  });

  it("include rows that a comma inside a cell has shifted", async () => {
    const shifted = "2,見守り,その他,・a,b,・c,年度末,学務課";
    const document = await read(
      [HEADINGS.replaceAll("\t", ","), GOAL.replaceAll("\t", ","), shifted].join("\n"),
    );
    expect(document.rows).toHaveLength(1);
    expect(document.problems.map(({ severity, line }) => [severity, line])).toContainEqual(["error", 3]);
  });
});

describe("oversized cells", () => {
  it("are a problem of their row", async () => {
    const document = await read(sheet(GOAL, GOAL.replace("1", "2").replace("夜間開館", "長".repeat(10_001))));
    expect(document.rows).toHaveLength(1);
    expect(document.problems).toMatchObject([{ severity: "error", line: 4 }]);
  });
});

describe("things to settle", () => {
  it("keeps a goal whose deadline is not understood and lists the deadline", async () => {
    const document = await read(sheet(GOAL.replace("年度末", "庁舎の完成後")));
    expect(document.rows[0]?.deadline).toEqual({ text: "庁舎の完成後", date: null, understood: false });
    expect(document.problems).toMatchObject([{ severity: "notice", line: 3, column: "いつまで" }]);
    expect(hasErrors(document)).toBe(false);
  });

  it("passes over rows of a form that hold only their number", async () => {
    const document = await read(sheet(GOAL, "2\t\t\t\t\t\t"));
    expect(document.rows).toHaveLength(1);
    expect(document.problems).toMatchObject([{ severity: "notice", line: 4 }]);
  });

  it("says when the year is given against the title, and when there is none", async () => {
    const given = parseGoals(await tableOf(sheet(GOAL)), { fiscalYear: 2027 });
    expect(given.rows[0]?.deadline.date).toBe("2028-03-31");
    expect(given.problems).toMatchObject([{ severity: "notice" }]);
    const unknown = await read([HEADINGS, GOAL].join("\n"));
    expect(unknown.fiscalYear).toBeNull();
    expect(unknown.problems.map(({ severity }) => severity)).toEqual(["notice", "notice"]);
  });

  it.each([
    ["令和8年4月1日", 2026],
    ["令和8年3月20日", null],
  ])(
    "without a year in its title it is of the year it was made in on %s, where that is clear",
    async (day, year) => {
      const head = `組織目標展開整理表\n作成日\t${day}`;
      expect((await read([head, HEADINGS, GOAL].join("\n"))).fiscalYear).toBe(year);
    },
  );

  it("names the sheets of a workbook that were not read", async () => {
    const content = await workbook({ 表紙: [["組織目標"]], 部: cellsOf(sheet(GOAL)), メモ: [["済"]] });
    const document = parseGoals(await tableOf(content));
    expect(document.rows).toHaveLength(1);
    expect(document.problems.map(({ message }) => message)).toEqual([
      "シート「表紙」は読んでいません。",
      "シート「メモ」は読んでいません。",
    ]);
  });
});

describe("bullets", () => {
  const criteria = async (cell: string) =>
    (await read(sheet(GOAL.replace("・開いている。", cell)))).rows[0]?.criteria;

  it.each([
    ["・一である。 ・二である。", ["一である。", "二である。"]],
    ['"・一である。\n・二で\nある。"', ["一である。", "二である。"]],
    ["･一である ･二である", ["一である", "二である"]],
    ["公・民・学の連携が進んでいる。", ["公・民・学の連携が進んでいる。"]],
    ["・市長 ・ 副市長の予定が整っている。", ["市長 ・ 副市長の予定が整っている。"]],
    ["次のとおりである。 ・一である。", ["次のとおりである。", "一である。"]],
    ["①一 ②二", ["一", "二"]],
    ["①一のように ③三", ["①一のように ③三"]],
    ["=cmd|'/C calc'!A0", ["=cmd|'/C calc'!A0"]],
    ["<b onclick=x>太字</b>", ["<b onclick=x>太字</b>"]],
  ])("splits %s", async (cell, entries) => {
    expect(await criteria(cell)).toEqual(entries);
  });
});
