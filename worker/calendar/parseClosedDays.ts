import type { DAY_KINDS } from "../../db/schema/closedDays.ts";
import { readDay } from "../documents/calendarText.ts";
import type { Table, TableRow } from "../documents/file/table.ts";
import { readHeaded } from "../documents/headedTable.ts";
import { type Columns, type Heading, headingMatcher } from "../documents/headings.ts";
import { errorAt, type Problem } from "../documents/problem.ts";
import type { CivilDate } from "../domain/civilDate.ts";

export type DayKind = (typeof DAY_KINDS)[number];

/** A day on which the city is closed, or open although the calendar says otherwise. */
export interface ClosedDayRow {
  line: number;
  day: CivilDate;
  kind: DayKind;
  name: string;
}

export interface ClosedDaysDocument {
  kind: "holidays";
  rows: ClosedDayRow[];
  problems: Problem[];
}

type Key = "day" | "kind" | "name";

const HEADINGS: readonly Heading<Key>[] = [
  { key: "day", label: "日付", words: ["日付", "年月日", "月日"], required: true },
  { key: "kind", label: "区分", words: ["区分", "種別"], required: true },
  { key: "name", label: "名称", words: ["名称", "名前", "理由"], required: true },
];
const KIND_OF_WORD: Readonly<Record<string, DayKind>> = {
  閉庁: "closed",
  休み: "closed",
  休日: "closed",
  休庁: "closed",
  closed: "closed",
  開庁: "open",
  開く: "open",
  open: "open",
};

/** Reads a list of the city's own days: 日付, 区分 (閉庁 or 開庁), 名称. */
export function parseClosedDays(table: Table): ClosedDaysDocument {
  const headed = readHeaded(table, {
    match: headingMatcher(HEADINGS),
    expected: "閉庁日（日付・区分・名称）",
    isLayout: () => false,
  });
  const problems = [...headed.problems];
  const rows: ClosedDayRow[] = [];
  const seen = new Set<CivilDate>();
  for (const { row, columns } of headed.rows) {
    const read = readRow(row, columns, seen);
    problems.push(...read.problems);
    if (read.day) rows.push(read.day);
  }
  return { kind: "holidays", rows, problems };
}

function readRow(
  row: TableRow,
  columns: Columns<Key>,
  seen: Set<CivilDate>,
): { day: ClosedDayRow | null; problems: Problem[] } {
  const cell = (key: Key) => (row.cells[columns.indexOf.get(key) ?? -1] ?? "").trim();
  const day = readDay(cell("day"));
  const kind = KIND_OF_WORD[cell("kind").normalize("NFKC").toLowerCase()];
  const name = cell("name");
  const problems: Problem[] = [];
  const refuse = (column: string, message: string) => problems.push(errorAt(row.line, column, message));
  if (!day) refuse("日付", "日付を読み取れません。2026/12/28 のように書いてください。");
  else if (seen.has(day)) refuse("日付", "同じ日付が上の行にもあります。");
  if (!kind) refuse("区分", "「閉庁」か「開庁」と書いてください。");
  if (name === "") refuse("名称", "名称がありません。");
  if (!day || !kind || problems.length > 0) return { day: null, problems };
  seen.add(day);
  return { day: { line: row.line, day, kind, name }, problems };
}
