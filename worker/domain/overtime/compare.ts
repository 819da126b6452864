// 命令と実績の突合: what was ordered beside what the record of the day says. A difference is asked about, nobody is blamed
// for it.
import type { CivilDate } from "../civilDate.ts";

/** Minutes of one person on one day; several of a day are added up. */
export interface DayMinutes {
  staffId: string;
  day: CivilDate;
  minutes: number;
}

/** Minutes are those by which order and result differ. */
export type Comparison =
  | { kind: "noOrder"; minutes: number }
  | { kind: "longerThanOrdered"; minutes: number }
  | { kind: "notUsed"; minutes: number }
  /** Shorter than ordered as well: nobody has to stay to the end. */
  | { kind: "asOrdered" };

/**
 * Compares the minutes of one day.
 * @param tolerance so many minutes are no difference: clocks and desks are apart
 */
export function compareDay({
  ordered,
  worked,
  tolerance,
}: {
  ordered: number;
  worked: number;
  tolerance: number;
}): Comparison {
  const more = worked - ordered;
  if (ordered === 0) return more > tolerance ? { kind: "noOrder", minutes: more } : { kind: "asOrdered" };
  if (more > tolerance) return { kind: "longerThanOrdered", minutes: more };
  const isUnused = worked === 0 || (worked <= tolerance && -more > tolerance);
  return isUnused ? { kind: "notUsed", minutes: -more } : { kind: "asOrdered" };
}

/** A day of a person, compared. */
export interface ComparedDay {
  staffId: string;
  day: CivilDate;
  ordered: number;
  worked: number;
  comparison: Comparison;
}

/**
 * Compares each day of each person for which there is an order or a result, by day and then by person. The days have to
 * be over and recorded: an order without a result counts as not used.
 * @param facts.orders those that were ordered, not those only asked for
 */
export function compareDays({
  orders,
  results,
  tolerance,
}: {
  orders: readonly DayMinutes[];
  results: readonly DayMinutes[];
  tolerance: number;
}): ComparedDay[] {
  const days = new Map<string, Omit<ComparedDay, "comparison">>();
  const dayOf = ({ staffId, day }: DayMinutes) => {
    const key = `${day} ${staffId}`;
    const found = days.get(key) ?? { staffId, day, ordered: 0, worked: 0 };
    days.set(key, found);
    return found;
  };
  for (const order of orders) dayOf(order).ordered += order.minutes;
  for (const result of results) dayOf(result).worked += result.minutes;
  return [...days]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, day]) => ({ ...day, comparison: compareDay({ ...day, tolerance }) }));
}

/**
 * 20時以降: minutes after the hour by which all should have left; 0 when there are none.
 * @param until when it ends, in minutes after 00:00 of its day
 * @param leaveBy the city's hour, likewise
 */
export function past20(until: number, leaveBy: number): number {
  return Math.max(0, until - leaveBy);
}
