// What somebody writes down to ask for overtime or to order it, read into minutes and judged by itself.
import { addDays, type CivilDate } from "../civilDate.ts";
import { readClock, readHours } from "./clock.ts";
import type { OvertimeReason } from "./settings.ts";

/** An order may be put down so many days after the work; the month's lock ends it sooner. */
export const MOST_DAYS_AGO = 31;
export const MOST_DAYS_AHEAD = 31;
/** What was asked for in time may be decided late; the month's lock ends it. */
export const MOST_DAYS_TO_DECIDE = 366;
/** So long an application stays among those that wait: on boards, in counts and in what is told of them. */
export const MOST_DAYS_WAITING = 92;
export const MAX_TASK_CHARACTERS = 60;
export const MAX_ORDER_WORD_CHARACTERS = 200;

/** Minutes after 00:00 of the day, or a time as people write it: 20:00, ２０時半, 25:00. */
export type WrittenTime = number | string;

/** What the work is for: a goal of the person's section, or a reason class of the city. */
export type Purpose = { kind: "goal"; goalId: string } | { kind: "reason"; key: string };

export type TimeField = "from" | "until" | "break";

export type WishRefusal =
  | { reason: "unclearTime"; field: TimeField; text: string }
  | { reason: "tooFarAhead"; latestDay: CivilDate }
  | { reason: "taskMissing" }
  | { reason: "taskTooLong"; most: number }
  | { reason: "purposeMissing" }
  | { reason: "reasonUnknown" };

/** The three times of an order, or which of them cannot be read. */
export function readTimes(written: {
  from: WrittenTime;
  until: WrittenTime;
  breakMinutes: WrittenTime;
}):
  | { kind: "times"; times: { from: number; until: number; breakMinutes: number } }
  | { kind: "refused"; refusal: WishRefusal } {
  const from = minutesOfTime(written.from);
  const until = minutesOfTime(written.until);
  const breakMinutes = minutesOfBreak(written.breakMinutes);
  if (until === null) return unclear("until", written.until);
  if (from === null) return unclear("from", written.from);
  if (breakMinutes === null) return unclear("break", written.breakMinutes);
  return { kind: "times", times: { from, until, breakMinutes } };
}

/**
 * The words of a wish, judged. Where the task is left empty (in the chat nobody types one), it is named after what it is
 * for.
 * @param facts.goalTitle of the goal that is meant; undefined where the person's section has no such goal
 */
export function checkPurpose(facts: {
  task: string;
  purpose: Purpose | null;
  goalTitle: string | undefined;
  reasons: readonly OvertimeReason[];
}): { kind: "fits"; task: string } | { kind: "refused"; refusal: WishRefusal | { reason: "goalUnknown" } } {
  const { purpose, goalTitle, reasons } = facts;
  const written = facts.task.toWellFormed().trim();
  if (written.length > MAX_TASK_CHARACTERS) {
    return { kind: "refused", refusal: { reason: "taskTooLong", most: MAX_TASK_CHARACTERS } };
  }
  if (purpose === null) return { kind: "refused", refusal: { reason: "purposeMissing" } };
  if (purpose.kind === "goal" && goalTitle === undefined) {
    return { kind: "refused", refusal: { reason: "goalUnknown" } };
  }
  const reason = purpose.kind === "reason" ? reasons.find(({ key }) => key === purpose.key) : undefined;
  if (purpose.kind === "reason" && !reason) return { kind: "refused", refusal: { reason: "reasonUnknown" } };
  const task = written || (goalTitle ?? reason?.label ?? "").slice(0, MAX_TASK_CHARACTERS);
  return task === "" ? { kind: "refused", refusal: { reason: "taskMissing" } } : { kind: "fits", task };
}

/** Refuses days that nobody can plan for yet. */
export function checkAhead(day: CivilDate, today: CivilDate): WishRefusal | null {
  const latestDay = addDays(today, MOST_DAYS_AHEAD);
  return day > latestDay ? { reason: "tooFarAhead", latestDay } : null;
}

/** The times most people leave at: three full hours after the work of the day ends. */
export function usualEnds(from: number): number[] {
  const first = (Math.floor(from / 60) + 1) * 60;
  return [first, first + 60, first + 120];
}

function minutesOfTime(written: WrittenTime): number | null {
  if (typeof written === "number") return Number.isInteger(written) && written >= 0 ? written : null;
  const read = readClock(written);
  return read.kind === "clock" ? read.minutes : null;
}

/** Minutes; a number alone is minutes here, because nobody rests for 30 hours. */
function minutesOfBreak(written: WrittenTime): number | null {
  if (typeof written === "number") return Number.isInteger(written) && written >= 0 ? written : null;
  const text = written.normalize("NFKC").trim();
  if (text === "") return 0;
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const read = readHours(text);
  return typeof read === "number" ? read : null;
}

function unclear(field: TimeField, text: WrittenTime) {
  const refusal: WishRefusal = { reason: "unclearTime", field, text: String(text).slice(0, 20) };
  return { kind: "refused", refusal } as const;
}
