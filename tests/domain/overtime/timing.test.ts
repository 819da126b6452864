import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, tokyoInstant } from "../../../worker/domain/civilDate.ts";
import { isDayOver, timingOf } from "../../../worker/domain/overtime/timing.ts";

const DAY = "2026-10-07";
const hour = (hours: number, minutes = 0) => hours * 60 + minutes;
const facts = {
  span: { day: DAY, from: hour(17, 15) },
  cutOff: hour(15) as number | null,
  isRestDay: false,
  previousWorkingDay: "2026-10-06",
};
const asked = (day: string, minutes: number, own: Partial<typeof facts> = {}) => {
  const { isLate, isAfterwards } = timingOf({ ...facts, now: tokyoInstant(day, minutes), ...own });
  return isAfterwards ? "事後" : isLate ? "締切後" : "in time";
};

describe("an application", () => {
  test.each([
    ["2026-10-06", hour(23, 59), "in time"],
    [DAY, hour(9), "in time"],
    [DAY, hour(15), "in time"],
    [DAY, hour(15, 1), "締切後"],
    [DAY, hour(17, 15), "締切後"],
    [DAY, hour(17, 16), "事後"],
    ["2026-10-08", 0, "事後"],
  ] as const)("of %s at minute %i is %s", (day, minutes, said) => {
    expect(asked(day, minutes)).toBe(said);
  });

  test.each([
    ["2026-10-09", hour(18), "in time"],
    ["2026-10-10", 0, "締切後"],
    ["2026-10-11", hour(8, 30), "締切後"],
    ["2026-10-11", hour(8, 31), "事後"],
  ] as const)("for a Sunday, of %s at minute %i, is %s", (day, minutes, said) => {
    const sunday = { span: { day: "2026-10-11", from: hour(8, 30) }, isRestDay: true };
    expect(asked(day, minutes, { ...sunday, previousWorkingDay: "2026-10-09" })).toBe(said);
  });
});

test("whoever orders by themselves is in time until the work begins, on a rest day too", () => {
  const day = fc.boolean().map((isRestDay) => ({ isRestDay, cutOff: null }));
  fc.assert(
    fc.property(day, fc.integer({ min: -2_000, max: 2_000 }), (own, minutes) => {
      const now = hour(17, 15) + minutes;
      expect(asked(DAY, now, own)).toBe(minutes > 0 ? "事後" : "in time");
    }),
  );
});

test("a day is over at midnight, or when what reached into the night has ended", () => {
  const isOver = (until: number, day: string, minutes: number) =>
    isDayOver({ day: DAY, until }, tokyoInstant(day, minutes));
  expect(isOver(hour(18), DAY, hour(23, 59))).toBe(false);
  expect(isOver(hour(18), addDays(DAY, 1), 0)).toBe(true);
  expect(isOver(hour(25), addDays(DAY, 1), hour(0, 59))).toBe(false);
  expect(isOver(hour(25), addDays(DAY, 1), hour(1))).toBe(true);
});
