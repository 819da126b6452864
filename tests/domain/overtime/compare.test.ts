import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareDay, compareDays, past20 } from "../../../worker/domain/overtime/compare.ts";

const compare = (ordered: number, worked: number, tolerance = 10) =>
  compareDay({ ordered, worked, tolerance });

describe("order and result", () => {
  it("agree within the tolerance, and where somebody left earlier", () => {
    expect(compare(120, 120)).toEqual({ kind: "asOrdered" });
    expect(compare(120, 130)).toEqual({ kind: "asOrdered" });
    expect(compare(120, 40)).toEqual({ kind: "asOrdered" });
    expect(compare(0, 10)).toEqual({ kind: "asOrdered" });
    expect(compare(5, 5)).toEqual({ kind: "asOrdered" });
  });

  it("differ in one of three ways", () => {
    expect(compare(0, 11)).toEqual({ kind: "noOrder", minutes: 11 });
    expect(compare(120, 131)).toEqual({ kind: "longerThanOrdered", minutes: 11 });
    expect(compare(120, 0)).toEqual({ kind: "notUsed", minutes: 120 });
    expect(compare(5, 0)).toEqual({ kind: "notUsed", minutes: 5 });
  });

  it("a few minutes at the clock are no use of an order", () => {
    expect(compare(120, 4)).toEqual({ kind: "notUsed", minutes: 116 });
    expect(compare(120, 4, 0)).toEqual({ kind: "asOrdered" });
  });
});

describe("days of several people", () => {
  const at = (staffId: string, day: string, minutes: number) => ({ staffId, day, minutes });

  it("are compared by the sum of the day", () => {
    const days = compareDays({
      orders: [at("a", "2026-10-07", 60), at("a", "2026-10-07", 30), at("b", "2026-10-06", 60)],
      results: [at("a", "2026-10-07", 90), at("c", "2026-10-06", 45)],
      tolerance: 0,
    });
    expect(days.map(({ staffId, day, comparison }) => [day, staffId, comparison.kind])).toEqual([
      ["2026-10-06", "b", "notUsed"],
      ["2026-10-06", "c", "noOrder"],
      ["2026-10-07", "a", "asOrdered"],
    ]);
  });

  it("do not depend on the order of the records, and lose no minute", () => {
    const record = fc.record({
      staffId: fc.constantFrom("a", "b", "c"),
      day: fc.constantFrom("2026-10-06", "2026-10-07"),
      minutes: fc.integer({ min: 1, max: 600 }),
    });
    const records = fc.array(record);
    fc.assert(
      fc.property(records, records, fc.integer({ min: 0, max: 30 }), (orders, results, tolerance) => {
        const days = compareDays({ orders, results, tolerance });
        expect(
          compareDays({ orders: orders.toReversed(), results: results.toReversed(), tolerance }),
        ).toEqual(days);
        const sum = (minutes: number[]) => minutes.reduce((one, other) => one + other, 0);
        expect(sum(days.map(({ ordered }) => ordered))).toBe(sum(orders.map(({ minutes }) => minutes)));
        expect(sum(days.map(({ worked }) => worked))).toBe(sum(results.map(({ minutes }) => minutes)));
      }),
    );
  });
});

it("is past the hour of leaving from its first minute on, over midnight too", () => {
  const leaveBy = 20 * 60;
  expect(past20(20 * 60, leaveBy)).toBe(0);
  expect(past20(20 * 60 + 1, leaveBy)).toBe(1);
  expect(past20(25 * 60, leaveBy)).toBe(300);
  expect(past20(18 * 60, leaveBy)).toBe(0);
});
