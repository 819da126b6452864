import type { Columns, Heading, HeadingMatcher } from "../headings.ts";
import { bareWord } from "../wording/width.ts";
import {
  ACTUALS_KEYS,
  ACTUALS_LABELS,
  type ActualsColumns,
  type ActualsKey,
  missingKeys,
} from "./columns.ts";

const WORDS: Record<ActualsKey, readonly string[]> = {
  staffNumber: [
    "職員番号",
    "職員コード",
    "職員CD",
    "職員ID",
    "社員番号",
    "社員コード",
    "社員ID",
    "従業員番号",
    "従業員コード",
    "従業員ID",
    "スタッフコード",
    "スタッフ番号",
    "スタッフID",
    "個人コード",
    "職番",
  ],
  day: [
    "年月日",
    "日付",
    "勤務日",
    "勤務日付",
    "就業日",
    "勤務年月日",
    "対象日",
    "超過勤務日",
    "時間外勤務日",
    "日",
  ],
  hours: [
    "超過勤務時間",
    "超過勤務時間数",
    "超過勤務",
    "超勤時間",
    "超勤",
    "時間外",
    "時間外時間",
    "時間外勤務",
    "時間外勤務時間",
    "時間外勤務時間数",
    "時間外労働",
    "時間外労働時間",
    "残業",
    "残業時間",
    "残業時間数",
    "総残業時間",
    "時間数",
    "時間",
  ],
  minutes: [
    "超過勤務分",
    "超過勤務分数",
    "超過勤務時間分",
    "超勤分",
    "時間外分",
    "時間外分数",
    "時間外勤務分",
    "残業分",
    "残業分数",
    "分数",
  ],
  from: [
    "開始",
    "開始時刻",
    "開始時間",
    "超勤開始",
    "超過勤務開始",
    "時間外開始",
    "残業開始",
    "開始日時",
    "自",
  ],
  until: [
    "終了",
    "終了時刻",
    "終了時間",
    "超勤終了",
    "超過勤務終了",
    "時間外終了",
    "残業終了",
    "終了日時",
    "退庁",
    "退庁時刻",
    "退庁時間",
    "退勤",
    "退勤時刻",
    "至",
  ],
  break: ["休憩", "休憩時間", "休憩分"],
};
/** What stands beside and is of no use here: names are not taken from the attendance system. */
const BESIDE = new Set([
  "氏名",
  "職員氏名",
  "社員名",
  "名前",
  "姓名",
  "氏名カナ",
  "所属",
  "所属名",
  "所属コード",
  "曜日",
  "備考",
  "no",
  "番号",
]);
/** 超過勤務時間（分）, 時間外(h): what a number alone means in the column. */
const SAYS_MINUTES = /[（([]\s*(?:分|min)\s*[)）\]]/iu;
const SAYS_HOURS = /[（([]\s*(?:時間|h|hours?)\s*[)）\]]/iu;

const KEY_OF_WORD = new Map(
  ACTUALS_KEYS.flatMap((key) => WORDS[key].map((word) => [bareWord(word), key] as const)),
);

/** Finds the columns by the usual words, or those that somebody has named. */
export function actualsMatcher(named: ActualsColumns | undefined): HeadingMatcher<ActualsKey> {
  const keyOf = named ? keyOfNamed(named) : keyOfCell;
  return function matchActuals(cells): Columns<ActualsKey> | null {
    const indexOf = new Map<ActualsKey, number>();
    const unknown: string[] = [];
    let width = 0;
    for (const [index, cell] of cells.entries()) {
      if (cell.trim() === "") continue;
      width = index + 1;
      const key = keyOf(cell);
      if (key && !indexOf.has(key)) indexOf.set(key, index);
      else if (key || (!named && !BESIDE.has(bareWord(cell)))) unknown.push(cell.replace(/\s+/g, ""));
    }
    const missing = missingKeys((key) => indexOf.has(key));
    // A heading row has all that is needed: half of it may as well be a row of anything.
    return missing.length === 0 ? { indexOf, unknown, width, missing: [] as Heading<ActualsKey>[] } : null;
  };
}

/** Whether a number alone in the column is hours; null where its heading does not say. */
export function saysHours(heading: string): boolean | null {
  return SAYS_HOURS.test(heading.normalize("NFKC")) ? true : null;
}

/** The row that most likely holds the headings, when none is understood. */
export function likelyHeadings(rows: readonly (readonly string[])[]): string[] {
  const row = rows.find((cells) => cells.filter((cell) => cell.trim() !== "").length > 1) ?? [];
  return [...new Set(row.map((cell) => cell.replace(/\s+/g, "")).filter((cell) => cell !== ""))];
}

/** The label a problem names. */
export function actualsLabel(key: ActualsKey): string {
  return ACTUALS_LABELS[key];
}

function keyOfCell(cell: string): ActualsKey | undefined {
  const key = KEY_OF_WORD.get(bareWord(cell));
  return key === "hours" && SAYS_MINUTES.test(cell.normalize("NFKC")) ? "minutes" : key;
}

function keyOfNamed(named: ActualsColumns): (cell: string) => ActualsKey | undefined {
  const flat = (text: string) => text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
  const keys = new Map(
    ACTUALS_KEYS.flatMap((key) => {
      const heading = named[key];
      return heading === undefined ? [] : [[flat(heading), key] as const];
    }),
  );
  return (cell) => keys.get(flat(cell));
}
