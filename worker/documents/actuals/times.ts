// The length of a row, or its beginning and end, in minutes.
import type { CivilDate } from "../../domain/civilDate.ts";
import { LATEST_MINUTES, MIDNIGHT_MINUTES } from "../../domain/overtime/clock.ts";
import { clockAt, lengthAt, textAt } from "../file/cell.ts";
import type { HeadedRow } from "../headedTable.ts";
import { isNothing } from "../wording/nothing.ts";
import type { ActualsKey } from "./columns.ts";
import { type HoursWritten, minutesOfBase60, numberAt } from "./hoursWritten.ts";

/** What a number alone means in the column of the length. */
export interface NumbersMean {
  unit: "hours" | "minutes" | "unclear";
  written: HoursWritten;
}

export type Times =
  | {
      kind: "times";
      minutes: number;
      span: { from: number; until: number } | null;
      until: number | null;
      isSpan: boolean;
      /** The end is written as a time of the next day without saying so. */
      isEndNextDay: boolean;
    }
  | { kind: "bad"; key: ActualsKey; message: string };

const WHOLE_NUMBER = /^\d+$/;
const WITH_POINT = /^\d+\.\d+$/;
/** What ends before this, and before it began, ends in the night that follows. */
const LATEST_NIGHT = LATEST_MINUTES - MIDNIGHT_MINUTES;
const UNCLEAR_TIME = "時刻を読み取れません。19:30、25:00（翌 1:00）のように書いてください。";

/** Reads the times of a row of that day. */
export function readTimes(
  { row, columns }: HeadedRow<ActualsKey>,
  day: CivilDate,
  numbers: NumbersMean,
): Times {
  const at = (key: ActualsKey) => columns.indexOf.get(key);
  const isEmpty = (key: ActualsKey) => isNothing(textAt(row, at(key)));
  const end = clockAt(row, at("until"), day);
  const until = end.kind === "clock" ? end.minutes : null;
  if (at("hours") !== undefined || at("minutes") !== undefined) {
    const key = textAt(row, at("minutes")) === "" ? "hours" : "minutes";
    const minutes = readLength({ row, index: at(key) }, key === "minutes" ? IN_MINUTES : numbers);
    if (typeof minutes !== "number") return bad(key, LENGTH_PROBLEMS[minutes]);
    if (minutes > MIDNIGHT_MINUTES) return bad(key, "1 日に 24 時間を超えています。単位を確かめてください。");
    const left = minutes > 0 ? until : null;
    return { kind: "times", minutes, span: null, until: left, isSpan: false, isEndNextDay: false };
  }
  if (isEmpty("from") && isEmpty("until")) {
    return { kind: "times", minutes: 0, span: null, until: null, isSpan: true, isEndNextDay: false };
  }
  const start = clockAt(row, at("from"), day);
  if (start.kind === "unclear") return bad("from", UNCLEAR_TIME);
  if (until === null) return bad("until", UNCLEAR_TIME);
  const isEndNextDay = until < start.minutes && until <= LATEST_NIGHT;
  const endsAt = isEndNextDay ? until + MIDNIGHT_MINUTES : until;
  if (endsAt <= start.minutes) {
    return bad(
      "until",
      "終わりが始まりより後になっていません。夜中をまたぐときは 25:00 のように書いてください。",
    );
  }
  const rest = readLength({ row, index: at("break") }, IN_MINUTES);
  if (typeof rest !== "number" || rest >= endsAt - start.minutes) {
    return bad("break", "休憩を読み取れないか、始まりから終わりまでより長くなっています。");
  }
  const span = { from: start.minutes, until: endsAt };
  return {
    kind: "times",
    minutes: endsAt - start.minutes - rest,
    span,
    until: endsAt,
    isSpan: true,
    isEndNextDay,
  };
}

const IN_MINUTES: NumbersMean = { unit: "minutes", written: "decimal" };
type LengthProblem = "unreadable" | "negative" | "unclear" | "noMinutes";
const LENGTH_PROBLEMS: Record<LengthProblem, string> = {
  unreadable: "時間を読み取れません。1:30、90分、1時間30分 のように書いてください。",
  negative: "0 より小さくなっています。0 以上にしてください。",
  unclear: "分か時間か分かりません。列の見出しに（分）か（時間）を付けてください。",
  noMinutes:
    "小数点の後を分（60進）として読むことになっていますが、分ではありません。10進の列なら、そう指定してください。",
};

function readLength(
  { row, index }: { row: HeadedRow<ActualsKey>["row"]; index: number | undefined },
  { unit, written }: NumbersMean,
): number | LengthProblem {
  if (isNothing(textAt(row, index))) return 0;
  const number = numberAt(row, index);
  if (WHOLE_NUMBER.test(number) && Number(number) > 0) {
    if (unit === "unclear") return "unclear";
    if (unit === "minutes") return Number(number);
  }
  if (unit === "hours" && written === "base60" && WITH_POINT.test(number)) {
    return minutesOfBase60(number) ?? "noMinutes";
  }
  return lengthAt(row, index) ?? "unreadable";
}

function bad(key: ActualsKey, message: string): Times {
  return { kind: "bad", key, message };
}
