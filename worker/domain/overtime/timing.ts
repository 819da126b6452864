// 締切後 and 事後: how an application or an order stands to its work. The one place where either is decided.
import { type CivilDate, tokyoDate, tokyoInstant, tokyoMinutes } from "../civilDate.ts";
import type { Span } from "./order.ts";

export interface Timing {
  /** 締切後: after the city's cut-off, and before the work began. */
  isLate: boolean;
  /** 事後: the work had begun. */
  isAfterwards: boolean;
}

/**
 * How a wish stands to its work when it is written down. In time are an application until the city's cut-off of a working
 * day (the minute itself is in time), or for a rest day until the working day before it, and whatever somebody orders by
 * themselves before it begins. Sources: 筑後市 (15時まで), 八女市 (週休日は前の勤務日まで).
 * @param facts.now UTC ms
 * @param facts.cutOff minutes after 00:00; null where none holds, for whoever orders by themselves
 */
export function timingOf(facts: {
  span: Pick<Span, "day" | "from">;
  now: number;
  cutOff: number | null;
  isRestDay: boolean;
  previousWorkingDay: CivilDate;
}): Timing {
  const { span, now, cutOff, isRestDay, previousWorkingDay } = facts;
  const today = tokyoDate(now);
  const isAfterwards = now >= tokyoInstant(span.day, span.from + 1);
  const isPastCutOff = isRestDay
    ? today > previousWorkingDay
    : today > span.day || (today === span.day && tokyoMinutes(now) > (cutOff ?? 0));
  return { isAfterwards, isLate: !isAfterwards && cutOff !== null && isPastCutOff };
}

/**
 * 日を過ぎている: the day is over, and with it the work, also where that reached into the night. What is ordered then is
 * 事後, whenever it was asked for; what is ordered while the evening lasts stays as it was asked for.
 */
export function isDayOver({ day, until }: Pick<Span, "day" | "until">, now: number): boolean {
  return day < tokyoDate(now) && tokyoInstant(day, until) <= now;
}
