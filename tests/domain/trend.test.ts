import fc from "fast-check";
import { expect, it } from "vitest";
import type { Grade } from "../../worker/domain/grade.ts";
import { trendOf } from "../../worker/domain/trend.ts";

const grade = (id: string, tone: Grade["tone"]): Grade => ({
  id,
  tone,
  code: id,
  label: id,
  mark: "",
  shape: "ring",
  definition: "",
});
const scale = [grade("over", "good"), grade("on", "good"), grade("late", "bad"), grade("over-with", "done")];

it("is better towards the top of the scale, worse away from it", () => {
  expect(trendOf("late", "on", scale)).toBe("better");
  expect(trendOf("on", "on", scale)).toBe("same");
  expect(trendOf("over", "on", scale)).toBe("worse");
});

it("is not there without two answers, nor for what is finished or of another scale", () => {
  expect(trendOf(undefined, "on", scale)).toBeNull();
  expect(trendOf("on", undefined, scale)).toBeNull();
  expect(trendOf("on", "over-with", scale)).toBeNull();
  expect(trendOf("over-with", "on", scale)).toBeNull();
  expect(trendOf("last-years", "on", scale)).toBeNull();
});

it("turns round when the answers change places", () => {
  const ids = fc.constantFrom("over", "on", "late");
  const opposite = { better: "worse", worse: "better", same: "same" } as const;
  fc.assert(
    fc.property(ids, ids, (a, b) => {
      const trend = trendOf(a, b, scale);
      expect(trend && opposite[trend]).toBe(trendOf(b, a, scale));
    }),
  );
});
