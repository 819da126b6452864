import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDeadline } from "../../worker/documents/index.ts";
import { isCivilDate } from "../../worker/domain/civilDate.ts";
import { ERAS } from "../../worker/domain/wareki.ts";

const reiwa = ERAS[0] ?? null;
const heisei = ERAS[1] ?? null;
const paper = { fiscalYear: 2026, era: reiwa };

const DATED: [string, string][] = [
  ["年度末", "2027-03-31"],
  ["今年度中", "2027-03-31"],
  ["令和8年度末", "2027-03-31"],
  ["令和８年度", "2027-03-31"],
  ["翌年度末", "2028-03-31"],
  ["令和9年度上半期", "2027-09-30"],
  ["上半期", "2026-09-30"],
  ["下半期中", "2027-03-31"],
  ["第2四半期", "2026-09-30"],
  ["第三四半期末", "2026-12-31"],
  ["Q4", "2027-03-31"],
  ["9月末", "2026-09-30"],
  ["９月末まで", "2026-09-30"],
  ["3月", "2027-03-31"],
  ["2月頃", "2027-02-28"],
  ["10月上旬", "2026-10-10"],
  ["10月中旬", "2026-10-20"],
  ["10月下旬", "2026-10-31"],
  ["7月15日（水）", "2026-07-15"],
  ["翌年6月", "2027-06-30"],
  ["令和9年2月", "2027-02-28"],
  ["令和12年1月", "2030-01-31"],
  ["平成 27 年 3 月", "2015-03-31"],
  ["平成32年度末", "2021-03-31"],
  ["令和元年5月1日", "2019-05-01"],
  ["㋿元年12月", "2019-12-31"],
  ["9年2月", "2027-02-28"],
  ["2027年2月", "2027-02-28"],
  ["2027/3/31", "2027-03-31"],
  ["2027-03-31", "2027-03-31"],
  ["２０２７．３．３１", "2027-03-31"],
  ["R9.2", "2027-02-28"],
  ["r9.2.15", "2027-02-15"],
  ["H27.3", "2015-03-31"],
  ["9.2.15", "2027-02-15"],
  ["3/31", "2027-03-31"],
  ["年内", "2026-12-31"],
  ["令和9年末", "2027-12-31"],
  ["4月～9月", "2026-09-30"],
  ["令和8年10月から令和9年2月まで", "2027-02-28"],
];

describe("readDeadline", () => {
  it.each(DATED)("reads %s as %s", (text, date) => {
    expect(readDeadline(text, paper)).toEqual({ text, date, understood: true });
  });

  it.each(["随時", "継続", "通年", "継続的実施", "継続的に実施", "毎月", "四半期ごと"])(
    "understands that %s has no day",
    (text) => {
      expect(readDeadline(text, paper)).toEqual({ text, date: null, understood: true });
    },
  );

  it.each([
    "",
    "別途協議",
    "13月末",
    "2月30日",
    "9.2",
    "令和11年度以降",
    "9月と3月",
    "9月～4月",
    "予定",
    "令和0年99月",
  ])("leaves 「%s」 to a person", (text) => {
    expect(readDeadline(text, paper)).toEqual({ text, date: null, understood: false });
  });

  it("reads a year without an era in the paper's own era", () => {
    expect(readDeadline("27年3月", { fiscalYear: 2014, era: heisei }).date).toBe("2015-03-31");
    expect(readDeadline("9年2月", { fiscalYear: 2026, era: null }).understood).toBe(false);
  });

  it("does not guess where the fiscal year of the paper is not known", () => {
    const unknown = { fiscalYear: null, era: reiwa };
    for (const text of ["年度末", "上半期", "9月末", "翌年度末", "3/31"]) {
      expect(readDeadline(text, unknown).understood).toBe(false);
    }
    expect(readDeadline("令和8年度末", unknown).date).toBe("2027-03-31");
  });
});

describe("laws of readDeadline", () => {
  const word = fc.constantFrom(
    ...[
      "令和",
      "平成",
      "R",
      "H",
      "元",
      "年",
      "年度",
      "月",
      "日",
      "末",
      "中",
      "上旬",
      "第",
      "四半期",
      "上半期",
    ],
    ...[
      "～",
      "から",
      "翌",
      "本",
      ".",
      "/",
      "-",
      " ",
      "　",
      "0",
      "1",
      "2",
      "9",
      "12",
      "31",
      "2027",
      "８",
      "まで",
      "頃",
    ],
  );
  const writing = fc.oneof(
    fc.array(word, { maxLength: 8 }).map((words) => words.join("")),
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(...DATED.map(([text]) => text)),
  );
  const contexts = fc.record({
    fiscalYear: fc.option(fc.integer({ min: 1950, max: 2100 })),
    era: fc.constantFrom(null, ...ERAS),
  });

  it("never throws, and a date that it gives exists and is understood", () => {
    fc.assert(
      fc.property(writing, contexts, (text, context) => {
        const { date, understood } = readDeadline(text, context);
        expect(date === null || (isCivilDate(date) && understood)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("does not depend on width or on spaces between characters", () => {
    fc.assert(
      fc.property(writing, contexts, (text, context) => {
        const wide = text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
        const spaced = [...text].join(" ");
        const plain = readDeadline(text, context).date;
        expect(readDeadline(wide, context).date).toBe(plain);
        expect(readDeadline(spaced, context).date).toBe(plain);
      }),
      { numRuns: 2000 },
    );
  });
});
