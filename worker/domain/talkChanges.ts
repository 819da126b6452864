// What a talk about a department has to know that the talk before did not.
import type { Quarter } from "./fiscalYear.ts";
import type { Grade } from "./grade.ts";
import type { GoalRef, TalkChange, TalkGoal } from "./talkViews.ts";
import type { RoundRef, UnitRef } from "./views.ts";

/** A goal as it is asked of one section. */
export interface AskedPair {
  goal: GoalRef;
  unit: UnitRef;
}

/** The newest answer of a section for a goal at some moment. */
export interface AnswerThen {
  goalId: string;
  unitId: string;
  quarter: Quarter;
  gradeId: string;
  needsSupport: boolean;
}

/** The answers of a year at the moments that matter. */
export interface Answers {
  /** At the talk before. */
  before: readonly AnswerThen[];
  /** The first ones of the year, whenever they came. */
  first: readonly AnswerThen[];
  now: readonly AnswerThen[];
}

/** The last round that is due: before its due day is over nobody is silent. */
export function dueRoundOf(rounds: readonly RoundRef[], day: string): RoundRef | null {
  const due = rounds.filter((round) => round.dueOn < day);
  return due.toSorted((a, b) => a.quarter - b.quarter).at(-1) ?? null;
}

/** Whether a section has said nothing in the last round that is due. */
export function isSilent(answer: AnswerThen | undefined, dueRound: RoundRef | null): boolean {
  return dueRound ? answer === undefined || answer.quarter < dueRound.quarter : answer === undefined;
}

/** Whether a grade says that a goal is behind. */
export function isBehind(grade: Pick<Grade, "tone"> | null | undefined): boolean {
  return grade?.tone === "warn" || grade?.tone === "bad";
}

/**
 * What has changed since the talk before, the most pressing first: new calls for help, grades that moved, silence in the
 * last round due, first answers. A goal answered twice since then has moved from its first answer.
 */
export function changesSince(
  pairs: readonly AskedPair[],
  answers: Answers,
  { dueRound, grades }: { dueRound: RoundRef | null; grades: readonly Grade[] },
): TalkChange[] {
  const before = byPair(answers.before);
  const first = byPair(answers.first);
  const now = byPair(answers.now);
  const support = pairs.filter(
    (pair) => now.get(keyOf(pair))?.needsSupport && !before.get(keyOf(pair))?.needsSupport,
  );
  const moved = pairs.flatMap(({ goal, unit }) => {
    const key = keyOf({ goal, unit });
    const from = (before.get(key) ?? first.get(key))?.gradeId;
    const to = now.get(key)?.gradeId;
    return from && to && from !== to ? [{ kind: "moved" as const, goal, unit, from, to }] : [];
  });
  const silent = countByUnit(pairs, (pair) => dueRound !== null && isSilent(now.get(keyOf(pair)), dueRound));
  const answered = countByUnit(pairs, (pair) => now.has(keyOf(pair)) && !before.has(keyOf(pair)));
  return [
    ...(support.length > 0
      ? [{ kind: "support" as const, goals: distinct(support.map(({ goal }) => goal)) }]
      : []),
    ...moved.toSorted((a, b) => urgencyOf(b.to, grades) - urgencyOf(a.to, grades)),
    ...(silent.length > 0 ? [{ kind: "silent" as const, units: silent }] : []),
    ...(answered.length > 0
      ? [{ kind: "answered" as const, units: answered.map(({ unit, goals }) => ({ unit, goals })) }]
      : []),
  ];
}

/** How many sections of a goal are at which grade since which quarter, and how many are silent. */
export function statesOf(
  goalId: string,
  sections: readonly UnitRef[],
  now: readonly AnswerThen[],
  { dueRound, grades }: { dueRound: RoundRef | null; grades: readonly Grade[] },
): Pick<TalkGoal, "states" | "silent" | "needsSupport"> {
  const ofGoal = byPair(now.filter((answer) => answer.goalId === goalId));
  const answers = sections.map(({ id }) => ofGoal.get(`${goalId} ${id}`));
  const heard = answers.filter((answer) => answer !== undefined && !isSilent(answer, dueRound));
  const states = ([4, 3, 2, 1] as const).flatMap((quarter) =>
    grades.flatMap(({ id }) => {
      const units = heard.filter((answer) => answer?.gradeId === id && answer.quarter === quarter).length;
      return units > 0 ? [{ quarter, gradeId: id, units }] : [];
    }),
  );
  return {
    states,
    silent: sections.length - heard.length,
    needsSupport: heard.some((answer) => answer?.needsSupport),
  };
}

function byPair(answers: readonly AnswerThen[]): Map<string, AnswerThen> {
  return new Map(answers.map((answer) => [`${answer.goalId} ${answer.unitId}`, answer]));
}

function keyOf({ goal, unit }: AskedPair): string {
  return `${goal.id} ${unit.id}`;
}

function countByUnit(pairs: readonly AskedPair[], holds: (pair: AskedPair) => boolean) {
  return [...Map.groupBy(pairs, ({ unit }) => unit.id).values()].flatMap((ofUnit) => {
    const [first] = ofUnit;
    const goals = ofUnit.filter(holds).length;
    return first && goals > 0 ? [{ unit: first.unit, goals, asked: ofUnit.length }] : [];
  });
}

function distinct(goals: readonly GoalRef[]): GoalRef[] {
  return [...new Map(goals.map((goal) => [goal.id, goal])).values()];
}

function urgencyOf(gradeId: string, grades: readonly Grade[]): number {
  const tone = grades.find(({ id }) => id === gradeId)?.tone;
  return tone === "bad" ? 2 : tone === "warn" ? 1 : 0;
}
