import type { CivilDate } from "../../domain/civilDate.ts";
import { overlaps } from "../../domain/overtime/order.ts";
import { dayAt, textAt } from "../file/cell.ts";
import type { Table, TableRow } from "../file/table.ts";
import { type HeadedRow, readHeaded } from "../headedTable.ts";
import { errorAt, noticeAt, type Problem } from "../problem.ts";
import { bareWord, toHalfWidth } from "../wording/width.ts";
import type { ActualsColumns, ActualsKey } from "./columns.ts";
import { actualsLabel, actualsMatcher, likelyHeadings, saysHours } from "./headings.ts";
import { type HoursWritten, hoursWrittenIn, numberAt, type UnclearHours } from "./hoursWritten.ts";
import { type NumbersMean, readTimes } from "./times.ts";

/** What one person worked over time on one day. */
export interface ActualRow {
  /** 1-based; of the first, where a day has several lines. */
  line: number;
  /** As written, half width; leading zeros stay. */
  staffNumber: string;
  day: CivilDate;
  /** Breaks taken off; 0 where the table says that there was none. */
  minutes: number;
  /** When the person left, in minutes after 00:00 of the day; null where the table does not say. */
  until: number | null;
}

export interface ActualsDocument {
  kind: "actuals";
  rows: ActualRow[];
  problems: Problem[];
  /** The headings of the table as written, for whoever has to say which is which. */
  headings: string[];
  /** Whether the headings, or what was said about them, were understood. */
  isUnderstood: boolean;
  /** A number that means one thing in 60進 and another in 10進, where nobody has said which; then there are no rows. */
  unclearHours: UnclearHours | null;
}

export interface ActualsReading {
  /** The headings by name, where the usual words do not fit. */
  columns?: ActualsColumns | undefined;
  /** Those of another file, for where they fit this one. */
  remembered?: ActualsColumns | undefined;
  /** How hours are written with a point, for where the column does not show it. */
  hours?: HoursWritten | undefined;
}

/** 合計, and at the end of another word: 市民課 小計, 10月計. */
const SUM = /(?:合計|小計|総計|累計|月計|日計|計)$/u;
const DECIMAL = /^\d+\.\d+$/;
const BARE_NUMBER = /^\d+$/;
/** Nobody works so many hours over time on a day: a greater number is minutes. */
const MOST_HOURS = 24;

/**
 * Reads what an attendance system exports: 職員番号, 日, and a length (超過勤務時間) or 開始 and 終了 with or without 休憩.
 * Several lines of one day with beginnings and ends are added up; lines of sums are passed over.
 */
export function parseActuals(table: Table, reading: ActualsReading = {}): ActualsDocument {
  const columns = columnsFor(table, reading);
  const match = actualsMatcher(columns);
  const headed = readHeaded<ActualsKey>(table, { match, expected: "", isLayout: () => false });
  const nothing = { kind: "actuals" as const, rows: [], unclearHours: null };
  if (!headed.headings) {
    const headings = likelyHeadings((table.sheets[0]?.rows ?? []).map(({ cells }) => cells));
    const problems = [...table.problems, errorAt(null, null, wordUnknown(headings))];
    return { ...nothing, problems, headings, isUnderstood: false };
  }
  const headings = likelyHeadings([headed.headings]);
  const hoursIndex = headed.rows[0]?.columns.indexOf.get("hours");
  const heading = headed.headings[hoursIndex ?? -1] ?? "";
  const rows = headed.rows.map(({ row }) => row);
  const written = reading.hours ?? hoursWrittenIn(rows, hoursIndex, heading);
  if (typeof written !== "string") {
    return { ...nothing, problems: headed.problems, headings, isUnderstood: true, unclearHours: written };
  }
  const unit =
    columns?.hours === undefined
      ? unitOf(
          rows.map((row) => numberAt(row, hoursIndex)),
          heading,
        )
      : "hours";
  const days = new Map<string, Day>();
  const problems = headed.rows.flatMap((row) => readRow(row, { unit, written }, days));
  return {
    ...nothing,
    rows: [...days.values()].map(({ spans: _, ...row }) => row),
    problems: [...headed.problems, ...problems],
    headings,
    isUnderstood: true,
  };
}

interface Day extends ActualRow {
  spans: { day: CivilDate; from: number; until: number }[] | null;
}

function columnsFor(table: Table, { columns, remembered }: ActualsReading): ActualsColumns | undefined {
  if (columns || !remembered) return columns;
  const match = actualsMatcher(remembered);
  const fits = table.sheets.some(({ rows }) => rows.some(({ cells }) => match(cells) !== null));
  return fits ? remembered : undefined;
}

function wordUnknown(headings: readonly string[]): string {
  return headings.length === 0
    ? "見出しの行が見つかりません。"
    : `職員番号・日・時間（または開始と終了）の列が分かりません。見つかった列: ${headings.join("、")}`;
}

/** What a number alone means: as the heading says, else as all numbers of the column together show. */
function unitOf(numbers: readonly string[], heading: string): NumbersMean["unit"] {
  if (saysHours(heading) || numbers.some((number) => DECIMAL.test(number))) return "hours";
  const bare = numbers.filter((number) => BARE_NUMBER.test(number) && Number(number) > 0).map(Number);
  if (bare.length === 0) return "hours";
  return bare.some((number) => number > MOST_HOURS) ? "minutes" : "unclear";
}

/** Adds a line to the days; says what is wrong with it where it cannot be added. */
function readRow(headed: HeadedRow<ActualsKey>, numbers: NumbersMean, days: Map<string, Day>): Problem[] {
  const { row, columns } = headed;
  const at = (key: ActualsKey) => columns.indexOf.get(key);
  const bad = (key: ActualsKey, message: string) => [errorAt(row.line, actualsLabel(key), message)];
  const staffNumber = toHalfWidth(textAt(row, at("staffNumber"))).replace(/\s+/g, "");
  const day = dayAt(row, at("day"));
  if ((staffNumber === "" || !day) && isSum(row)) return [];
  if (staffNumber === "") {
    const isEmpty = [...columns.indexOf.values()].every((index) => textAt(row, index) === "");
    return isEmpty ? [] : bad("staffNumber", "職員番号がありません。");
  }
  if (!day) return bad("day", "日を読み取れません。2026/11/24 のように書いてください。");
  const times = readTimes(headed, day, numbers);
  if (times.kind === "bad") return bad(times.key, times.message);
  const { minutes, span, until, isSpan, isEndNextDay } = times;
  const notices = isEndNextDay
    ? [noticeAt(row.line, actualsLabel("until"), "始まりより早い時刻なので、翌日の時刻として読みました。")]
    : [];
  const key = `${staffNumber} ${day}`;
  const known = days.get(key);
  if (!known) {
    const spans = span ? [{ day, ...span }] : minutes === 0 ? [] : null;
    days.set(key, { line: row.line, staffNumber, day, minutes, until, spans });
    return notices;
  }
  if (minutes === 0 && span === null && isSpan) return notices;
  if (!known.spans || !span) {
    return [errorAt(row.line, null, `${known.line} 行目と、職員番号も日も同じです。1 行にしてください。`)];
  }
  if (known.spans.some((other) => overlaps(other, { day, ...span }))) {
    return [errorAt(row.line, null, `${known.line} 行目と、同じ日の時刻が重なっています。`)];
  }
  known.spans.push({ day, ...span });
  known.minutes += minutes;
  known.until = Math.max(known.until ?? 0, span.until);
  return notices;
}

function isSum({ cells }: TableRow): boolean {
  return cells.some((cell) => SUM.test(bareWord(cell)));
}
