// How the paper of a talk is kept to one page of A4: every part has its lines, what does not fit in them is counted.
// Widths in em of the paper's type: a full-width character is one, the others about half.
import type { Grade } from "./grade.ts";
import { formatFigure, formatTarget } from "./indicator.ts";
import { isBehind } from "./talkChanges.ts";
import type { OpenQuestion } from "./talkQuestions.ts";
import type {
  CarriedGoal,
  TalkChange,
  TalkGoal,
  TalkIndicator,
  TalkPage,
  TalkPoint,
  TalkSupport,
} from "./talkViews.ts";

/** The width of the columns, in em. `liff/styles/talk.css` draws them so wide or wider. */
const WIDTH = { full: 54, half: 25, goalTitle: 22, point: 21, section: 8, state: 18, level: 27 } as const;

/** How many lines each part may take. Those of one stage stand on the page together, below their headings. */
const LINES = {
  opening: { points: 15, carried: 8, goals: 38 },
  progress: { points: 9, changes: 11, goals: 20.5, questions: 8, supports: 8, indicators: 7 },
} as const;

/** What the edge of an entry takes beside its text, in lines. */
const EDGE = 0.3;

/** Longest word of a superior, obstacle and list of levels on the paper, in em. */
export const EXCERPT = { word: 34, blocked: 34, levels: 53, point: 40 } as const;

/** A mark, its gaps and the number of sections beside a grade's word. */
const STATE_ROOM = 3.5;

/** The column of a change's grades, and the number of its goal. */
const STATE_COLUMN = 22;

/** A part of the paper: what stands on it, how many entries there was no room for, and the lines it did not need. */
export interface Part<Item> {
  shown: ReadonlySet<Item>;
  left: number;
  unused: number;
}

/** What stands on the paper; what does not, is named at its foot. */
export interface TalkPaper {
  cityPoints: Part<TalkPoint>;
  ownPoints: Part<TalkPoint>;
  goals: Part<TalkGoal>;
  changes: Part<TalkChange>;
  questions: Part<OpenQuestion>;
  supports: Part<TalkSupport>;
  indicators: Part<TalkIndicator>;
  carried: Part<CarriedGoal>;
}

/** Which entries of a talk's page stand on its one sheet of paper. */
export function layOut(page: TalkPage): TalkPaper {
  const none = { shown: new Set<never>(), left: 0, unused: 0 };
  const { grades, stage } = page;
  const points = (list: readonly TalkPoint[]) =>
    fitting(list, LINES[stage === "opening" ? "opening" : "progress"].points, pointLines);
  const heads = { cityPoints: points(page.cityPoints), ownPoints: points(page.ownPoints) };
  if (stage === "opening") {
    return {
      ...heads,
      carried: fitting(page.carried, LINES.opening.carried, carriedLines),
      goals: fitting(page.goals, LINES.opening.goals, planLines),
      changes: none,
      questions: none,
      supports: none,
      indicators: none,
    };
  }
  const lines = LINES.progress;
  const isBehindOrSilent = (goal: TalkGoal) => needsTalk(goal, grades);
  const changes = fitting(page.changes, lines.changes, changeLines);
  const goals = fittingFirst(page.goals, lines.goals, (goal) => goalLines(goal, grades), isBehindOrSilent);
  const questions = fitting(page.questions, lines.questions, (question) =>
    askedLines(question, `相談しよう${question.reviewerTitle}${excerpt(question.word, EXCERPT.word)}`),
  );
  const supports = fitting(page.supports, lines.supports, (support) =>
    askedLines(support, `行政改革室に${excerpt(support.blocked, EXCERPT.blocked)}`),
  );
  // The last part has what those above did not need; of two side by side the longer one counts.
  const spare = changes.unused + goals.unused + Math.min(questions.unused, supports.unused);
  return {
    ...heads,
    changes,
    goals,
    questions,
    supports,
    indicators: fittingFirst(
      page.indicators,
      lines.indicators + spare,
      indicatorLines,
      ({ newest }) => newest !== null,
    ),
    carried: none,
  };
}

/** The lines that a text takes in a column, at least one. */
export function linesOf(text: string, width: number): number {
  return Math.max(1, Math.ceil(widthOf(text) / width));
}

/** The beginning of a text as far as it fits, with an ellipsis where something is left out. */
export function excerpt(text: string, width: number): string {
  const flat = text.replace(/\s+/g, " ").trim();
  if (widthOf(flat) <= width) return flat;
  let used = 1;
  let end = "";
  for (const character of flat) {
    used += widthOf(character);
    if (used > width) break;
    end += character;
  }
  return `${end.trimEnd()}…`;
}

/** Takes entries in their order while their lines fit. */
export function fitting<Item>(
  items: readonly Item[],
  lines: number,
  cost: (item: Item) => number,
): Part<Item> {
  const shown = new Set<Item>();
  let unused = lines;
  for (const item of items) {
    const taken = cost(item);
    if (taken > unused) break;
    unused -= taken;
    shown.add(item);
  }
  return { shown, left: items.length - shown.size, unused };
}

/** The same, but those that matter more are taken first. */
export function fittingFirst<Item>(
  items: readonly Item[],
  lines: number,
  cost: (item: Item) => number,
  matters: (item: Item) => boolean,
): Part<Item> {
  return fitting([...items.filter(matters), ...items.filter((item) => !matters(item))], lines, cost);
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /[ -~｡-ﾟ]/.test(character) ? 0.58 : 1;
  return width;
}

function needsTalk(goal: TalkGoal, grades: readonly Grade[]): boolean {
  const behind = grades.filter(isBehind).map(({ id }) => id);
  return goal.needsSupport || goal.silent > 0 || goal.states.some(({ gradeId }) => behind.includes(gradeId));
}

function pointLines({ shortForm }: TalkPoint): number {
  return EDGE + linesOf(excerpt(shortForm, EXCERPT.point), WIDTH.point);
}

function carriedLines({ goal, unit }: CarriedGoal): number {
  return EDGE + linesOf(goal.title + unit.name, WIDTH.full - STATE_COLUMN);
}

function goalLines(goal: TalkGoal, grades: readonly Grade[]): number {
  const words = goal.states.map(({ gradeId }) => grades.find(({ id }) => id === gradeId)?.label ?? "");
  const states = [
    ...words,
    ...(goal.silent > 0 ? ["未回答"] : []),
    ...(goal.needsSupport ? ["支援が必要"] : []),
  ];
  // A word is never broken in two, so the end of a line may stay empty.
  const perLine = Math.max(1, Math.floor(WIDTH.state / (Math.max(1, ...states.map(widthOf)) + STATE_ROOM)));
  const section = goal.sections.length === 1 ? (goal.sections[0]?.name ?? "") : "";
  return (
    EDGE +
    Math.max(
      linesOf(goal.title, WIDTH.goalTitle),
      linesOf(section, WIDTH.section),
      Math.ceil(states.length / perLine),
    )
  );
}

function planLines(goal: TalkGoal): number {
  const levels = excerpt(goal.levels.join(" ／ "), EXCERPT.levels);
  return EDGE + Math.max(linesOf(goal.title, WIDTH.goalTitle), linesOf(levels, WIDTH.level));
}

function changeLines(change: TalkChange): number {
  switch (change.kind) {
    case "moved":
      return EDGE + linesOf(change.goal.title + change.unit.name, WIDTH.full - STATE_COLUMN);
    case "support":
      return EDGE + linesOf(change.goals.map(({ title }) => `${title}No.00、`).join(""), WIDTH.full - 10);
    case "silent":
    case "answered":
      return (
        EDGE +
        linesOf(change.units.map(({ unit }) => `${unit.name} 00件のうち00件、`).join(""), WIDTH.full - 10)
      );
  }
}

function askedLines({ goal, unit }: Pick<TalkSupport, "goal" | "unit">, said: string): number {
  return EDGE + linesOf(goal.title, WIDTH.half - 4) + linesOf(unit.name + said, WIDTH.half - 6);
}

function indicatorLines({ text, newest, ...target }: TalkIndicator): number {
  const figure = newest ? formatFigure(newest.value, target.unit) : "";
  const figures = `${figure}${formatTarget(target) ?? ""}${newest?.unit?.name ?? ""}`;
  return EDGE + Math.max(linesOf(text, WIDTH.full - 26), linesOf(figures, 16));
}
