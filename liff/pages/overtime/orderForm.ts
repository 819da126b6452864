// The form of an order as it stands on the screen, and what it asks for. Pure.

import { formatHours } from "../../../worker/domain/overtime/clock.ts";
import type { Purpose } from "../../../worker/domain/overtime/orderWish.ts";
import { readTimes, usualEnds } from "../../../worker/domain/overtime/orderWish.ts";
import type { FormDay, OrderView, OrderWish } from "../../../worker/domain/overtime/viewsOrders.ts";

export interface OrderForm {
  day: string;
  /** As it was typed or chosen. */
  from: string;
  until: string;
  breakMinutes: string;
  task: string;
  /** `goal:…` or `reason:…`; empty while nothing is chosen. */
  purpose: string;
}

export type FormField = "day" | "from" | "until" | "break" | "task" | "purpose";
export type FormProblem = { field: FormField; kind: "unclear" | "missing" | "reversed" };

/** An empty form for a day: from the end of its working hours, on a rest day from where they would begin. */
export function emptyForm(day: FormDay): OrderForm {
  const from = formatHours(day.isRestDay ? day.opens : day.closes);
  return { day: day.day, from, until: "", breakMinutes: "", task: "", purpose: "" };
}

/** The form of an order that is there. */
export function formOf(order: OrderView): OrderForm {
  return {
    day: order.day,
    from: formatHours(order.from),
    until: formatHours(order.until),
    breakMinutes: order.breakMinutes === 0 ? "" : String(order.breakMinutes),
    task: order.task,
    purpose: order.purpose ? purposeKey(order.purpose) : "",
  };
}

/** A form moved to another day keeps what was typed; the beginning follows where nobody changed it. */
export function movedTo(form: OrderForm, before: FormDay | undefined, next: FormDay): OrderForm {
  const wasUsual = before !== undefined && form.from === emptyForm(before).from;
  return { ...form, day: next.day, from: wasUsual ? emptyForm(next).from : form.from };
}

/** The ends to choose from: full hours after the work of the day; on a rest day noon, three and the closing hour. */
export function endsFor(day: FormDay, from: number | null): number[] {
  if (!day.isRestDay) return usualEnds(day.closes);
  return [12 * 60, 15 * 60, day.closes].filter((end) => end > (from ?? day.opens));
}

export function purposeKey(purpose: Purpose): string {
  return purpose.kind === "goal" ? `goal:${purpose.goalId}` : `reason:${purpose.key}`;
}

function purposeOf(key: string): Purpose | null {
  const value = key.slice(key.indexOf(":") + 1);
  if (key.startsWith("goal:")) return { kind: "goal", goalId: value };
  return key.startsWith("reason:") ? { kind: "reason", key: value } : null;
}

/** Beginning, end and break in minutes, as far as they can be read. */
export function timesIn({ from, until, breakMinutes }: Pick<OrderForm, "from" | "until" | "breakMinutes">): {
  from: number | null;
  until: number | null;
  /** Without the break; null unless it is something. */
  minutes: number | null;
} {
  const read = readTimes({ from, until, breakMinutes });
  if (read.kind === "times") {
    const { times } = read;
    const minutes = times.until - times.from - times.breakMinutes;
    return { from: times.from, until: times.until, minutes: minutes > 0 ? minutes : null };
  }
  const alone = readTimes({ from, until: from, breakMinutes: "" });
  return { from: alone.kind === "times" ? alone.times.from : null, until: null, minutes: null };
}

/** What the form asks for, or the first thing that is missing in it. */
export function wishOf(
  form: OrderForm,
): { kind: "wish"; wish: OrderWish } | { kind: "problem"; problem: FormProblem } {
  const problem = (field: FormField, kind: FormProblem["kind"]) =>
    ({ kind: "problem", problem: { field, kind } }) as const;
  if (form.until.trim() === "") return problem("until", "missing");
  const read = readTimes(form);
  if (read.kind === "refused") {
    return problem(read.refusal.reason === "unclearTime" ? read.refusal.field : "until", "unclear");
  }
  if (read.times.until <= read.times.from) return problem("until", "reversed");
  if (form.task.trim() === "") return problem("task", "missing");
  const purpose = purposeOf(form.purpose);
  if (!purpose) return problem("purpose", "missing");
  return { kind: "wish", wish: { day: form.day, ...read.times, task: form.task.trim(), purpose } };
}

/** The field that a refusal of the server is about; null where it is about all of it. */
export function fieldOfRefusal(reason: string): FormField | null {
  switch (reason) {
    case "unclearTime":
    case "reversed":
    case "tooLate":
    case "overlaps":
      return "until";
    case "breakTooLong":
      return "break";
    case "tooLongAgo":
    case "tooFarAhead":
    case "locked":
      return "day";
    case "taskMissing":
    case "taskTooLong":
      return "task";
    case "purposeMissing":
    case "goalUnknown":
    case "reasonUnknown":
      return "purpose";
  }
  return null;
}
