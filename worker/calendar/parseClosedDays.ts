import type { DAY_KINDS } from "../../db/schema/closedDays.ts";
import { dayAt } from "../documents/file/cell.ts";
import type { Table, TableRow } from "../documents/file/table.ts";
import { readHeaded } from "../documents/headedTable.ts";
import { type Columns, type Heading, headingMatcher } from "../documents/headings.ts";
import { errorAt, type Problem } from "../documents/problem.ts";
import type { CivilDate } from "../domain/civilDate.ts";
import { HOLIDAY_YEARS } from "../domain/holidays.ts";
import { comparable } from "../domain/matchLists.ts";
import type { Hours } from "../domain/settings.ts";
import { readHours } from "./readHours.ts";

export type DayKind = (typeof DAY_KINDS)[number];

/** A day on which the city or a unit is closed, open although the calendar says otherwise, or open for some hours. */
export interface ClosedDayRow {
  line: number;
  day: CivilDate;
  kind: DayKind;
  name: string;
  /** Whose day it is, as written; null is the whole city's. */
  unit: string | null;
  /** Of a half day; null otherwise. */
  hours: Hours | null;
}

export interface ClosedDaysDocument {
  kind: "holidays";
  rows: ClosedDayRow[];
  problems: Problem[];
}

type Key = "day" | "kind" | "name" | "hours" | "unit";

const HEADINGS: readonly Heading<Key>[] = [
  { key: "day", label: "日付", words: ["日付", "年月日", "月日"], required: true },
  { key: "kind", label: "区分", words: ["区分", "種別"], required: true },
  { key: "name", label: "名称", words: ["名称", "名前", "理由"], required: true },
  { key: "hours", label: "時間", words: ["時間", "時間帯", "開く時間", "開庁時間"], required: false },
  { key: "unit", label: "課", words: ["課", "課名", "課室", "部署", "所属", "施設"], required: false },
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
  半日: "half",
  半日開庁: "half",
  half: "half",
};

/** Reads a list of own days: 日付, 区分 (閉庁, 開庁 or 半日), 名称, and where needed 時間 and 課. */
export function parseClosedDays(table: Table): ClosedDaysDocument {
  const headed = readHeaded(table, {
    match: headingMatcher(HEADINGS),
    expected: "閉庁日（日付・区分・名称、要るときは時間・課）",
    isLayout: () => false,
  });
  const problems = [...headed.problems];
  const rows: ClosedDayRow[] = [];
  const seen = new Set<string>();
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
  seen: Set<string>,
): { day: ClosedDayRow | null; problems: Problem[] } {
  const cell = (key: Key) => (row.cells[columns.indexOf.get(key) ?? -1] ?? "").trim();
  const day = dayAt(row, columns.indexOf.get("day"));
  const kind = KIND_OF_WORD[cell("kind").normalize("NFKC").toLowerCase()];
  const name = cell("name");
  const unit = cell("unit") || null;
  const hours = readHours(cell("hours"));
  const owned = `${day} ${comparable(unit ?? "")}`;
  const problems: Problem[] = [];
  const refuse = (column: string, message: string) => problems.push(errorAt(row.line, column, message));
  if (!day) refuse("日付", "日付を読み取れません。2026/12/28 のように書いてください。");
  else if (isBeyondHolidays(day)) {
    refuse("日付", `${HOLIDAY_YEARS.to} 年より先の日付です。年を確かめてください。`);
  } else if (seen.has(owned)) {
    refuse("日付", unit ? "同じ課の同じ日付が上の行にもあります。" : "同じ日付が上の行にもあります。");
  }
  if (!kind) refuse("区分", "「閉庁」か「開庁」か「半日」と書いてください。");
  else if (kind === "half" && !hours) {
    refuse("時間", "半日に開く時間を、08:30〜12:00 のように、早い時刻から遅い時刻の順で書いてください。");
  } else if (kind !== "half" && cell("hours") !== "") {
    refuse("時間", "時間を決めて開く日は、区分を「半日」にしてください。");
  }
  if (name === "") refuse("名称", "名称がありません。");
  if (!day || !kind || problems.length > 0) return { day: null, problems };
  seen.add(owned);
  return { day: { line: row.line, day, kind, name, unit, hours }, problems };
}

// Nothing can be said about working days in years whose holidays are not known.
function isBeyondHolidays(day: CivilDate): boolean {
  return Number(day.slice(0, 4)) > HOLIDAY_YEARS.to;
}
