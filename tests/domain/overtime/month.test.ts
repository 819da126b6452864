import fc from "fast-check";
import { expect, it } from "vitest";
import { fiscalYearOf } from "../../../worker/domain/fiscalYear.ts";
import {
  addMonths,
  fiscalYearOfMonth,
  monthOfDay,
  monthRange,
  monthsBetween,
  monthsFrom,
  monthsOfYear,
} from "../../../worker/domain/overtime/month.ts";

const month = fc
  .record({ year: fc.integer({ min: 1990, max: 2090 }), of: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, of }) => `${year}-${String(of).padStart(2, "0")}`);

it("begins with its first day and ends with its last", () => {
  expect(monthRange("2028-02")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
  expect(monthRange("2026-12")).toEqual({ from: "2026-12-01", to: "2026-12-31" });
});

it("belongs to the fiscal year of its days", () => {
  expect(monthsOfYear(2026)).toEqual({ from: "2026-04", to: "2027-03" });
  fc.assert(
    fc.property(month, (each) => {
      const { from, to } = monthRange(each);
      expect(fiscalYearOfMonth(each)).toBe(fiscalYearOf(from));
      expect(fiscalYearOfMonth(each)).toBe(fiscalYearOf(to));
      expect(monthOfDay(to)).toBe(each);
    }),
  );
});

it("counts on over the turn of a year, and back", () => {
  expect(addMonths("2026-11", 3)).toBe("2027-02");
  expect(monthsFrom("2026-11", "2027-02")).toEqual(["2026-11", "2026-12", "2027-01", "2027-02"]);
  expect(monthsFrom("2026-11", "2026-10")).toEqual([]);
  fc.assert(
    fc.property(month, fc.integer({ min: -200, max: 200 }), (from, months) => {
      const to = addMonths(from, months);
      expect(monthsBetween(from, to)).toBe(months);
      expect(addMonths(to, -months)).toBe(from);
      expect(to > from).toBe(months > 0);
    }),
  );
});
