import { expect, test } from "vitest";
import type { Grade } from "../../worker/domain/grade.ts";
import { type AnswerThen, changesSince, dueRoundOf, statesOf } from "../../worker/domain/talkChanges.ts";
import { GRADES } from "../support/cityRows.ts";

const grades: Grade[] = GRADES.map((grade) => ({ ...grade, id: grade.code, definition: "" }));
const rounds = [1, 2, 3].map((quarter) => ({
  id: `round-${quarter}`,
  fiscalYear: 2026,
  quarter: quarter as 1 | 2 | 3,
  opensOn: `2026-0${quarter * 3}-20`,
  dueOn: `2026-0${quarter * 3}-28`,
}));
const goal = { id: "g1", number: 1, title: "窓口" };
const other = { id: "g2", number: 2, title: "案内" };
const residents = { id: "residents", name: "市民課" };
const community = { id: "community", name: "地域支援課" };
const pairs = [
  { goal, unit: residents },
  { goal, unit: community },
  { goal: other, unit: residents },
];
const dueRound = rounds[0] ?? null;
const scale = { dueRound, grades };

const answer = (overrides: Partial<AnswerThen> = {}): AnswerThen => ({
  goalId: goal.id,
  unitId: residents.id,
  quarter: 1,
  gradeId: "onTrack",
  needsSupport: false,
  ...overrides,
});
const changes = (before: AnswerThen[], now: AnswerThen[], first = now) =>
  changesSince(pairs, { before, first, now }, scale);

test("a round counts once its due day is over", () => {
  expect(dueRoundOf(rounds, "2026-06-28")?.quarter).toBe(1);
  expect(dueRoundOf(rounds, "2026-06-29")?.quarter).toBe(2);
  expect(dueRoundOf(rounds, "2026-03-01")).toBeNull();
});

test("a grade that moved is told from and to", () => {
  const found = changes([answer()], [answer({ quarter: 2, gradeId: "behind" })]);
  expect(found).toContainEqual({ kind: "moved", goal, unit: residents, from: "onTrack", to: "behind" });
});

test("the same grade again is no change, whatever else was said", () => {
  const found = changes([answer()], [answer({ quarter: 2 })]);
  expect(found.filter(({ kind }) => kind === "moved" || kind === "answered")).toEqual([]);
});

test("a goal first answered since has moved from its first answer", () => {
  const found = changes([], [answer({ quarter: 2, gradeId: "delayed" })], [answer()]);
  expect(found[0]).toEqual({ kind: "moved", goal, unit: residents, from: "onTrack", to: "delayed" });
  expect(found).toContainEqual({ kind: "answered", units: [{ unit: residents, goals: 1 }] });
});

test("a call for help is new once, and each goal is named once", () => {
  const asking = [answer({ needsSupport: true }), answer({ unitId: community.id, needsSupport: true })];
  expect(changes([], asking)[0]).toEqual({ kind: "support", goals: [goal] });
  expect(changes(asking, asking).filter(({ kind }) => kind === "support")).toEqual([]);
});

test("silence in the last round due is counted by section, and an old answer does not break it", () => {
  const old = [answer({ quarter: 1 })];
  const found = changesSince(
    pairs,
    { before: old, first: old, now: old },
    { dueRound: rounds[1] ?? null, grades },
  );
  expect(found).toContainEqual({
    kind: "silent",
    units: [
      { unit: residents, goals: 2, asked: 2 },
      { unit: community, goals: 1, asked: 1 },
    ],
  });
});

test("before any round is due nobody is called silent", () => {
  const found = changesSince(pairs, { before: [], first: [], now: [] }, { dueRound: null, grades });
  expect(found).toEqual([]);
});

test("the most pressing comes first: help, then what went to late, then what went well", () => {
  const before = [answer(), answer({ goalId: other.id, gradeId: "behind" })];
  const now = [
    answer({ quarter: 2, gradeId: "exceeds", needsSupport: true }),
    answer({ goalId: other.id, quarter: 2, gradeId: "delayed" }),
  ];
  const found = changes(before, now);
  expect(found.slice(0, 3).map((change) => (change.kind === "moved" ? change.to : change.kind))).toEqual([
    "support",
    "delayed",
    "exceeds",
  ]);
});

test("a shared goal is counted by grade in the order of the scale, with its silence", () => {
  const sections = [residents, community, { id: "desk", name: "窓口係" }];
  const now = [answer({ gradeId: "delayed" }), answer({ unitId: community.id, gradeId: "exceeds" })];
  expect(statesOf(goal.id, sections, now, scale)).toEqual({
    states: [
      { quarter: 1, gradeId: "exceeds", units: 1 },
      { quarter: 1, gradeId: "delayed", units: 1 },
    ],
    silent: 1,
    needsSupport: false,
  });
});

test("an answer of an earlier quarter is not counted with those of this one", () => {
  const sections = [residents, community];
  const now = [answer({ quarter: 2 }), answer({ unitId: community.id })];
  const { states } = statesOf(goal.id, sections, now, { ...scale, dueRound: null });
  expect(states.map(({ quarter, units }) => ({ quarter, units }))).toEqual([
    { quarter: 2, units: 1 },
    { quarter: 1, units: 1 },
  ]);
});
