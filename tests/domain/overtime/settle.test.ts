import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tokyoInstant } from "../../../worker/domain/civilDate.ts";
import { LATEST_MINUTES } from "../../../worker/domain/overtime/clock.ts";
import { minutesOf } from "../../../worker/domain/overtime/order.ts";
import { judgeResult } from "../../../worker/domain/overtime/result.ts";
import {
  listOf,
  ordersAsWorked,
  type SettledOrder,
  spanOfRecord,
  TOLERANCE_MINUTES,
} from "../../../worker/domain/overtime/settle.ts";

const DAY = "2026-10-05";
const span = fc
  .tuple(fc.integer({ min: 0, max: LATEST_MINUTES - 1 }), fc.integer({ min: 1, max: 600 }))
  .map(([from, length]) => ({ from, until: Math.min(LATEST_MINUTES, from + length), breakMinutes: 0 }));
const order = fc.record({ span, result: fc.option(span) }).map(
  ({ span: ordered, result }, index = 0): SettledOrder => ({
    orderId: `order-${ordered.from}-${index}`,
    day: DAY,
    ...ordered,
    result,
  }),
);

describe("the list of a day", () => {
  test("is none where order and record are apart by less than a quarter of an hour", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 30, max: 600 }),
        fc.integer({ min: -TOLERANCE_MINUTES, max: TOLERANCE_MINUTES }),
        (ordered, apart) => {
          expect(listOf({ ordered, open: 0, worked: ordered + apart, source: "result" })).toBeNull();
        },
      ),
    );
  });

  test.each([
    ["unsettled", { ordered: 60, open: 1, worked: null, source: null }],
    ["unsettled", { ordered: 120, open: 1, worked: 60, source: "result" }],
    [null, { ordered: 60, open: 1, worked: 60, source: "actual" }],
    ["noOrder", { ordered: 0, open: 0, worked: 60, source: "actual" }],
    ["longerThanOrdered", { ordered: 60, open: 0, worked: 75, source: "result" }],
    ["notUsed", { ordered: 60, open: 0, worked: 0, source: "result" }],
    ["notUsed", { ordered: 60, open: 1, worked: 0, source: "actual" }],
    [null, { ordered: 60, open: 0, worked: 30, source: "result" }],
  ] as const)("%s", (list, day) => {
    expect(listOf(day)).toBe(list);
  });
});

describe("the times of hours that nobody ordered", () => {
  test("are as long as the record, within the day, and end when the person left where that is known", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 }),
        fc.option(fc.integer({ min: 0, max: LATEST_MINUTES })),
        fc.boolean(),
        (minutes, leftAt, isRestDay) => {
          const times = spanOfRecord({ minutes, leftAt, hours: { opens: 510, closes: 1035 }, isRestDay });
          expect(times.until - times.from).toBe(minutes);
          expect(times.from).toBeGreaterThanOrEqual(0);
          expect(times.until).toBeLessThanOrEqual(LATEST_MINUTES);
          if (leftAt !== null && leftAt >= minutes) expect(times.until).toBe(leftAt);
        },
      ),
    );
  });
});

describe("orders as they were worked", () => {
  test("from what the person said: none gets shorter, each that took longer is as long as it was", () => {
    fc.assert(
      fc.property(fc.uniqueArray(order, { maxLength: 4, selector: ({ orderId }) => orderId }), (orders) => {
        const changed = ordersAsWorked(orders, { worked: 0, source: "result" });
        for (const each of orders) {
          const now = changed.find(({ orderId }) => orderId === each.orderId)?.span ?? each;
          const worked = each.result ? minutesOf(each.result) : 0;
          expect(minutesOf(now)).toBe(Math.max(minutesOf(each), worked));
        }
      }),
    );
  });

  test("from a sum: the orders together are as long as it, or nothing changes", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(order, { minLength: 1, maxLength: 4, selector: ({ orderId }) => orderId }),
        fc.integer({ min: 0, max: 1_800 }),
        (orders, worked) => {
          const changed = ordersAsWorked(orders, { worked, source: "actual" });
          const before = orders.reduce((sum, each) => sum + minutesOf(each), 0);
          const after = orders.reduce(
            (sum, each) =>
              sum + minutesOf(changed.find(({ orderId }) => orderId === each.orderId)?.span ?? each),
            0,
          );
          expect(after).toBe(Math.max(before, worked));
        },
      ),
    );
  });
});

test("whatever is said of an evening, a span that fits is over, has no minute below zero and stays in its day", () => {
  const text = fc.oneof(fc.string(), fc.integer({ min: -10, max: 2_000 }));
  fc.assert(
    fc.property(text, text, text, fc.integer({ min: 0, max: 1_799 }), (from, until, breakMinutes, passed) => {
      const judged = judgeResult({
        order: { day: DAY, from: 1035, until: 1170, breakMinutes: 0, state: "ordered" },
        said: { kind: "times", from, until, breakMinutes },
        word: "",
        now: tokyoInstant(DAY, passed),
        locked: new Set(),
        others: [],
      });
      if (judged.kind === "refused") return;
      expect(judged.span.until).toBeLessThanOrEqual(passed);
      expect(judged.span.until).toBeGreaterThanOrEqual(judged.span.from);
      expect(minutesOf(judged.span)).toBeGreaterThanOrEqual(0);
    }),
  );
});
