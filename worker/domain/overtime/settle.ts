// 突合のあと: on which list a day belongs, and what an order afterwards would say. Nothing here blames anybody.

import { MIDNIGHT_MINUTES } from "./clock.ts";
import { compareDay } from "./compare.ts";
import { minutesOf, type Span } from "./order.ts";
import type { DaySource } from "./states.ts";
import type { MonthOpen, SettlementList } from "./viewsResults.ts";

/** Clocks and desks are apart: less than a quarter of an hour is no difference. */
export const TOLERANCE_MINUTES = 14;

/** A day of a person that is over. */
export interface DayToSettle {
  /** Minutes of all orders of the day. */
  ordered: number;
  /** Orders of which the person has not yet said the end. */
  open: number;
  /** Minutes of record; null until there is a record. */
  worked: number | null;
  source: DaySource | null;
}

/** The list on which a day belongs; null where there is nothing to put right. */
export function listOf({ ordered, open, worked, source }: DayToSettle): SettlementList | null {
  if (open > 0 && source !== "actual") return "unsettled";
  const { kind } = compareDay({ ordered, worked: worked ?? 0, tolerance: TOLERANCE_MINUTES });
  return kind === "asOrdered" ? null : kind;
}

/** What has to be settled before a month is closed, in the order in which it is spoken of. An order not used may stay. */
export const OPEN_KINDS = ["unsettled", "undecided", "noOrder", "longerThanOrdered"] as const;
export type OpenKind = (typeof OPEN_KINDS)[number];

/** Nothing is open. */
export const ALL_SETTLED: MonthOpen = {
  unsettled: 0,
  undecided: 0,
  noOrder: 0,
  longerThanOrdered: 0,
  notUsed: 0,
};

/** One more day or so many applications of a kind that closing the month would leave. */
export function withOpen(open: MonthOpen, kind: keyof MonthOpen, more = 1): MonthOpen {
  return { ...open, [kind]: open[kind] + more };
}

/** Whether everything of a month is settled, so that it can be closed without leaving anything. */
export function isSettled(open: MonthOpen): boolean {
  return OPEN_KINDS.every((kind) => open[kind] === 0);
}

/**
 * The hours of a day that nobody has ordered, as times to begin with: up to when the person left, where that is known,
 * else from the end of the working hours; on a rest day from where they would begin.
 */
export function spanOfRecord(facts: {
  minutes: number;
  leftAt: number | null;
  hours: { opens: number; closes: number };
  isRestDay: boolean;
}): { from: number; until: number } {
  const { minutes, leftAt, hours, isRestDay } = facts;
  if (leftAt !== null && leftAt >= minutes) return { from: leftAt - minutes, until: leftAt };
  const from = isRestDay ? hours.opens : hours.closes;
  return from + minutes < MIDNIGHT_MINUTES
    ? { from, until: from + minutes }
    : { from: Math.max(0, MIDNIGHT_MINUTES - minutes), until: MIDNIGHT_MINUTES };
}

/** An order of a day with what the person said of it. */
export interface SettledOrder extends Span {
  orderId: string;
  result: Omit<Span, "day"> | null;
}

/**
 * The orders of a day as they would have to be so that all of it was ordered: each that took longer as it was worked;
 * where only the sum is known, from the attendance system, the last one longer by what is missing.
 */
export function ordersAsWorked(
  orders: readonly SettledOrder[],
  { worked, source }: { worked: number; source: DaySource },
): { orderId: string; span: Span }[] {
  if (source === "result") {
    return orders.flatMap(({ orderId, result, ...span }) =>
      result && minutesOf(result) > minutesOf(span) ? [{ orderId, span: { ...result, day: span.day } }] : [],
    );
  }
  const missing = worked - orders.reduce((sum, order) => sum + minutesOf(order), 0);
  const last = orders.toSorted((one, other) => other.until - one.until)[0];
  if (!last || missing <= 0) return [];
  const { orderId, day, from, until, breakMinutes } = last;
  return [{ orderId, span: { day, from, until: until + missing, breakMinutes } }];
}
