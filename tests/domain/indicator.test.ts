import { expect, it } from "vitest";
import { formatTarget, type Target } from "../../worker/domain/indicator.ts";

const indicator = (part: Partial<Target>): Target => ({
  target: null,
  unit: "",
  kind: "planned",
  ...part,
});

it.each([
  [indicator({ kind: "atLeast", target: 10_000, unit: "人" }), "10,000 人以上"],
  [indicator({ kind: "atLeast", target: 75, unit: "%" }), "75%以上"],
  [indicator({ kind: "atMost", target: 620, unit: "g" }), "620 g 以下"],
  [indicator({ kind: "planned", target: 3, unit: "つ" }), "3 つ"],
  [indicator({ kind: "planned", target: 0.5 }), "0.5"],
  [indicator({ kind: "yearOnYearUp" }), "前年より増やす"],
  [indicator({ kind: "continuous" }), "続ける"],
])("words the figure of an indicator (%#)", (given, said) => expect(formatTarget(given)).toBe(said));

it.each(["atLeast", "atMost", "planned"] as const)("says nothing where %s has no figure", (kind) =>
  expect(formatTarget(indicator({ kind, unit: "人" }))).toBeNull(),
);
