import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type InterviewBounds, interviewOf } from "../../../worker/domain/overtime/interview.ts";
import { addMonths } from "../../../worker/domain/overtime/month.ts";
import { DEFAULT_OVERTIME_SETTINGS } from "../../../worker/domain/overtime/settings.ts";

const MONTH = "2026-05";
const bounds: InterviewBounds = DEFAULT_OVERTIME_SETTINGS.overtimeWarnings;
const hours = (count: number) => count * 60;
/** Minutes of the months that end with May 2026, the newest last. */
const asked = (newestLast: number[], other: InterviewBounds = bounds) => {
  const months = newestLast.map((minutes, index) => [
    addMonths(MONTH, index + 1 - newestLast.length),
    minutes,
  ]);
  return interviewOf({ minutes: Object.fromEntries(months) }, MONTH, other);
};

describe("a doctor", () => {
  it("sees whoever has 100 hours in a month", () => {
    expect(asked([hours(100)])).toEqual({
      kind: "withoutRequest",
      grounds: [{ of: "month", minutes: hours(100) }],
    });
    expect(asked([hours(100) - 1])).toMatchObject({ kind: "onRequest" });
  });

  it("sees them only above 100 hours where the city says so", () => {
    const above: InterviewBounds = { ...bounds, interview: { ...bounds.interview, monthCrossing: "above" } };
    expect(asked([hours(100)], above)).toMatchObject({ kind: "onRequest" });
    expect(asked([hours(100) + 1], above)).toMatchObject({ kind: "withoutRequest" });
  });

  it("sees whoever is above 80 hours on average, over the turn of the fiscal year", () => {
    expect(asked([hours(90), hours(70)])).toEqual({ kind: "none" });
    expect(asked([hours(90), hours(70) + 1])).toEqual({
      kind: "withoutRequest",
      grounds: [{ of: "average", months: 2, minutes: hours(80) + 1 }],
    });
    const half = [90, 80, 80, 80, 80, 71].map(hours);
    expect(asked(half)).toMatchObject({ grounds: [{ of: "average", months: 6 }] });
  });

  it("is offered above 80 hours", () => {
    expect(asked([hours(80)])).toEqual({ kind: "none" });
    expect(asked([hours(80) + 1])).toEqual({
      kind: "onRequest",
      grounds: [{ of: "month", minutes: hours(80) + 1 }],
    });
  });

  it("is offered from 45 hours on where the city says so", () => {
    const early: InterviewBounds = { ...bounds, onRequest: { month: 45, crossing: "atLeast" } };
    expect(asked([hours(45)], early)).toMatchObject({ kind: "onRequest" });
    expect(asked([hours(45) - 1], early)).toEqual({ kind: "none" });
  });

  it("is never further away for a minute more in any of the months", () => {
    const rank = { none: 0, onRequest: 1, withoutRequest: 2 };
    const month = fc.integer({ min: 0, max: hours(110) });
    fc.assert(
      fc.property(
        fc.array(month, { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 1, max: 900 }),
        (months, place, more) => {
          const after = asked(months.with(place, (months[place] ?? 0) + more));
          expect(rank[after.kind]).toBeGreaterThanOrEqual(rank[asked(months).kind]);
        },
      ),
    );
  });
});
