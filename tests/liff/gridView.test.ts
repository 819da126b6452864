import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answeredIn,
  concernsOf,
  countFilters,
  FILTERS,
  marksPerRow,
  matches,
  shownRound,
} from "../../liff/pages/department/gridView.ts";
import type { DepartmentGrid } from "../../worker/domain/views.ts";
import { earlierRound, grades, gridGoal, round } from "./fixtures.ts";

const mark = (gradeId: string, needsSupport = false) => ({
  gradeId,
  needsSupport,
  version: 1,
  submittedAt: 0,
});
const unit = { id: "u", name: "見本課" };
const goals = [
  gridGoal({ id: "good", number: 1, reports: { [round.id]: mark("on") } }),
  gridGoal({ id: "late", number: 2, reports: { [round.id]: mark("late") } }),
  gridGoal({ id: "help", number: 3, reports: { [round.id]: mark("on", true) } }),
  gridGoal({ id: "silent", number: 4, reports: { [earlierRound.id]: mark("on") } }),
  gridGoal({ id: "gone", number: 5, isAsked: false }),
];
const grid: DepartmentGrid = {
  department: { id: "d", name: "見本部" },
  fiscalYear: 2026,
  grades,
  rounds: [earlierRound, round],
  openRoundId: round.id,
  units: [{ unit, call: null, goals }],
};

describe("the filters", () => {
  it("count by the round that is open; silence is neither good nor late", () => {
    expect(countFilters(grid)).toEqual({ all: 5, silent: 1, behind: 1, support: 1 });
  });

  it("look at the last round when none is open", () => {
    expect(shownRound({ ...grid, openRoundId: null })?.id).toBe(round.id);
    expect(shownRound({ ...grid, openRoundId: null, rounds: [] })).toBeNull();
  });

  it("never call an answered goal silent", () => {
    fc.assert(
      fc.property(fc.constantFrom("on", "late"), fc.boolean(), (gradeId, needsSupport) => {
        const goal = gridGoal({ reports: { [round.id]: mark(gradeId, needsSupport) } });
        expect(matches("silent", goal, round, grades)).toBe(false);
        expect(FILTERS.filter((filter) => matches(filter, goal, round, grades))).toContain("all");
      }),
    );
  });
});

describe("what to look at", () => {
  it("is support first, then what is late", () => {
    const found = concernsOf({ unit, call: null, goals }, round, grades);
    expect(found.map((concern) => (concern.kind === "unitSilent" ? "" : concern.goal.id))).toEqual([
      "help",
      "late",
    ]);
  });

  it("is the silence of a unit that has not answered at all", () => {
    expect(concernsOf({ unit, call: null, goals: [gridGoal()] }, round, grades)).toEqual([
      { kind: "unitSilent" },
    ]);
  });

  it("is nothing in a unit that is asked nothing", () => {
    expect(concernsOf({ unit, call: null, goals: [gridGoal({ isAsked: false })] }, round, grades)).toEqual(
      [],
    );
  });
});

it("counts answers among the goals that are asked", () => {
  expect(answeredIn({ unit, call: null, goals }, round)).toEqual({ answered: 3, asked: 4 });
});

describe("marksPerRow", () => {
  const sized = (goals: number, quarters: number): DepartmentGrid => ({
    ...grid,
    rounds: Array.from({ length: quarters }, (_, index) => ({ ...round, id: `${index}` })),
    units: [
      { unit, call: null, goals: Array.from({ length: goals }, (_, index) => gridGoal({ id: `${index}` })) },
    ],
  });
  it.each([
    [8, 1, 8],
    [8, 3, 4],
    [10, 4, 5],
    [4, 4, 4],
    [0, 0, 1],
  ])("%i goals in %i quarters stand %i abreast", (goals, quarters, abreast) => {
    expect(marksPerRow(sized(goals, quarters))).toBe(abreast);
  });
  it("never needs more room than a screen of 1280 px has", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 4 }), (goals, quarters) => {
        const abreast = marksPerRow(sized(goals, quarters));
        expect(abreast).toBeGreaterThanOrEqual(1);
        expect(abreast * quarters).toBeLessThanOrEqual(20);
      }),
    );
  });
});
