// あとで: when a person may ask to be reminded again.
import { type Calendar, hoursOn, nextWorkingDay, previousWorkingDay } from "./calendar.ts";
import { type CivilDate, tokyoDate, tokyoInstant } from "./civilDate.ts";
import type { Duty } from "./duty.ts";

/** 昼休み後 · 16時 · 明朝 · 締切前日 */
export const SNOOZE_CHOICES = ["afterLunch", "sixteen", "nextMorning", "dayBefore"] as const;
export type SnoozeChoice = (typeof SNOOZE_CHOICES)[number];

/** How often a person may put off one duty. */
export const MOST_SNOOZES = 3;

const AFTER_LUNCH = "13:00";
const SIXTEEN = "16:00";

/** A choice with the instant (UTC ms) at which the bot would speak again. */
export interface SnoozeOption {
  choice: SnoozeChoice;
  until: number;
}

/**
 * What may be chosen now: only what lies ahead, within the hours of the person's own calendar and not past the due
 * day, the soonest first. The day before the due day is left out where it is the next morning.
 * @param facts.now UTC ms
 * @param facts.alreadyUsed how often the person has put the duty off
 */
export function snoozeChoices(facts: {
  now: number;
  calendar: Calendar;
  dueOn: CivilDate;
  alreadyUsed: number;
}): SnoozeOption[] {
  const { now, calendar, dueOn, alreadyUsed } = facts;
  const today = tokyoDate(now);
  if (alreadyUsed >= MOST_SNOOZES || today > dueOn) return [];
  const tomorrow = nextWorkingDay(calendar, today);
  const dayBefore = previousWorkingDay(calendar, dueOn);
  const options = [
    { choice: "afterLunch", until: withinHours(calendar, today, AFTER_LUNCH) },
    { choice: "sixteen", until: withinHours(calendar, today, SIXTEEN) },
    { choice: "nextMorning", until: tomorrow <= dueOn ? openingOf(calendar, tomorrow) : null },
    { choice: "dayBefore", until: dayBefore > tomorrow ? openingOf(calendar, dayBefore) : null },
  ] as const;
  return options.flatMap(({ choice, until }) => (until !== null && until > now ? [{ choice, until }] : []));
}

/**
 * What is put off at once: all of a person's duties in a round, one point, the evenings to confirm, one deadline or all
 * of them.
 */
export type SnoozeSubject =
  | `report:${string}`
  | `read:${string}`
  | `deadline:${string}`
  | "deadlines"
  | "results";

const SUBJECT = /^(?:(?:report|read):[0-9a-z-]{1,64}|deadline:(?:goal:)?[0-9a-z-]{1,64}|deadlines|results)$/i;

/** Reads a subject; null for anything else. */
export function readSubject(text: string): SnoozeSubject | null {
  return SUBJECT.test(text) ? (text as SnoozeSubject) : null;
}

/** The subjects a duty belongs to, the widest first; none where it cannot be put off. */
export function subjectsOf(duty: Duty): SnoozeSubject[] {
  switch (duty.kind) {
    case "report":
      return [`report:${duty.round.id}`];
    case "read":
      return [`read:${duty.point.id}`];
    case "deadline":
      return ["deadlines", `deadline:${duty.deadlineId}`];
    case "overtime":
      return duty.matter === "results" ? ["results"] : [];
    case "review":
    case "question":
    case "trouble":
      return [];
  }
}

/** What the keys of the duties of a subject begin with, or are. */
export function keyOfSubject(subject: SnoozeSubject): string {
  return subject === "deadlines" ? "deadline" : subject;
}

function openingOf(calendar: Calendar, day: CivilDate): number | null {
  const hours = hoursOn(calendar, day);
  return hours && instantOf(day, hours.from);
}

function withinHours(calendar: Calendar, day: CivilDate, time: string): number | null {
  const hours = hoursOn(calendar, day);
  return hours && hours.from <= time && time < hours.to ? instantOf(day, time) : null;
}

function instantOf(day: CivilDate, time: string): number {
  return tokyoInstant(day, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
}
