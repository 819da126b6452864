import fc from "fast-check";
import { expect, test } from "vitest";
import {
  checkAhead,
  checkPurpose,
  MAX_TASK_CHARACTERS,
  readTimes,
  usualEnds,
} from "../../../worker/domain/overtime/orderWish.ts";

const written = { from: "17:15", until: "19:30", breakMinutes: "" };
const reasons = [{ key: "peak", label: "繁忙期の集中" }];
const meant = {
  task: "資料づくり",
  purpose: { kind: "reason", key: "peak" } as const,
  goalTitle: undefined,
  reasons,
};

test.each([
  ["19:30", 1170],
  ["１９時半", 1170],
  ["２５：００", 1500],
  ["翌1:00", 1500],
  [1170, 1170],
])("reads an end written as %s", (until, minutes) => {
  expect(readTimes({ ...written, until })).toEqual({
    kind: "times",
    times: { from: 1035, until: minutes, breakMinutes: 0 },
  });
});

test.each([
  ["until", { until: "30:00" }],
  ["until", { until: "夜まで" }],
  ["from", { from: "25時70分" }],
  ["break", { breakMinutes: "少し" }],
  ["until", { until: -1 }],
  ["until", { until: 18.5 }],
])("says which time it cannot read: %s", (field, own) => {
  expect(readTimes({ ...written, ...own })).toMatchObject({
    kind: "refused",
    refusal: { reason: "unclearTime", field },
  });
});

test.each([
  ["３０", 30],
  ["30分", 30],
  ["1:00", 60],
  ["", 0],
])("a break written as %s", (breakMinutes, minutes) => {
  expect(readTimes({ ...written, breakMinutes })).toMatchObject({ times: { breakMinutes: minutes } });
});

test("a task without words is named after what it is for", () => {
  expect(checkPurpose({ ...meant, task: "　" })).toEqual({ kind: "fits", task: "繁忙期の集中" });
  const goal = { kind: "goal", goalId: "g" } as const;
  const long = "あ".repeat(100);
  expect(checkPurpose({ ...meant, task: "", purpose: goal, goalTitle: long })).toEqual({
    kind: "fits",
    task: long.slice(0, MAX_TASK_CHARACTERS),
  });
});

test.each([
  ["purposeMissing", { purpose: null }],
  ["goalUnknown", { purpose: { kind: "goal", goalId: "g" } as const }],
  ["reasonUnknown", { purpose: { kind: "reason", key: "gone" } as const }],
  ["taskTooLong", { task: "あ".repeat(MAX_TASK_CHARACTERS + 1) }],
])("refuses with %s", (reason, own) => {
  expect(checkPurpose({ ...meant, ...own })).toMatchObject({ kind: "refused", refusal: { reason } });
});

test("orders reach a month ahead and no further", () => {
  expect(checkAhead("2026-11-05", "2026-10-05")).toBeNull();
  expect(checkAhead("2026-11-06", "2026-10-05")).toEqual({ reason: "tooFarAhead", latestDay: "2026-11-05" });
});

test("the usual ends are full hours, each later than the beginning", () => {
  expect(usualEnds(1035)).toEqual([1080, 1140, 1200]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), (from) => {
      for (const end of usualEnds(from)) expect(end > from && end % 60 === 0).toBe(true);
    }),
  );
});
