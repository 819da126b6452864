// 不在: days on which a person is not spoken to. No reason is asked.
import { addDays, type CivilDate, dayOfWeek } from "./civilDate.ts";

/** How far ahead an absence may end. */
export const FURTHEST_ABSENCE_DAYS = 365;

const FRIDAY = 5;

export interface AbsenceDays {
  fromDay: CivilDate;
  untilDay: CivilDate;
}

/** Why days cannot be an absence. `mostDay` is the last day that could be. */
export type DaysRefusal =
  | { reason: "reversed" }
  | { reason: "past" }
  | { reason: "tooFar"; mostDay: CivilDate };

/** The days that can be recorded today: what is past of them is left out, as nobody can be spared it any more. */
export function daysOfAbsence(
  { fromDay, untilDay }: AbsenceDays,
  today: CivilDate,
): { kind: "days"; days: AbsenceDays } | { kind: "refused"; refusal: DaysRefusal } {
  const mostDay = addDays(today, FURTHEST_ABSENCE_DAYS);
  if (untilDay < fromDay) return { kind: "refused", refusal: { reason: "reversed" } };
  if (untilDay < today) return { kind: "refused", refusal: { reason: "past" } };
  if (untilDay > mostDay) return { kind: "refused", refusal: { reason: "tooFar", mostDay } };
  return { kind: "days", days: { fromDay: fromDay < today ? today : fromDay, untilDay } };
}

/** 今週いっぱい: the Friday of the week of a day, the Sunday when that Friday is over. Weeks begin on Monday. */
export function endOfWorkWeek(day: CivilDate): CivilDate {
  const sunday = addDays(day, (7 - dayOfWeek(day)) % 7);
  const friday = addDays(sunday, FRIDAY - 7);
  return day <= friday ? friday : sunday;
}

/** The days that a person without a reason to count is likely to mean, the nearest first and each once. */
export function likelyEnds(
  fromDay: CivilDate,
): { name: "sameDay" | "nextDay" | "thisWeek"; day: CivilDate }[] {
  const ends = [
    { name: "sameDay", day: fromDay },
    { name: "nextDay", day: addDays(fromDay, 1) },
    { name: "thisWeek", day: endOfWorkWeek(fromDay) },
  ] as const;
  return ends.filter(({ day }, index) => ends.findIndex((other) => other.day === day) === index);
}
