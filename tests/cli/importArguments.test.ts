import { expect, test } from "vitest";
import { readImportArguments } from "../../dev/cli/importArguments.ts";

test("reads kind, file and options", () => {
  const args = ["goals", "sheet.xlsx", "--year", "令和8", "--unit", "市民生活部", "--dry-run", "--json"];
  expect(readImportArguments(args)).toMatchObject({
    kind: "goals",
    file: "sheet.xlsx",
    json: true,
    options: { fiscalYear: 2026, unitName: "市民生活部", dryRun: true, createUnits: false },
  });
});

test.each(["2026", "2026年度", "R8", "令和8年度"])("takes %s for the year 2026", (year) => {
  expect(readImportArguments(["goals", "sheet.tsv", "--year", year]).options.fiscalYear).toBe(2026);
});

test.each([
  ["no arguments", [], "使い方"],
  ["no file", ["goals"], "使い方"],
  ["two files", ["goals", "a.tsv", "b.tsv"], "使い方"],
  ["an unknown kind", ["menus", "a.tsv"], "という種類はありません"],
  ["columns that leave something out", ["actuals", "a.csv", "--columns", "日=勤務日"], "--columns は"],
  ["an unknown option", ["goals", "a.tsv", "--force"], "オプション「--force」を読み取れませんでした"],
  ["an option without its value", ["goals", "a.tsv", "--unit"], "オプション「--unit」を読み取れませんでした"],
  ["a year that is none", ["goals", "a.tsv", "--year", "やがて"], "--year は"],
])("%s is refused with a sentence", (_, args, words) => {
  expect(() => readImportArguments(args)).toThrow(words);
});
