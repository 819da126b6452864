// A day as people write it in a chat: 28日, 11/28, 来週金曜, 月末. Reads half-width text without spaces.
import { endOfWorkWeek } from "./absence.ts";
import { addDays, type CivilDate, civilDate, dayOfWeek, lastDayOfMonth, partsOf } from "./civilDate.ts";
import { ERAS } from "./wareki.ts";

/** A day of the year that is longer over than this is meant of the coming year. */
const LATELY_DAYS = 60;

/** What was written: a certain day, or one that depends on when it is looked for. */
export type DayWords =
  | { kind: "fixed"; day: CivilDate }
  | { kind: "monthDay"; month: number; day: number }
  | { kind: "dayOfMonth"; day: number }
  | { kind: "weekday"; weekday: number };

const NEAR: Record<string, number> = {
  今日: 0,
  本日: 0,
  きょう: 0,
  明日: 1,
  あした: 1,
  あす: 1,
  明後日: 2,
  あさって: 2,
};
const WEEKS: Record<string, number> = { 今週: 0, 来週: 1, 再来週: 2 };
const WEEKDAYS = "日月火水木金土";

/** Reads the words of one day, or null. */
export function readDayWords(text: string, today: CivilDate): DayWords | null {
  const near = NEAR[text];
  if (near !== undefined) return fixed(addDays(today, near));
  return readDate(text) ?? readWeek(text, today) ?? readMonth(text, today);
}

/** The day meant by somebody who speaks on `anchor` of what is to come; null where the calendar has none. */
export function firstFrom(words: DayWords, anchor: CivilDate): CivilDate | null {
  const { year, month, day } = partsOf(anchor);
  switch (words.kind) {
    case "fixed":
      return words.day;
    case "monthDay": {
      const earliest = addDays(anchor, -LATELY_DAYS);
      const days = [year - 1, year, year + 1].map((each) => civilDate(each, words.month, words.day));
      return days.find((each) => each !== null && each >= earliest) ?? null;
    }
    case "dayOfMonth":
      return words.day >= day ? civilDate(year, month, words.day) : dayOfNextMonth(anchor, words.day);
    case "weekday":
      return addDays(anchor, (words.weekday - dayOfWeek(anchor) + 7) % 7);
  }
}

/** The last such day up to a day: the beginning of what ends there. */
export function lastUntil(words: DayWords, limit: CivilDate): CivilDate | null {
  const { year, month, day } = partsOf(limit);
  switch (words.kind) {
    case "fixed":
      return words.day <= limit ? words.day : null;
    case "monthDay": {
      const days = [year, year - 1].map((each) => civilDate(each, words.month, words.day));
      return days.find((each) => each !== null && each <= limit) ?? null;
    }
    case "dayOfMonth":
      if (words.day <= day) return civilDate(year, month, words.day);
      return month === 1 ? civilDate(year - 1, 12, words.day) : civilDate(year, month - 1, words.day);
    case "weekday":
      return addDays(limit, -((dayOfWeek(limit) - words.weekday + 7) % 7));
  }
}

function readDate(text: string): DayWords | null {
  const full = /^(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})日?(?:\(.\)|.曜日?)?$/.exec(text);
  if (full) return fixed(civilDate(Number(full[1]), Number(full[2]), Number(full[3])));
  const wareki = /^令和(\d{1,2}|元)年(\d{1,2})月(\d{1,2})日(?:\(.\))?$/.exec(text);
  if (wareki) {
    const year = (ERAS[0]?.firstYear ?? 0) + (wareki[1] === "元" ? 1 : Number(wareki[1])) - 1;
    return fixed(civilDate(year, Number(wareki[2]), Number(wareki[3])));
  }
  const monthDay = /^(\d{1,2})(?:月|\/)(\d{1,2})日?(?:\(.\))?$/.exec(text);
  if (monthDay) return { kind: "monthDay", month: Number(monthDay[1]), day: Number(monthDay[2]) };
  const day = /^(\d{1,2})日(?:\(.\))?$/.exec(text);
  return day ? { kind: "dayOfMonth", day: Number(day[1]) } : null;
}

function readWeek(text: string, today: CivilDate): DayWords | null {
  const found = /^(今週|来週|再来週)?の?(?:([日月火水木金土])曜日?|(いっぱい|中|末))$/.exec(text);
  if (!found) return null;
  const [, week, weekday, end] = found;
  const monday = addDays(today, -((dayOfWeek(today) + 6) % 7) + 7 * (WEEKS[week ?? "今週"] ?? 0));
  if (weekday !== undefined) {
    const number = WEEKDAYS.indexOf(weekday);
    if (week === undefined) return { kind: "weekday", weekday: number };
    return fixed(addDays(monday, (number + 6) % 7));
  }
  if (week === undefined) return null;
  if (end === "末") return fixed(addDays(monday, 6));
  return fixed(endOfWorkWeek(week === "今週" ? today : monday));
}

function readMonth(text: string, today: CivilDate): DayWords | null {
  const found = /^(今月|来月)?の?(?:(\d{1,2})日|(いっぱい|中|末)|(月末))$/.exec(text);
  if (!found) return null;
  const [, name, day, end, monthEnd] = found;
  if (name === undefined && monthEnd === undefined) return null;
  const { year, month } = partsOf(name === "来月" ? firstOfNextMonth(today) : today);
  if (day !== undefined) return fixed(civilDate(year, month, Number(day)));
  return end === undefined && monthEnd === undefined ? null : fixed(lastDayOfMonth(year, month));
}

function dayOfNextMonth(date: CivilDate, day: number): CivilDate | null {
  const { year, month } = partsOf(firstOfNextMonth(date));
  return civilDate(year, month, day);
}

function firstOfNextMonth(date: CivilDate): CivilDate {
  const { year, month } = partsOf(date);
  return addDays(lastDayOfMonth(year, month), 1);
}

function fixed(day: CivilDate | null): DayWords | null {
  return day === null ? null : { kind: "fixed", day };
}
