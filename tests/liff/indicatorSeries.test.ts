import fc from "fast-check";
import { expect, it } from "vitest";
import { heightsFor, seriesOf } from "../../liff/store/indicatorSeries.ts";
import { earlierRound, reportView, round } from "./fixtures.ts";

it("takes the newest version of each round, the oldest round first", () => {
  const history = [
    reportView({ round, version: 2, values: { i: 630 } }),
    reportView({ round, version: 1, values: { i: 999 } }),
    reportView({ round: earlierRound, version: 1, values: { i: 641 } }),
  ];
  expect(seriesOf(history, "i")).toEqual([
    { quarter: 1, value: 641 },
    { quarter: 2, value: 630 },
  ]);
});

it("leaves out a round whose newest version took the number back", () => {
  const history = [reportView({ version: 2 }), reportView({ version: 1, values: { i: 1 } })];
  expect(seriesOf(history, "i")).toEqual([]);
});

it("gives every value and the target a place inside the drawing, larger ones higher", () => {
  const figure = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(fc.array(figure, { minLength: 1, maxLength: 4 }), fc.option(figure), (values, target) => {
      const heightOf = heightsFor(values, target);
      for (const value of target === null ? values : [...values, target]) {
        expect(heightOf(value)).toBeGreaterThanOrEqual(0);
        expect(heightOf(value)).toBeLessThanOrEqual(1);
      }
      const sorted = values.toSorted((one, other) => one - other).map(heightOf);
      expect(sorted).toEqual(sorted.toSorted((one, other) => one - other));
    }),
  );
});
