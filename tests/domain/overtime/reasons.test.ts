import fc from "fast-check";
import { expect, it } from "vitest";
import { sumByReason } from "../../../worker/domain/overtime/reasons.ts";

const record = (reason: string | null, minutes: number) => ({ reason, minutes });

it("puts the reason with the most hours first and what has none last", () => {
  const records = [record("entry", 60), record(null, 300), record("assembly", 90), record("entry", 50)];
  expect(sumByReason(records)).toEqual([
    { reason: "entry", minutes: 110, orders: 2, share: 0.22 },
    { reason: "assembly", minutes: 90, orders: 1, share: 0.18 },
    { reason: null, minutes: 300, orders: 1, share: 0.6 },
  ]);
});

it("has no share of nothing", () => {
  expect(sumByReason([])).toEqual([]);
  expect(sumByReason([record("entry", 0)])).toEqual([{ reason: "entry", minutes: 0, orders: 1, share: 0 }]);
});

it("loses nothing, whatever the order of the records", () => {
  const records = fc.array(
    fc.record({
      reason: fc.option(fc.constantFrom("entry", "event", "peak")),
      minutes: fc.integer({ min: 0, max: 600 }),
    }),
  );
  fc.assert(
    fc.property(records, (each) => {
      const sums = sumByReason(each);
      expect(sumByReason(each.toReversed())).toEqual(sums);
      expect(sums.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(
        each.reduce((sum, { minutes }) => sum + minutes, 0),
      );
      expect(sums.reduce((sum, { orders }) => sum + orders, 0)).toBe(each.length);
    }),
  );
});
