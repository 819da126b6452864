import type { Table } from "../file/table.ts";
import { readHeaded } from "../headedTable.ts";
import { errorAt, hasErrors, type Problem } from "../problem.ts";
import { keepConsistent } from "./consistency.ts";
import type { RosterDocument, RosterRow } from "./document.ts";
import { matchRosterHeadings } from "./headings.ts";
import { readRosterRow } from "./row.ts";

const EXPECTED = "職員名簿（職員番号・氏名・所属・職名・権限・本務兼務・着任日・離任日）";

/** Reads a list of staff and their posts. A row without 権限 becomes a member, the least that a post can be. */
export function parseRoster(table: Table): RosterDocument {
  const headed = readHeaded(table, { match: matchRosterHeadings, expected: EXPECTED, isLayout: () => false });
  const posts: RosterRow[] = [];
  const rowProblems: Problem[] = [];
  for (const { row, columns } of headed.rows) {
    const read = readRosterRow(row, columns);
    rowProblems.push(...read.problems);
    if (read.post) posts.push(read.post);
  }
  const consistent = keepConsistent(posts);
  const isEmpty = headed.rows.length === 0 && !hasErrors(headed);
  const empty = isEmpty ? [errorAt(null, null, "見出しの下に職員の行がありません。")] : [];
  return {
    kind: "roster",
    rows: consistent.rows,
    badRows: headed.badRows + headed.rows.length - consistent.rows.length,
    problems: [...headed.problems, ...empty, ...rowProblems, ...consistent.problems],
  };
}
