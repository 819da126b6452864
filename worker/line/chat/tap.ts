// What the data of a button means. Data are opaque ids and days: nothing of a goal, a grade or a person rests in the talk.
import { type CivilDate, isCivilDate } from "../../domain/civilDate.ts";
import { readSubject, SNOOZE_CHOICES, type SnoozeChoice, type SnoozeSubject } from "../../domain/snooze.ts";
import type { LineEventOf } from "../events.ts";
import { type DutyTap, readDutyTap } from "./dutyTap.ts";
import { ANSWER_TAP, type GoalTap, readGoalTap } from "./goalTap.ts";

/** What a tap asks for; `unknown` is a button of a card from before. */
export type Tap =
  | { kind: "markRead"; pointId: string }
  | { kind: "later"; subject: SnoozeSubject }
  | { kind: "snooze"; choice: SnoozeChoice; subject: SnoozeSubject }
  | { kind: "absent"; fromDay: CivilDate; untilDay: CivilDate }
  | { kind: "back"; absenceId: string }
  | { kind: "answer" }
  | { kind: "say"; text: string }
  | { kind: "goal"; tap: GoalTap }
  | { kind: "duty"; tap: DutyTap }
  | { kind: "unknown" };

const DATA = /^([a-z]+):(.{1,290})$/;
const ID = /^[0-9a-z-]{1,64}$/;
/** Stands for the day that the picker brings. */
const PICKED = "pick";

/** The data of the button that marks a point as read. */
export function markReadTap(pointId: string): string {
  return `read:${pointId}`;
}

/** The data of 「あとで」, which asks for the choices. */
export function laterTap(subject: SnoozeSubject): string {
  return `later:${subject}`;
}

/** The data of a choice of 「あとで」. */
export function snoozeTap(choice: SnoozeChoice, subject: SnoozeSubject): string {
  return `snooze:${choice}:${subject}`;
}

/** The data of a button that records an absence; without an end the picker beside it brings the day. */
export function absentTap(fromDay: CivilDate, untilDay: CivilDate | null): string {
  return `absent:${fromDay}:${untilDay ?? PICKED}`;
}

/** The data of the button that takes an absence back. */
export function backTap(absenceId: string): string {
  return `back:${absenceId}`;
}

/** The data of a button of the rich menu that stands for a word: what comes of it is what comes of writing it. */
export function sayTap(text: string): string {
  return `say:${text}`;
}

/** Reads a tap. Total: what no button of ours says is `unknown`. */
export function readTap({ data, params }: LineEventOf<"postback">["postback"]): Tap {
  if (data === ANSWER_TAP) return { kind: "answer" };
  const [, verb, rest = ""] = DATA.exec(data) ?? [];
  switch (verb) {
    case "read":
      return ID.test(rest) ? { kind: "markRead", pointId: rest } : UNKNOWN;
    case "later":
      return readLater(rest);
    case "snooze":
      return readSnooze(rest);
    case "absent":
      return readAbsent(rest, params?.date);
    case "back":
      return ID.test(rest) ? { kind: "back", absenceId: rest } : UNKNOWN;
    case "say":
      return { kind: "say", text: rest };
    case "same":
    case "grade":
    case "pass": {
      const tap = readGoalTap(verb, rest);
      return tap === null ? UNKNOWN : { kind: "goal", tap };
    }
    case "asordered":
    case "stay":
    case "apply":
    case "handedin": {
      const tap = readDutyTap(verb, rest);
      return tap === null ? UNKNOWN : { kind: "duty", tap };
    }
    default:
      return UNKNOWN;
  }
}

const UNKNOWN: Tap = { kind: "unknown" };

function readLater(rest: string): Tap {
  const subject = readSubject(rest);
  return subject === null ? UNKNOWN : { kind: "later", subject };
}

function readSnooze(rest: string): Tap {
  const [name = "", ...words] = rest.split(":");
  const choice = SNOOZE_CHOICES.find((each) => each === name);
  const subject = readSubject(words.join(":"));
  return choice === undefined || subject === null ? UNKNOWN : { kind: "snooze", choice, subject };
}

function readAbsent(rest: string, picked: string | undefined): Tap {
  const [fromDay = "", end = ""] = rest.split(":");
  const untilDay = end === PICKED ? (picked ?? "") : end;
  return isCivilDate(fromDay) && isCivilDate(untilDay) ? { kind: "absent", fromDay, untilDay } : UNKNOWN;
}
