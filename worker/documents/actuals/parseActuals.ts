import type { CivilDate } from "../../domain/civilDate.ts";
import { LATEST_MINUTES, readClock, readHours } from "../../domain/overtime/clock.ts";
import { overlaps } from "../../domain/overtime/order.ts";
import { readDay } from "../calendarText.ts";
import type { Table, TableRow } from "../file/table.ts";
import { type HeadedRow, readHeaded } from "../headedTable.ts";
import { errorAt, type Problem } from "../problem.ts";
import { bareWord, toHalfWidth } from "../wording/width.ts";
import type { ActualsColumns, ActualsKey } from "./columns.ts";
import { actualsLabel, actualsMatcher, likelyHeadings, saysHours } from "./headings.ts";

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
}

const SUMS = new Set(["合計", "計", "小計", "総計", "月計"]);
const NOTHING = /^[-－ー―–—…・]*$/u;
const BARE_NUMBER = /^\d+$/;
const DECIMAL = /^\d+\.\d+$/;
const DAY_MINUTES = 24 * 60;
/** Nobody works so many hours over time on a day: a greater number is minutes. */
const MOST_HOURS = 24;

/**
 * Reads what an attendance system exports: 職員番号, 日, and a length (超過勤務時間) or 開始 and 終了 with or without 休憩.
 * Several lines of one day with beginnings and ends are added up.
 * @param options.columns the headings by name, where the usual words do not fit
 * @param options.remembered those of another file, for where they fit this one
 */
export function parseActuals(
  table: Table,
  options: { columns?: ActualsColumns | undefined; remembered?: ActualsColumns | undefined } = {},
): ActualsDocument {
  const sheets = table.sheets.map(({ rows }) => rows.map(({ cells }) => cells));
  const fits = (named: ActualsColumns | undefined) => sheets.flat().some(actualsMatcher(named));
  const { remembered } = options;
  const columns = options.columns ?? (remembered && fits(remembered) ? remembered : undefined);
  const match = actualsMatcher(columns);
  const headed = readHeaded<ActualsKey>(table, { match, expected: "", isLayout: isSum });
  const headingRow = sheets.flat().find((cells) => match(cells) !== null);
  const headings = likelyHeadings(headingRow ? [headingRow] : (sheets[0] ?? []));
  if (!headingRow) {
    const message =
      headings.length === 0
        ? "見出しの行が見つかりません。"
        : `職員番号・日・時間（または開始と終了）の列が分かりません。見つかった列: ${headings.join("、")}`;
    return {
      kind: "actuals",
      rows: [],
      problems: [...table.problems, errorAt(null, null, message)],
      headings,
      isUnderstood: false,
    };
  }
  const hoursIndex = match(headingRow)?.indexOf.get("hours");
  const isNamed = columns?.hours !== undefined;
  const unit = isNamed
    ? "hours"
    : unitOf(
        headed.rows.map(({ row }) => cellAt(row, hoursIndex)),
        headingRow[hoursIndex ?? -1] ?? "",
      );
  const days = new Map<string, Day>();
  const problems = [...headed.problems];
  for (const each of headed.rows) {
    const read = readRow(each, unit, days);
    if (read) problems.push(read);
  }
  const rows = [...days.values()].map(({ spans: _, ...row }) => row);
  return { kind: "actuals", rows, problems, headings, isUnderstood: true };
}

type Unit = "hours" | "minutes" | "unclear";
interface Day extends ActualRow {
  spans: { day: CivilDate; from: number; until: number }[] | null;
}

function isSum({ cells }: TableRow): boolean {
  return SUMS.has(bareWord(cells.find((cell) => cell.trim() !== "") ?? ""));
}

/** What a number alone means: as the heading says, else as all numbers of the column together show. */
function unitOf(cells: readonly string[], heading: string): Unit {
  const numbers = cells.map((cell) => toHalfWidth(cell).trim());
  if (saysHours(heading) || numbers.some((cell) => DECIMAL.test(cell))) return "hours";
  const bare = numbers.filter((cell) => BARE_NUMBER.test(cell) && Number(cell) > 0).map(Number);
  if (bare.length === 0) return "hours";
  return bare.some((number) => number > MOST_HOURS) ? "minutes" : "unclear";
}

function cellAt({ cells }: TableRow, index: number | undefined): string {
  return (cells[index ?? -1] ?? "").trim();
}

/** Adds a line to the days; says what is wrong with it where it cannot be added. */
function readRow(
  { row, columns }: HeadedRow<ActualsKey>,
  unit: Unit,
  days: Map<string, Day>,
): Problem | null {
  const cell = (key: ActualsKey) => cellAt(row, columns.indexOf.get(key));
  const bad = (key: ActualsKey, message: string) => errorAt(row.line, actualsLabel(key), message);
  const staffNumber = toHalfWidth(cell("staffNumber")).replace(/\s+/g, "");
  const day = readDay(cell("day"));
  if (staffNumber === "") {
    return [...columns.indexOf.values()].every((index) => cellAt(row, index) === "")
      ? null
      : bad("staffNumber", "職員番号がありません。");
  }
  if (!day) return bad("day", "日を読み取れません。2026/11/24 のように書いてください。");
  const times = readTimes(cell, unit, columns.indexOf.has("hours") || columns.indexOf.has("minutes"));
  if (times.kind === "bad") return bad(times.key, times.message);
  const { minutes, span, until } = times;
  const key = `${staffNumber} ${day}`;
  const known = days.get(key);
  if (!known) {
    const spans = span ? [{ day, ...span }] : minutes === 0 ? [] : null;
    days.set(key, { line: row.line, staffNumber, day, minutes, until, spans });
    return null;
  }
  if (minutes === 0 && span === null && times.isSpan) return null;
  if (!known.spans || !span) {
    return errorAt(row.line, null, `${known.line} 行目と、職員番号も日も同じです。1 行にしてください。`);
  }
  if (known.spans.some((other) => overlaps(other, { day, ...span }))) {
    return errorAt(row.line, null, `${known.line} 行目と、同じ日の時刻が重なっています。`);
  }
  known.spans.push({ day, ...span });
  known.minutes += minutes;
  known.until = Math.max(known.until ?? 0, span.until);
  return null;
}

type Times =
  | {
      kind: "times";
      minutes: number;
      span: { from: number; until: number } | null;
      until: number | null;
      isSpan: boolean;
    }
  | { kind: "bad"; key: ActualsKey; message: string };

function readTimes(cell: (key: ActualsKey) => string, unit: Unit, hasLength: boolean): Times {
  const end = readClock(cell("until"));
  const until = end.kind === "clock" ? end.minutes : null;
  if (hasLength) {
    const key = cell("minutes") === "" ? "hours" : "minutes";
    const minutes = readLength(cell(key), key === "minutes" ? "minutes" : unit);
    if (minutes === "unclear") {
      return bad(key, "分か時間か分かりません。列の見出しに（分）か（時間）を付けてください。");
    }
    if (minutes === "negative") return bad(key, "0 より小さくなっています。0 以上にしてください。");
    if (minutes === null)
      return bad(key, "時間を読み取れません。1:30、90分、1時間30分 のように書いてください。");
    if (minutes > DAY_MINUTES) return bad(key, "1 日に 24 時間を超えています。単位を確かめてください。");
    return { kind: "times", minutes, span: null, until: minutes > 0 ? until : null, isSpan: false };
  }
  if (NOTHING.test(cell("from")) && NOTHING.test(cell("until"))) {
    return { kind: "times", minutes: 0, span: null, until: null, isSpan: true };
  }
  const start = readClock(cell("from"));
  if (start.kind === "unclear") return bad("from", UNCLEAR_TIME);
  if (until === null) return bad("until", UNCLEAR_TIME);
  if (until <= start.minutes || until > LATEST_MINUTES) {
    return bad(
      "until",
      "終わりが始まりより後になっていません。夜中をまたぐときは 25:00 のように書いてください。",
    );
  }
  const rest = readLength(cell("break"), "minutes");
  if (typeof rest !== "number" || rest >= until - start.minutes) {
    return bad("break", "休憩を読み取れないか、始まりから終わりまでより長くなっています。");
  }
  const span = { from: start.minutes, until };
  return { kind: "times", minutes: until - start.minutes - rest, span, until, isSpan: true };
}

const UNCLEAR_TIME = "時刻を読み取れません。19:30、25:00（翌 1:00）のように書いてください。";

function readLength(text: string, unit: Unit): number | "negative" | "unclear" | null {
  const written = toHalfWidth(text).trim();
  if (NOTHING.test(written)) return 0;
  if (BARE_NUMBER.test(written) && Number(written) > 0) {
    if (unit === "unclear") return "unclear";
    if (unit === "minutes") return Number(written);
  }
  return readHours(written);
}

function bad(key: ActualsKey, message: string): Times {
  return { kind: "bad", key, message };
}
