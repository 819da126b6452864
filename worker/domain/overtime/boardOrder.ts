// 確認の前に見るもの: what an evening's application means for the person and for the section.
import type { CivilDate } from "../civilDate.ts";
import type { HoursNow } from "./hoursNow.ts";
import type { Span } from "./order.ts";
import { isDayOver } from "./timing.ts";
import { BOARD_GROUPS, type BoardGroup, type BoardOrder, type LookFirst } from "./viewsOrders.ts";

/** 日を過ぎている, 今夜 or この先. @param facts.now UTC ms */
export function boardGroup(span: Span, { now, today }: { now: number; today: CivilDate }): BoardGroup {
  if (isDayOver(span, now)) return "past";
  return span.day <= today ? "tonight" : "later";
}

/**
 * Why an application is looked at before it is ordered, the gravest reason first. Hours left count with
 * everything in them that the person waits for, the pace as it is without it.
 * @param facts.leaveBy by which all should have left, minutes
 * @param facts.allotmentLeftAfter null where the section has no allotment
 */
export function lookFirst(facts: {
  hours: HoursNow;
  leftAfter: number;
  until: number;
  leaveBy: number;
  allotmentLeftAfter: number | null;
}): LookFirst[] {
  const { hours, leftAfter, until, leaveBy, allotmentLeftAfter } = facts;
  const isOver = leftAfter < 0 || hours.level === "over";
  return [
    ...(isOver ? (["over"] as const) : hours.level === "calm" ? [] : [hours.level as "onCourse" | "near"]),
    ...(allotmentLeftAfter !== null && allotmentLeftAfter < 0 ? (["allotment"] as const) : []),
    ...(until > leaveBy ? (["late"] as const) : []),
  ];
}

/**
 * By group; in each those to be looked at first on top; otherwise by day and in the order of the section. Never by hours.
 * @param people staff ids in the order of the section
 */
export function sortedBoard(orders: readonly BoardOrder[], people: readonly string[]): BoardOrder[] {
  const rank = ({ look, isOwn }: BoardOrder) => (isOwn ? 2 : look.length > 0 ? 0 : 1);
  const place = ({ person }: BoardOrder) => people.indexOf(person.staffId);
  const group = (each: BoardOrder) => BOARD_GROUPS.indexOf(each.group);
  return orders.toSorted(
    (one, other) =>
      group(one) - group(other) ||
      rank(one) - rank(other) ||
      Date.parse(one.order.day) - Date.parse(other.order.day) ||
      place(one) - place(other) ||
      one.order.from - other.order.from,
  );
}
