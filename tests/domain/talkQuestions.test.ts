import fc from "fast-check";
import { expect, test } from "vitest";
import { type AskedWord, isOpen, openQuestions } from "../../worker/domain/talkQuestions.ts";

const SINCE = 100;
const UNTIL = 200;
const period = { since: SINCE, until: UNTIL };

const word = (overrides: Partial<AskedWord> = {}): AskedWord => ({
  goal: { id: "g1", number: 1, title: "窓口" },
  unit: { id: "residents", name: "市民課" },
  mark: "question",
  word: "いつまでに決まりますか。",
  reviewerTitle: "部長",
  reviewedAt: 150,
  laterWordAt: null,
  reportedAt: null,
  ...overrides,
});

test.each([
  ["a question nobody answered", {}, true],
  ["a question from before the last talk that nobody answered", { reviewedAt: 50 }, true],
  ["a question answered by a report", { reportedAt: 160 }, false],
  ["a question answered only after the talk", { reportedAt: 200 }, true],
  ["a question after which 了解 was said", { laterWordAt: 160 }, false],
  ["a question asked after the talk", { reviewedAt: 200 }, false],
  ["an offer to talk", { mark: "discuss" }, true],
  ["an offer to talk that the section reported after", { mark: "discuss", reportedAt: 160 }, true],
  ["an offer to talk, and the talk was held", { mark: "discuss", reviewedAt: 99 }, false],
  ["an offer to talk on the day after the talk", { mark: "discuss", reviewedAt: 100 }, true],
] as const)("%s", (_, overrides, open) => {
  expect(isOpen(word(overrides), period)).toBe(open);
});

test("questions stand before offers, the oldest first", () => {
  const words = [
    word({ word: "3", mark: "discuss", reviewedAt: 120 }),
    word({ word: "2", reviewedAt: 140 }),
    word({ word: "1", reviewedAt: 130 }),
  ];
  expect(openQuestions(words, period).map((open) => open.word)).toEqual(["1", "2", "3"]);
});

test("what comes after the talk's day never changes what was open on it", () => {
  const instant = fc.integer({ min: 0, max: 199 });
  const late = fc.integer({ min: UNTIL, max: 400 });
  fc.assert(
    fc.property(fc.constantFrom("question", "discuss"), instant, late, late, (mark, reviewedAt, a, b) => {
      const alone = word({ mark, reviewedAt });
      expect(isOpen({ ...alone, laterWordAt: a, reportedAt: b }, period)).toBe(isOpen(alone, period));
    }),
  );
});
