// What a corrected 組織目標展開整理表 changes. Whatever is still in the paper keeps its id, so reports and judgements stay
// attached; whatever is not is withdrawn, never deleted.
import type { CivilDate } from "./civilDate.ts";
import { type Difference, difference } from "./differences.ts";
import { formatTarget, type IndicatorKind } from "./indicator.ts";
import { comparable, matchLists, mostSimilar, sameKey } from "./matchLists.ts";
import { matchTexts, type StoredText, type TextsPlan } from "./matchTexts.ts";

/** A section a goal is asked of. */
export interface Section {
  id: string;
  name: string;
}

/** A row of the sheet, with the sections it is asked of. */
export interface GoalRow {
  /** 1-based, of the paper. */
  line?: number;
  number: number;
  title: string;
  category: string;
  criteria: readonly string[];
  steps: readonly string[];
  deadline: { text: string; date: CivilDate | null };
  owner: string;
  shared: boolean;
  indicators: readonly IndicatorRow[];
  sections: readonly Section[];
}

export interface IndicatorRow {
  text: string;
  target: number | null;
  unit: string;
  kind: IndicatorKind;
  /** Which criterion of the row it was found in. */
  criterion: number | null;
}

export interface StoredGoal {
  id: string;
  number: number;
  title: string;
  category: string;
  deadlineText: string;
  deadlineDate: CivilDate | null;
  owner: string;
  isShared: boolean;
  isWithdrawn: boolean;
  sections: readonly Section[];
  criteria: readonly StoredText[];
  steps: readonly StoredText[];
  indicators: readonly StoredIndicator[];
}

export interface StoredIndicator {
  id: string;
  criterionId: string | null;
  position: number;
  text: string;
  target: number | null;
  unit: string;
  kind: IndicatorKind;
}

export interface GoalChange {
  goal: StoredGoal;
  row: GoalRow;
  /** What a person is shown; empty when nothing changes. */
  differences: Difference[];
  criteria: TextsPlan;
  steps: TextsPlan;
}

export interface GoalPlan {
  added: GoalRow[];
  changed: GoalChange[];
  withdrawn: StoredGoal[];
  /** Without a row, but not withdrawn: their rows may be among those that were skipped. */
  left: StoredGoal[];
  unchanged: number;
}

/** A row that asks for a number which a goal without a row still has. */
export interface TakenNumber {
  row: GoalRow;
  holder: StoredGoal;
}

const REWORDED_TITLE = 0.6;

/**
 * Compares the stored goals of a department and year with the rows of a sheet.
 * A row is the stored goal with the same title, else with a reworded title, else with the same number; a withdrawn goal
 * comes back only under its own title.
 * @param isComplete false when rows of the sheet were skipped: then nothing is withdrawn
 */
export function matchGoals(
  stored: readonly StoredGoal[],
  rows: readonly GoalRow[],
  isComplete = true,
): GoalPlan {
  const live = stored.filter((goal) => !goal.isWithdrawn);
  const first = matchLists(live, rows, [
    sameKey(
      (goal) => `${goal.number} ${comparable(goal.title)}`,
      (row) => `${row.number} ${comparable(row.title)}`,
    ),
    sameKey(
      (goal) => comparable(goal.title),
      (row) => comparable(row.title),
    ),
  ]);
  const withdrawn = stored.filter((goal) => goal.isWithdrawn);
  const revived = matchLists(withdrawn, first.fresh, [
    sameKey(
      (goal) => comparable(goal.title),
      (row) => comparable(row.title),
    ),
  ]);
  const rest = matchLists(first.gone, revived.fresh, [
    mostSimilar(
      (goal) => goal.title,
      (row) => row.title,
      REWORDED_TITLE,
    ),
    sameKey(
      (goal) => goal.number,
      (row) => row.number,
    ),
  ]);
  const compared = [...first.pairs, ...revived.pairs, ...rest.pairs].map(([goal, row]) =>
    compareGoal(goal, row),
  );
  const changed = compared.filter((change) => change.differences.length > 0);
  return {
    added: rest.fresh,
    changed: changed.sort((a, b) => a.row.number - b.row.number),
    withdrawn: isComplete ? rest.gone : [],
    left: isComplete ? [] : rest.gone,
    unchanged: compared.length - changed.length,
  };
}

/** Where the plan would give a goal the number of another one, which only a complete sheet could withdraw. */
export function takenNumbers({ added, changed, left }: GoalPlan): TakenNumber[] {
  const holders = new Map(left.map((goal) => [goal.number, goal]));
  return [...added, ...changed.map(({ row }) => row)].flatMap((row) => {
    const holder = holders.get(row.number);
    return holder ? [{ row, holder }] : [];
  });
}

function compareGoal(goal: StoredGoal, row: GoalRow): GoalChange {
  const criteria = matchTexts(goal.criteria, row.criteria);
  const steps = matchTexts(goal.steps, row.steps);
  return {
    goal,
    row,
    criteria,
    steps,
    differences: [
      ...difference("withdrawn", goal.isWithdrawn ? "取下げ" : "", ""),
      ...difference("number", String(goal.number), String(row.number)),
      ...difference("title", goal.title, row.title),
      ...difference("category", goal.category, row.category),
      ...difference("deadline", goal.deadlineText, row.deadline.text),
      ...difference("deadlineDate", goal.deadlineDate ?? "", row.deadline.date ?? ""),
      ...difference("owner", goal.owner, row.owner),
      ...sectionDifference(goal.sections, row.sections),
      ...criteria.differences.map((each) => ({ field: "criteria" as const, ...each })),
      ...steps.differences.map((each) => ({ field: "steps" as const, ...each })),
      ...difference("indicators", storedIndicators(goal, criteria), rowIndicators(row)),
    ],
  };
}

function sectionDifference(before: readonly Section[], after: readonly Section[]): Difference[] {
  const ids = (sections: readonly Section[]) => sections.map((section) => section.id).sort();
  if (ids(before).join() === ids(after).join()) return [];
  const names = (sections: readonly Section[]) => sections.map((section) => section.name).join("、");
  return [{ field: "sections", before: names(before), after: names(after) }];
}

function storedIndicators(goal: StoredGoal, criteria: TextsPlan): string {
  return [...goal.indicators]
    .sort((a, b) => a.position - b.position)
    .map((each) => {
      const index = criteria.entries.findIndex(({ stored }) => stored?.id === each.criterionId);
      return line(each, index < 0 ? null : index);
    })
    .join("\n");
}

function rowIndicators(row: GoalRow): string {
  return row.indicators.map((each) => line(each, each.criterion)).join("\n");
}

function line(
  each: Pick<IndicatorRow, "text" | "target" | "unit" | "kind">,
  criterion: number | null,
): string {
  const place = criterion === null ? "" : `${criterion + 1} `;
  const target = formatTarget(each);
  return `${place}${each.text}${target === null ? "" : `（目標 ${target}）`}`;
}
