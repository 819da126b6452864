import { describe, expect, it } from "vitest";
import {
  counted,
  englishDate,
  englishDay,
  englishFiscalYear,
  englishInstant,
  englishMonthDay,
  englishQuarterMonths,
} from "../../liff/text/english.ts";

describe("English days", () => {
  it("put the day before the month, so that nobody takes one for the other", () => {
    expect(englishDay("2026-11-22")).toBe("Sun 22 Nov");
    expect(englishDate("2026-11-22")).toBe("22 Nov 2026");
    expect(englishMonthDay("12-29")).toBe("29 Dec");
  });

  it("are those of Tokyo", () => {
    expect(englishInstant(Date.UTC(2026, 9, 6, 23, 5))).toBe("7 Oct 8:05");
  });
});

describe("English fiscal years and quarters", () => {
  it.each([
    [2026, "FY2026 (R8)"],
    [2019, "FY2019 (R1)"],
    [2018, "FY2018 (H30)"],
  ])("have the year of the era beside them: %i", (year, said) => {
    expect(englishFiscalYear(year)).toBe(said);
  });

  it("name the months of a quarter, also those of the next calendar year", () => {
    expect(englishQuarterMonths(2026, 2)).toBe("Jul–Sep");
    expect(englishQuarterMonths(2026, 4)).toBe("Jan–Mar");
  });
});

it("English numbers know one and many", () => {
  expect(counted(1, "goal")).toBe("1 goal");
  expect(counted(0, "goal")).toBe("0 goals");
  expect(counted(1200, "person", "people")).toBe("1,200 people");
});
