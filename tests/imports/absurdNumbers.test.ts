// Numbers that no paper means: each is a problem with its line and column, and no row.
import { describe, expect, test } from "vitest";
import { MOST_ALLOTMENT_MINUTES } from "../../worker/domain/bounds.ts";
import { readDocument } from "../../worker/imports/readDocument.ts";

const ABSURD = [
  "9007199254740992",
  "9007199254740992分",
  "1e308",
  "1E+21",
  "NaN",
  "Infinity",
  "-1",
  "99999999:59",
  "1000001時間",
];
const DAYS = ["0000/01/01", "9999/12/31", "99999/1/1", "2026/2/30", "1900/1/1", "2200/1/1"];

async function read(kind: "allotments" | "actuals" | "goals", text: string) {
  const answer = await readDocument(kind, new TextEncoder().encode(text), {
    name: "表.csv",
    fiscalYear: 2026,
  });
  if (!answer.ok) throw new Error("not read");
  const { rows = [], problems } = answer.document as { rows?: unknown[]; problems: Problem[] };
  return { rows, errors: problems.filter(({ severity }) => severity === "error") };
}
interface Problem {
  severity: string;
  line: number | null;
  column: string | null;
  message: string;
}

describe("配当時間", () => {
  test.each(ABSURD)("%s", async (hours) => {
    const { rows, errors } = await read("allotments", `所属,4月,5月\n市民課,120,${hours}`);
    expect(errors).toMatchObject([{ line: 2, column: "5月" }]);
    expect(rows).toMatchObject([{ month: "2026-04", minutes: 7200 }]);
  });

  test("the most that is given is given, and not a minute more", async () => {
    const most = MOST_ALLOTMENT_MINUTES / 60;
    expect((await read("allotments", `所属,年月,時間\n市民課,2026年4月,999999`)).errors).toEqual([]);
    expect((await read("allotments", `所属,年月,時間\n市民課,2026年4月,${most}:01`)).errors).toHaveLength(1);
  });

  test.each(["0000年4月", "9999年4月", "2200年1月", "2026年13月"])("the month %s", async (month) => {
    const { rows, errors } = await read("allotments", `所属,年月,時間\n市民課,${month},120`);
    expect(errors).toMatchObject([{ line: 2, column: "年月" }]);
    expect(rows).toEqual([]);
  });
});

describe("勤怠の実績", () => {
  test.each(ABSURD)("%s", async (hours) => {
    const { rows, errors } = await read("actuals", `職員番号,日,超過勤務時間\n10003,2026/10/5,${hours}`);
    expect(errors).toMatchObject([{ line: 2, column: expect.stringMatching(/時間|分/) }]);
    expect(rows).toEqual([]);
  });

  test.each(DAYS)("the day %s", async (day) => {
    const { rows, errors } = await read("actuals", `職員番号,日,超過勤務時間\n10003,${day},1:30`);
    expect(errors).toMatchObject([{ line: 2, column: "日" }]);
    expect(rows).toEqual([]);
  });
});

test.each(["0", "-1", "100000", "9007199254740992", "1e308", "0.5", "NaN"])(
  "a goal numbered %s",
  async (number) => {
    const head = "番号,実施項目,計画・方針等の分類,どの水準まで,どのような方法で,いつまで,共通/課名";
    const { rows, errors } = await read(
      "goals",
      `${head}\n${number},窓口を改める,市民,届いている。,進める。,年度末,市民課`,
    );
    expect(errors).toMatchObject([{ line: 2, column: "番号" }]);
    expect(rows).toEqual([]);
  },
);
