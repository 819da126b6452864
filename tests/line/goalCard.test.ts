import fc from "fast-check";
import { expect, it } from "vitest";
import { checkMessages } from "../../dev/line/index.ts";
import { goalAltText, goalCard } from "../../worker/line/cards/goalCard.ts";
import { COLORS } from "../../worker/line/cards/palette.ts";

const text = (maxLength: number) => fc.string({ unit: "grapheme", minLength: 1, maxLength });
const id = fc.stringMatching(/^[0-9a-z]{26}$/);
const questions = fc.record({
  place: fc.record({ roundId: id, unitId: id, goalId: id }),
  number: fc.integer({ min: 1, max: 999 }),
  title: text(300),
  dueOn: fc.constantFrom("2026-10-07", "2027-01-08"),
  position: fc.integer({ min: 1, max: 999 }),
  total: fc.integer({ min: 1, max: 999 }),
  notes: fc.array(text(60), { maxLength: 2 }),
  grades: fc.array(fc.record({ token: id, mark: text(1), label: text(60) }), { minLength: 1, maxLength: 9 }),
  unchanged: fc.constantFrom(null, "前の四半期から変更なし"),
});

it("every question is within LINE's schema and limits, and no button says anything in the talk", () => {
  fc.assert(
    fc.property(questions, (question) => {
      const contents = goalCard(question, "1650000002-AbCdEfGh");
      expect(checkMessages([{ type: "flex", altText: goalAltText(question), contents }])).toEqual([]);
      expect(JSON.stringify(contents)).not.toContain("displayText");
    }),
    { numRuns: 60 },
  );
});

it("every grade looks the same", () => {
  fc.assert(
    fc.property(questions, (question) => {
      const card = JSON.stringify(goalCard({ ...question, unchanged: null }, "1650000002-AbCdEfGh"));
      const edges = [...card.matchAll(/"borderColor":"(#\w+)"/g)].map(([, color]) => color);
      expect(edges).toEqual(question.grades.map(() => COLORS.quietInk));
    }),
    { numRuns: 30 },
  );
});
