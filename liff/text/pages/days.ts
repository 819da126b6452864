import { ENGLISH_WEEKDAYS, englishMonthDay } from "../english.ts";
import { spoken } from "../language.ts";

/** From Sunday, as `dayOfWeek` counts. */
export const WEEKDAYS: readonly string[] = spoken(
  ["日", "月", "火", "水", "木", "金", "土"],
  [...ENGLISH_WEEKDAYS],
);

/** A time of day without its leading zero: 08:30 → 8:30. */
export function formatTime(time: string): string {
  return time.replace(/^0/, "");
}

/** A day of any year: 12-29 → 12月29日, 29 Dec. */
export const formatMonthDay: (monthDay: string) => string = spoken(
  (monthDay: string) => `${Number(monthDay.slice(0, 2))}月${Number(monthDay.slice(3))}日`,
  englishMonthDay,
);
