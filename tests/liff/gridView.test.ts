import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Grid } from "../../liff/pages/department/grid.ts";
import {
  answeredIn,
  concernsOf,
  countFilters,
  FILTERS,
  filterFrom,
  hrefOf,
  marksPerRow,
  matches,
  shownRound,
  trendIn,
  trendsOf,
  uncalled,
} from "../../liff/pages/department/gridView.ts";
import { earlierRound, grades, gridGoal, round } from "./fixtures.ts";

const mark = (gradeId: string, needsSupport = false) => ({
  gradeId,
  needsSupport,
});
const unit = { id: "u", name: "見本課" };
const goals = [
  gridGoal({ id: "good", number: 1, reports: { [round.id]: mark("on") } }),
  gridGoal({ id: "late", number: 2, reports: { [round.id]: mark("late") } }),
  gridGoal({ id: "help", number: 3, reports: { [round.id]: mark("on", true) } }),
  gridGoal({ id: "silent", number: 4, reports: { [earlierRound.id]: mark("on") } }),
  gridGoal({ id: "gone", number: 5, isAsked: false }),
];
const grid: Grid = {
  department: { id: "d", name: "見本部" },
  now: 0,
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
    const found = concernsOf(grid, { unit, call: null, goals });
    expect(found.map((concern) => (concern.kind === "unitSilent" ? "" : concern.goal.id))).toEqual([
      "help",
      "late",
    ]);
  });

  it("is the silence of a unit that has not answered at all", () => {
    expect(concernsOf(grid, { unit, call: null, goals: [gridGoal()] })).toEqual([{ kind: "unitSilent" }]);
  });

  it("is nothing in a unit that is asked nothing", () => {
    expect(concernsOf(grid, { unit, call: null, goals: [gridGoal({ isAsked: false })] })).toEqual([]);
  });
});

it("counts answers among the goals that are asked", () => {
  expect(answeredIn({ unit, call: null, goals }, round)).toEqual({ answered: 3, asked: 4 });
});

describe("marksPerRow", () => {
  const sized = (goals: number, quarters: number): Grid => ({
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

describe("the address of a list", () => {
  it("holds its filter, and leaves out the one that shows everything", () => {
    expect(hrefOf("d", "all")).toBe("/departments/d");
    for (const filter of FILTERS) {
      const { searchParams } = new URL(hrefOf("d", filter), "http://localhost");
      expect(filterFrom(Object.fromEntries(searchParams))).toBe(filter);
    }
  });

  it("with a filter that there is not shows everything", () => {
    expect(filterFrom({ show: "red" })).toBe("all");
  });
});

describe("the trend of a goal", () => {
  const moved = (before: string | null, after: string | null, isAsked = true) =>
    gridGoal({
      isAsked,
      reports: {
        ...(before ? { [earlierRound.id]: mark(before) } : {}),
        ...(after ? { [round.id]: mark(after) } : {}),
      },
    });

  it("is that of two answers, one quarter after the other", () => {
    expect(trendIn(grid, moved("late", "on"), round)).toBe("better");
    expect(trendIn(grid, moved("on", "late"), round)).toBe("worse");
    expect(trendIn(grid, moved("on", "on"), round)).toBe("same");
    expect(trendIn(grid, moved(null, "on"), round)).toBeNull();
    expect(trendIn(grid, moved("on", null), round)).toBeNull();
    expect(trendIn(grid, moved("on", "late"), earlierRound)).toBeNull();
    expect(
      trendIn({ ...grid, rounds: [{ ...earlierRound, quarter: 4 }, round] }, moved("on", "late"), round),
    ).toBeNull();
  });

  it("is counted for a unit where something moved", () => {
    const goals = [moved("late", "on"), moved("on", "on"), moved("on", "late"), moved("on", "late")];
    expect(trendsOf(grid, { unit, call: null, goals }, round)).toEqual([
      { trend: "better", goals: 1 },
      { trend: "worse", goals: 2 },
    ]);
  });

  it("for the worse is worth a look, though the grade is no late one", () => {
    const [best, ...others] = [
      { ...(grades[0] as (typeof grades)[0]), id: "over", label: "上回る" },
      ...grades,
    ];
    const scaled = { ...grid, grades: [best, ...others] };
    const found = concernsOf(scaled, { unit, call: null, goals: [moved("over", "on")] });
    expect(found).toMatchObject([{ kind: "worse", from: { id: "over" }, grade: { id: "on" } }]);
  });
});

describe("whom a director may still call", () => {
  const now = Date.parse("2026-10-05T10:32:00+09:00");
  const at = (minute: string) => Date.parse(`${minute}:00+09:00`);
  const called = (call: { at: number; hearsAt: number } | null, openRoundId: string | null = round.id) =>
    uncalled({ ...grid, now, openRoundId, units: [{ unit, goals, call }] }).length;

  it("are the units with something unanswered in the round being asked", () => {
    expect(called(null)).toBe(1);
    expect(called(null, null)).toBe(0);
    const answered = { unit, call: null, goals: goals.filter(({ id }) => id !== "silent") };
    expect(uncalled({ ...grid, now, units: [answered] })).toEqual([]);
  });

  it("are not those called today or waiting for the next opening", () => {
    const today = { at: now - 1, hearsAt: now - 1 };
    const waiting = { at: now - 1, hearsAt: at("2026-10-06T08:30") };
    const before = { at: at("2026-10-02T10:00"), hearsAt: at("2026-10-02T10:00") };
    expect([called(today), called(waiting), called(before)]).toEqual([0, 0, 1]);
  });
});
