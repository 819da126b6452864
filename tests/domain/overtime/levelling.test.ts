import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carriersIn, levellingOf, type MonthOfSection } from "../../../worker/domain/overtime/levelling.ts";
import type { Month } from "../../../worker/domain/overtime/month.ts";

/** Hours of a, b, c … in a month. */
const section = (month: Month, ...hours: number[]): MonthOfSection => ({
  month,
  people: hours.map((count, index) => ({ staffId: "abcdefghi"[index] ?? "", minutes: count * 60 })),
});

it("names those behind the months running only where it is asked for them", () => {
  const months = ["2026-08", "2026-09", "2026-10"].map((month, index) =>
    section(month, 40, 3, index === 0 ? 37 : 5, 2, 1, 38),
  );
  expect(carriersIn(months)).toEqual(["a", "f"]);
  expect(levellingOf(months)).toMatchObject({ sameMonths: 3, samePeople: 2 });
  expect(JSON.stringify(levellingOf(months))).not.toContain('"a"');
  expect(carriersIn([section("2026-10", 5, 5, 5)])).toEqual([]);
});

describe("a section", () => {
  it("tells what the most loaded third has, and how many have nothing", () => {
    expect(levellingOf([section("2026-10", 40, 30, 10, 10, 10, 0)])).toMatchObject({
      people: 6,
      withNone: 1,
      shareOfThird: 0.7,
      question: { about: "fewCarryMost", share: 0.7, withNone: 1 },
    });
  });

  it("with even hours is asked nothing, though somebody has the most", () => {
    expect(levellingOf([section("2026-10", 20, 20, 20, 20, 20, 20)])).toMatchObject({
      sameMonths: 0,
      question: null,
    });
    const year = ["2026-08", "2026-09", "2026-10"].map((month) => section(month, 20, 20, 20, 20));
    expect(levellingOf(year).question).toBeNull();
  });

  it("with few hours is asked nothing, however they lie", () => {
    expect(levellingOf([section("2026-10", 14, 0, 0)])).toMatchObject({ shareOfThird: 1, question: null });
  });

  it("without hours, or of two people, has no third", () => {
    expect(levellingOf([section("2026-10", 0, 0, 0)])).toMatchObject({ shareOfThird: null, withNone: 3 });
    expect(levellingOf([section("2026-10", 60, 0)])).toMatchObject({ shareOfThird: null, question: null });
    expect(levellingOf([])).toMatchObject({ people: 0, question: null });
  });
});

describe("the same people", () => {
  it("are asked about when they carry it three months running", () => {
    const two = [section("2026-09", 40, 20, 20), section("2026-10", 40, 20, 20)];
    expect(levellingOf(two)).toMatchObject({ sameMonths: 2, samePeople: 1, question: null });
    expect(levellingOf([...two, section("2026-08", 30, 10, 20)])).toMatchObject({
      sameMonths: 3,
      question: { about: "samePeople", people: 1, months: 3 },
    });
  });

  it("are those who were among them in each of the months", () => {
    const months = [
      section("2026-08", 40, 40, 0, 0, 0, 0),
      section("2026-09", 40, 0, 40, 0, 0, 0),
      section("2026-10", 40, 40, 0, 0, 0, 0),
    ];
    expect(levellingOf(months)).toMatchObject({ sameMonths: 3, samePeople: 1 });
  });

  it("are no longer the same after a month in which somebody else carried it, or that is not known", () => {
    const other = section("2026-09", 10, 40, 10);
    expect(levellingOf([section("2026-08", 40, 0, 0), other, section("2026-10", 40, 0, 0)])).toMatchObject({
      sameMonths: 1,
    });
    expect(levellingOf([section("2026-08", 40, 0, 0), section("2026-10", 40, 0, 0)])).toMatchObject({
      sameMonths: 1,
    });
  });
});

it("holds no person, and does not depend on the order of months and people", () => {
  const month = fc
    .record({
      month: fc.constantFrom("2026-08", "2026-09", "2026-10"),
      hours: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 9 }),
    })
    .map(({ month, hours }) => section(month, ...hours));
  const months = fc.uniqueArray(month, { selector: (each) => each.month });
  fc.assert(
    fc.property(months, (each) => {
      const level = levellingOf(each);
      const turned = each.toReversed().map(({ month, people }) => ({ month, people: people.toReversed() }));
      expect(levellingOf(turned)).toEqual(level);
      expect(JSON.stringify(level)).not.toMatch(/"[a-i]"/);
      if (level.shareOfThird !== null) expect(level.shareOfThird).toBeGreaterThanOrEqual(1 / 3 - 1e-9);
    }),
  );
});
