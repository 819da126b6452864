import type { DeadlineContext } from "../deadline.ts";
import { readDeadline } from "../deadline.ts";
import type { TableRow } from "../file/table.ts";
import { proposeIndicators } from "../indicators.ts";
import { errorAt, noticeAt, type Problem } from "../problem.ts";
import { joinLines } from "../wording/joinLines.ts";
import { compact } from "../wording/width.ts";
import { splitBullets } from "./bullets.ts";
import type { GoalIndicator, GoalRow } from "./document.ts";
import { type GoalColumns, type GoalKey, goalLabel } from "./headings.ts";

const NUMBER = /^[(No.№]*0*([1-9]\d{0,4})(?:\.0+)?[).]?$/i;
const SHARED = /^(?:各課|全課|部内?|各課室|全庁|課)?共通$/;
const LONGEST_QUOTE = 20;

/** A row under a heading row: the goal where it could be read, and what was found wrong or left open. */
export interface ReadRow {
  goal: GoalRow | null;
  problems: Problem[];
}

/** Reads one row of a goal sheet. */
export function readGoalRow(row: TableRow, columns: GoalColumns, context: DeadlineContext): ReadRow {
  const problems: Problem[] = [];
  const cell = (key: GoalKey) => row.cells[columns.indexOf.get(key) ?? -1] ?? "";
  const refuse = (key: GoalKey, message: string) => problems.push(errorAt(row.line, goalLabel(key), message));
  const ask = (key: GoalKey, message: string) => problems.push(noticeAt(row.line, goalLabel(key), message));

  const number = Number(NUMBER.exec(compact(cell("number").normalize("NFKC")))?.[1] ?? Number.NaN);
  const title = joinLines(cell("title"));
  const owner = joinLines(cell("owner"));
  const criteria = splitBullets(cell("criteria"));
  const deadline = readDeadline(joinLines(cell("deadline")), context);

  if (cell("number").trim() === "") refuse("number", "番号がありません。");
  else if (Number.isNaN(number)) refuse("number", "番号が数字ではありません。");
  if (title === "") refuse("title", "実施項目がありません。");
  if (owner === "") refuse("owner", "課名（又は「共通」）がありません。");
  if (problems.length > 0) return { goal: null, problems };

  if (criteria.length === 0) ask("criteria", "どの水準までが空です。");
  if (!deadline.understood) ask("deadline", unclearDeadline(deadline.text));
  const goal: GoalRow = {
    line: row.line,
    number,
    title,
    category: joinLines(cell("category")),
    criteria,
    steps: splitBullets(cell("steps")),
    deadline,
    owner,
    shared: isShared(owner),
    indicators: criteria.flatMap(indicatorsOf),
  };
  return { goal, problems };
}

/** Whether the cell of the owner says that every section of the department is meant. */
export function isShared(owner: string): boolean {
  return SHARED.test(compact(owner).replace(/^[([]|[)\]]$/g, ""));
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
