import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarOf, isWorkingDay } from "../../worker/domain/calendar.ts";
import { addDays } from "../../worker/domain/civilDate.ts";
import { QUARTERS, quarterRange } from "../../worker/domain/fiscalYear.ts";
import { nextRoundAfter, roundOf, roundsDue } from "../../worker/domain/round.ts";
import { DEFAULT_SETTINGS } from "../../worker/domain/settings.ts";

const calendar = calendarOf();
const round = (fiscalYear: number, quarter: 1 | 2 | 3 | 4) =>
  roundOf({ fiscalYear, quarter }, calendar, DEFAULT_SETTINGS);
const due = (day: string) =>
  roundsDue(day, calendar, DEFAULT_SETTINGS).map(({ fiscalYear, quarter }) => `${fiscalYear}-${quarter}`);

describe("the days of a round", () => {
  it.each([
    [1, "2026-06-23", "2026-07-07"],
    [2, "2026-09-18", "2026-10-07"],
    [3, "2026-12-22", "2027-01-08"],
    [4, "2027-03-24", "2027-04-07"],
  ] as const)("quarter %i of 2026 opens %s and is due %s", (quarter, opensOn, dueOn) => {
    expect(round(2026, quarter)).toMatchObject({ opensOn, dueOn });
  });

  it("are working days around the end of the quarter", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2024, max: 2040 }),
        fc.constantFrom(...QUARTERS),
        (fiscalYear, quarter) => {
          const { opensOn, dueOn } = round(fiscalYear, quarter);
          const { from, to } = quarterRange({ fiscalYear, quarter });
          expect(isWorkingDay(calendar, opensOn) && isWorkingDay(calendar, dueOn)).toBe(true);
          expect(from < opensOn && opensOn < to && to < dueOn).toBe(true);
        },
      ),
    );
  });

  it("move with the city's own closed days", () => {
    const own = calendarOf(DEFAULT_SETTINGS, [{ day: "2026-10-06", kind: "closed" }]);
    expect(roundOf({ fiscalYear: 2026, quarter: 2 }, own, DEFAULT_SETTINGS).dueOn).toBe("2026-10-08");
  });
});

describe("which rounds are to be open", () => {
  it.each([
    ["the day before it opens", "2026-09-17", []],
    ["its opening day", "2026-09-18", ["2026-2"]],
    ["a weekend after it, when the ticks were missed", "2026-09-20", ["2026-2"]],
    ["its due day, in the next quarter", "2026-10-07", ["2026-2"]],
    ["the day after", "2026-10-08", []],
    ["in the new fiscal year, the last quarter of the old", "2027-04-05", ["2026-4"]],
  ])("%s (%s): %j", (_name, day, expected) => {
    expect(due(day)).toEqual(expected);
  });

  it("the next one opens later than today and no other opens between", () => {
    const days = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays("2025-04-01", offset));
    fc.assert(
      fc.property(days, (day) => {
        const next = nextRoundAfter(day, calendar, DEFAULT_SETTINGS);
        expect(next.opensOn > day).toBe(true);
        for (let d = addDays(day, 1); d < next.opensOn; d = addDays(d, 1)) {
          expect(due(d)).not.toContain(`${next.fiscalYear}-${next.quarter}`);
        }
      }),
      { numRuns: 40 },
    );
  });
});
