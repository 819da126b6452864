import { expect, it } from "vitest";
import { postName } from "../../liff/text/postName.ts";
import { formatInstant, formatQuarterMonths } from "../../liff/text/time.ts";

it.each([
  ["環境政策課", "課長", "環境政策課長"],
  ["市民生活部", "部長", "市民生活部長"],
  ["窓口係", "係長", "窓口係長"],
  ["市民課", "主任", "市民課 主任"],
  ["市民課", "窓口係長", "市民課 窓口係長"],
  ["市長室", "室長", "市長室長"],
])("%s and %s are spoken as %s", (unit, title, spoken) => expect(postName(unit, title)).toBe(spoken));

it("tells an instant in Tokyo, on the right day", () => {
  expect(formatInstant(Date.parse("2026-10-06T15:05:00Z"))).toBe("10月7日 0:05");
});

it("tells the months of a quarter across the new year", () => {
  expect(formatQuarterMonths(2026, 2)).toBe("7〜9月");
  expect(formatQuarterMonths(2026, 4)).toBe("1〜3月");
});
