import fc from "fast-check";
import { expect, test } from "vitest";
import { hoursNow } from "../../../worker/domain/overtime/hoursNow.ts";
import { limitsFrom } from "../../../worker/domain/overtime/limits.ts";
import { DEFAULT_OVERTIME_SETTINGS } from "../../../worker/domain/overtime/settings.ts";
import { WARNING_LEVELS } from "../../../worker/domain/overtime/states.ts";

const month = "2026-10";
const limits = limitsFrom(
  DEFAULT_OVERTIME_SETTINGS.overtimeLimits,
  DEFAULT_OVERTIME_SETTINGS.overtimeWarnings,
);
const facts = (minutes: number, pending = 0) => ({
  person: { minutes: { [month]: minutes }, special: {}, stays: [] },
  pending: { [month]: pending },
  month,
  limits,
  at: null,
});

test("what is ordered counts beside what is recorded", () => {
  expect(hoursNow(facts(18 * 60 + 40, 60))).toEqual({
    month,
    regime: "ordinary",
    used: 19 * 60 + 40,
    recorded: 18 * 60 + 40,
    pending: 60,
    left: 25 * 60 + 20,
    level: "calm",
    nearest: null,
  });
});

test("names the limit that is nearest", () => {
  expect(hoursNow(facts(41 * 60 + 30))).toMatchObject({
    left: 210,
    level: "near",
    nearest: { kind: "month", months: 1, used: 2490, limit: 2700, passesOn: null },
  });
});

test("another minute ordered never leaves more and never lowers the level", () => {
  const most = 80 * 60;
  fc.assert(
    fc.property(fc.nat(most), fc.nat(most), (minutes, pending) => {
      const now = hoursNow(facts(minutes, pending));
      const then = hoursNow(facts(minutes, pending + 1));
      expect(then.left).toBe(now.left - 1);
      expect(WARNING_LEVELS.indexOf(then.level)).toBeGreaterThanOrEqual(WARNING_LEVELS.indexOf(now.level));
    }),
  );
});
