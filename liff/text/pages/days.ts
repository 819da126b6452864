/** From Sunday, as `dayOfWeek` counts. */
export const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"] as const;

/** A time of day without its leading zero: 08:30 → 8:30. */
export function formatTime(time: string): string {
  return time.replace(/^0/, "");
}

/** A day of any year: 12-29 → 12月29日. */
export function formatMonthDay(monthDay: string): string {
  return `${Number(monthDay.slice(0, 2))}月${Number(monthDay.slice(3))}日`;
}
