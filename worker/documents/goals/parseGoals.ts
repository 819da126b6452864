import { type FiscalYear, fiscalYearOf } from "../../domain/fiscalYear.ts";
import { ERAS } from "../../domain/wareki.ts";
import type { DeadlineContext } from "../deadline.ts";
import type { Table } from "../file/table.ts";
import { type HeadedRow, readHeaded } from "../headedTable.ts";
import { errorAt, hasErrors, noticeAt, type Problem } from "../problem.ts";
import type { GoalRow, GoalsDocument } from "./document.ts";
import { isHeadRow, readHead, type SheetHead } from "./head.ts";
import { type GoalKey, goalLabel, matchGoalHeadings } from "./headings.ts";
import { type GoalRows, readGoalRows } from "./row.ts";

const EXPECTED =
  "組織目標展開整理表（番号・実施項目・計画・方針等の分類・どの水準まで・どのような方法で・いつまで・共通／課名）";

/** Reads a 組織目標展開整理表. A fiscal year that is given goes before the one that the sheet names. */
export function parseGoals(table: Table, { fiscalYear }: { fiscalYear?: FiscalYear } = {}): GoalsDocument {
  const headed = readHeaded(table, { match: matchGoalHeadings, expected: EXPECTED, isLayout: isHeadRow });
  const head = readHead(headed.head);
  const context = contextOf(head, fiscalYear);
  const body = readRows(headed.rows, context);
  const year = headed.rows.length > 0 ? yearProblems(head, fiscalYear, context.fiscalYear) : [];
  const isEmpty = headed.rows.length === 0 && !hasErrors(headed);
  const empty = isEmpty ? [errorAt(null, null, "見出しの下に実施項目の行がありません。")] : [];
  return {
    kind: "goals",
    title: head.title,
    fiscalYear: context.fiscalYear,
    issuedOn: head.issuedOn,
    issuerTitle: head.issuerTitle,
    rows: body.goals,
    badRows: headed.badRows + body.badRows,
    problems: [...headed.problems, ...empty, ...year, ...body.problems],
  };
}

function contextOf(head: SheetHead, given: FiscalYear | undefined): DeadlineContext {
  const fiscalYear = given ?? head.fiscalYear ?? yearOfIssue(head);
  const era =
    head.era ?? ERAS.find(({ from }) => fiscalYear !== null && from <= `${fiscalYear}-05-01`) ?? null;
  return { fiscalYear, era };
}

/** The year in which the sheet was made; from January to March it may as well be the sheet of the year to come. */
function yearOfIssue({ issuedOn }: SheetHead): FiscalYear | null {
  if (issuedOn === null) return null;
  const year = fiscalYearOf(issuedOn);
  return issuedOn.startsWith(`${year}-`) ? year : null;
}

function readRows(rows: readonly HeadedRow<GoalKey>[], context: DeadlineContext) {
  const goals = new Map<number, GoalRow>();
  const problems: Problem[] = [];
  let badRows = 0;
  for (const each of rowsOfGoals(rows)) {
    const { first, more } = each;
    if (more.length === 0 && isOnlyNumber(first.cells)) {
      problems.push(noticeAt(first.line, null, "番号だけの行は読み飛ばしました。"));
      continue;
    }
    const read = readGoalRows(each, context);
    const earlier = read.goal ? goals.get(read.goal.number) : undefined;
    problems.push(...read.problems);
    if (read.goal && earlier) {
      const message = `番号${read.goal.number}は${earlier.line}行目にもあります。`;
      problems.push(errorAt(first.line, goalLabel("number"), message));
    } else if (read.goal) goals.set(read.goal.number, read.goal);
    if (!read.goal || earlier) badRows += 1 + more.length;
  }
  return { goals: [...goals.values()], badRows, problems };
}

/** A goal goes on in rows without a number and title of their own: merged with those above, or left empty. */
function rowsOfGoals(rows: readonly HeadedRow<GoalKey>[]): GoalRows[] {
  const goals: GoalRows[] = [];
  for (const { row, columns } of rows) {
    const above = goals.at(-1);
    const isOwn = (key: GoalKey) => {
      const index = columns.indexOf.get(key) ?? -1;
      return (row.cells[index] ?? "").trim() !== "" && !row.merged?.has(index);
    };
    if (above && !isOwn("number") && !isOwn("title")) above.more.push(row);
    else goals.push({ first: row, more: [], columns });
  }
  return goals;
}

// Forms are handed out with the numbers printed in advance.
function isOnlyNumber(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  return filled.length === 1 && /^\p{N}{1,3}$/u.test(filled[0] ?? "");
}

function yearProblems(head: SheetHead, given: FiscalYear | undefined, used: FiscalYear | null): Problem[] {
  if (used === null) return [noticeAt(null, null, "何年度の表か分かりません。年度を指定してください。")];
  if (given !== undefined && head.fiscalYear !== null && head.fiscalYear !== given) {
    return [
      noticeAt(null, null, `表題は${head.fiscalYear}年度ですが、指定された${given}年度として読みました。`),
    ];
  }
  return [];
}
