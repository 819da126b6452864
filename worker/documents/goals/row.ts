import type { DeadlineContext } from "../deadline.ts";
import { deadlineAt } from "../deadlineCell.ts";
import { textAt } from "../file/cell.ts";
import type { TableRow } from "../file/table.ts";
import { proposeIndicators } from "../indicators.ts";
import { errorAt, noticeAt, type Problem } from "../problem.ts";
import { joinLines } from "../wording/joinLines.ts";
import { compact } from "../wording/width.ts";
import type { GoalIndicator, GoalRow } from "./document.ts";
import { type GoalColumns, type GoalKey, goalLabel } from "./headings.ts";
import { splitItems } from "./items.ts";
import { isShared, ownerOf } from "./owner.ts";

const NUMBER = /^[(No.№]*0*([1-9]\d{0,4})(?:\.0+)?[).]?$/i;
const LONGEST_QUOTE = 20;

/** The row of a goal with the rows that go on with it, under the same headings. */
export interface GoalRows {
  first: TableRow;
  more: TableRow[];
  columns: GoalColumns;
}

/** The goal where it could be read, and what was found wrong or left open. */
export interface ReadRow {
  goal: GoalRow | null;
  problems: Problem[];
}

/** Reads the rows of one goal. */
export function readGoalRows(rows: GoalRows, context: DeadlineContext): ReadRow {
  const { first, more, columns } = rows;
  const problems: Problem[] = [];
  const cell = (key: GoalKey) => wordsOf(rows, key);
  const items = (key: GoalKey) =>
    [first, ...more].flatMap((row) => splitItems(ownText(row, columns.indexOf.get(key), row === first)));
  const refuse = (key: GoalKey, message: string) =>
    problems.push(errorAt(first.line, goalLabel(key), message));
  const ask = (key: GoalKey, message: string) => problems.push(noticeAt(first.line, goalLabel(key), message));

  const number = Number(NUMBER.exec(compact(cell("number").normalize("NFKC")))?.[1] ?? Number.NaN);
  const title = joinLines(cell("title"));
  const owner = ownerOf(cell("owner"));
  const criteria = items("criteria");
  const deadline = deadlineAt(first, columns.indexOf.get("deadline"), cell("deadline"), context);

  if (cell("number").trim() === "") refuse("number", "番号がありません。");
  else if (Number.isNaN(number)) refuse("number", "番号が数字ではありません。");
  if (title === "") refuse("title", "実施項目がありません。");
  if (owner === "") refuse("owner", "課名（又は「共通」）がありません。");
  if (problems.length > 0) return { goal: null, problems };

  const unmerged = more.filter(({ merged }) => !merged?.has(columns.indexOf.get("number") ?? -1));
  for (const { line } of unmerged) {
    problems.push(
      noticeAt(line, goalLabel("number"), `番号がないので、上の番号${number}の続きとして読みました。`),
    );
  }
  if (criteria.length === 0) ask("criteria", "どの水準までが空です。");
  if (!deadline.understood) ask("deadline", unclearDeadline(deadline.text));
  const goal: GoalRow = {
    line: first.line,
    number,
    title,
    category: joinLines(cell("category")),
    criteria,
    steps: items("steps"),
    deadline,
    owner,
    shared: isShared(owner),
    indicators: criteria.flatMap(indicatorsOf),
  };
  return { goal, problems };
}

/** The words of a column over the rows of a goal, each once, line by line. */
function wordsOf({ first, more, columns }: GoalRows, key: GoalKey): string {
  const index = columns.indexOf.get(key);
  const added = more.map((row) => ownText(row, index, false)).filter((words) => words !== "");
  return [first.cells[index ?? -1] ?? "", ...added].join("\n").trim();
}

/** The words that a row adds: a cell merged with the one above adds none. */
function ownText(row: TableRow, index: number | undefined, isFirst: boolean): string {
  return !isFirst && row.merged?.has(index ?? -1) ? "" : textAt(row, index);
}

function indicatorsOf(text: string, criterion: number): GoalIndicator[] {
  return proposeIndicators(text).map((indicator) => ({ ...indicator, criterion }));
}

function unclearDeadline(text: string): string {
  return text === ""
    ? "期限が空です。日付を決めてください。"
    : `期限「${quote(text)}」を日付に読み替えられません。日付を決めてください。`;
}

function quote(text: string): string {
  const flat = joinLines(text);
  return flat.length > LONGEST_QUOTE ? `${flat.slice(0, LONGEST_QUOTE)}…` : flat;
}
