import fc from "fast-check";
import { expect, it } from "vitest";
import { LARGEST_FIGURE } from "../../worker/domain/bounds.ts";
import { formatFigure } from "../../worker/domain/indicator.ts";
import { readFigure } from "../../worker/domain/readFigure.ts";

it.each([
  ["641", "g", 641],
  ["６４１", "g", 641],
  ["1,234人", "人", 1_234],
  ["１，２３４　人", "人", 1_234],
  ["約 1.2万", "人", 12_000],
  ["1万2千人", "人", 12_000],
  ["1億5,000万", "円", 150_000_000],
  ["62.5％", "%", 62.5],
  ["-3", "ポイント", -3],
  ["▲3", "ポイント", -3],
  ["およそ 620 g くらい", "g", 620],
  ["0", "件", 0],
])("reads %s of %s as %d", (text, unit, value) =>
  expect(readFigure(text, unit)).toEqual({ kind: "figure", value }),
);

it.each(["", "  ", "　"])("takes a field without a figure for empty: %j", (text) =>
  expect(readFigure(text, "g")).toEqual({ kind: "empty" }),
);

it.each([
  ["たくさん", "人"],
  ["約", "人"],
  ["6/20", "件"],
  ["10〜20", "件"],
  ["1,2", "g"],
  ["1.2.3", "g"],
  ["2千3万", "人"],
  ["30 kg", "g"],
  ["人", "人"],
  ["--3", "件"],
])("asks again about %s", (text, unit) =>
  expect(readFigure(text, unit)).toEqual({ kind: "refused", reason: "unreadable" }),
);

it("asks again about a figure that nobody can mean", () => {
  expect(readFigure("9999999999999", "円")).toEqual({ kind: "refused", reason: "tooLarge" });
});

it("reads every figure as it is shown", () => {
  fc.assert(
    fc.property(fc.integer({ min: -LARGEST_FIGURE, max: LARGEST_FIGURE }), (value) => {
      expect(readFigure(formatFigure(value, "人"), "人")).toEqual({ kind: "figure", value });
    }),
  );
});

it("never throws, and never gives what is no finite number", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, unit) => {
      const read = readFigure(text, unit);
      expect(read.kind !== "figure" || Number.isFinite(read.value)).toBe(true);
    }),
  );
});
