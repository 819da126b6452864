// 超過勤務命令: the span that is ordered.
import { addDays, type CivilDate, tokyoDate } from "../civilDate.ts";
import { LATEST_MINUTES } from "./clock.ts";
import type { OrderState } from "./states.ts";

const DAY_MINUTES = 24 * 60;

/** When and how long, in minutes after the 00:00 with which `day` begins; `until` is the first minute of rest. */
export interface Span {
  day: CivilDate;
  from: number;
  until: number;
  breakMinutes: number;
}

/** An order of the person as it stands. */
export interface StandingOrder extends Span {
  orderId: string;
  state: OrderState;
}

/** Why a span cannot be asked for or ordered. */
export type SpanRefusal =
  | { reason: "reversed" }
  /** It ends after 29:59 of its day. */
  | { reason: "tooLate"; latest: number }
  /** Nothing is left to work. */
  | { reason: "breakTooLong"; spanMinutes: number }
  | { reason: "tooLongAgo"; earliestDay: CivilDate }
  /** The person has another order in the same minutes, of this day or one beside it. */
  | { reason: "overlaps"; other: StandingOrder };

/**
 * Whether a span can be an order.
 * @param facts.now UTC ms
 * @param facts.mostDaysAgo how many days back an order may still be put down
 * @param facts.orders the person's orders of the day, the day before and the day after, in any state
 * @param facts.orderId the order that is being changed, which cannot be in its own way
 */
export function checkSpan(
  facts: Span & {
    now: number;
    mostDaysAgo: number;
    orders: readonly StandingOrder[];
    orderId?: string | undefined;
  },
): { kind: "fits" } | { kind: "refused"; refusal: SpanRefusal } {
  const { from, until, breakMinutes, day, now, mostDaysAgo, orders, orderId } = facts;
  if (until <= from) return refused({ reason: "reversed" });
  if (until > LATEST_MINUTES) return refused({ reason: "tooLate", latest: LATEST_MINUTES });
  if (breakMinutes >= until - from) return refused({ reason: "breakTooLong", spanMinutes: until - from });
  const earliestDay = addDays(tokyoDate(now), -mostDaysAgo);
  if (day < earliestDay) return refused({ reason: "tooLongAgo", earliestDay });
  const other = orders.find((each) => each.orderId !== orderId && isAlive(each) && overlaps(each, facts));
  return other ? refused({ reason: "overlaps", other }) : { kind: "fits" };
}

/** Whether two spans share a minute, each counted from its own day; one may begin where the other ends. */
export function overlaps(one: Omit<Span, "breakMinutes">, other: Omit<Span, "breakMinutes">): boolean {
  const apart = daysBetween(one.day, other.day) * DAY_MINUTES;
  return one.from < other.until + apart && other.from + apart < one.until;
}

/** What is worked in a span, without the break. */
export function minutesOf({ from, until, breakMinutes }: Omit<Span, "day">): number {
  return until - from - breakMinutes;
}

function isAlive({ state }: StandingOrder): boolean {
  return state === "applied" || state === "ordered";
}

function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / (DAY_MINUTES * 60_000));
}

function refused(refusal: SpanRefusal): { kind: "refused"; refusal: SpanRefusal } {
  return { kind: "refused", refusal };
}
