// The data of buttons by which overtime and deadlines are answered in the talk: days, opaque ids and tokens. Neither a time
// nor what somebody stays for is in them.
import { type CivilDate, isCivilDate } from "../../domain/civilDate.ts";
import { TAP_TOKEN } from "./tapToken.ts";

export type DutyTap =
  /** All evenings before a day went as ordered. */
  | { kind: "asOrdered"; before: CivilDate }
  /** Until when to stay this evening; the next question is what for. */
  | { kind: "stayUntil"; day: CivilDate; until: string }
  /** Apply: until when, and what for. */
  | { kind: "apply"; day: CivilDate; until: string; purpose: string }
  /** A deadline is handed in by a unit, or by oneself. */
  | { kind: "handedIn"; deadlineId: string; by: string };

const ID = /^[0-9A-Za-z-]{1,64}$/;
/** Stands for the person who taps. */
export const BY_SELF = "self";

/** The data of 「命令どおり」: of the evenings before a day, those that come later are not meant. */
export function asOrderedTap(before: CivilDate): string {
  return `asordered:${before}`;
}

/** The data of a time to stay until. @param until its token */
export function stayUntilTap(day: CivilDate, until: string): string {
  return `stay:${day}:${until}`;
}

/** The data of what to stay for, after the time was chosen. @param purpose its token */
export function applyTap(day: CivilDate, until: string, purpose: string): string {
  return `apply:${day}:${until}:${purpose}`;
}

/**
 * The data of 「提出しました」.
 * @param by the unit, or `BY_SELF`
 * @returns null where an id does not fit into a tap
 */
export function handedInTap(deadlineId: string, by: string): string | null {
  return ID.test(deadlineId) && ID.test(by) ? `handedin:${deadlineId}:${by}` : null;
}

/** Reads what stands behind the verb; null for what no button of ours says. */
export function readDutyTap(verb: "asordered" | "stay" | "apply" | "handedin", rest: string): DutyTap | null {
  const [first = "", second = "", third = "", ...more] = rest.split(":");
  if (more.length > 0) return null;
  switch (verb) {
    case "asordered":
      return isCivilDate(first) && second === "" ? { kind: "asOrdered", before: first } : null;
    case "handedin":
      return ID.test(first) && ID.test(second) && third === ""
        ? { kind: "handedIn", deadlineId: first, by: second }
        : null;
    case "stay":
      return isCivilDate(first) && TAP_TOKEN.test(second) && third === ""
        ? { kind: "stayUntil", day: first, until: second }
        : null;
    case "apply":
      return isCivilDate(first) && TAP_TOKEN.test(second) && TAP_TOKEN.test(third)
        ? { kind: "apply", day: first, until: second, purpose: third }
        : null;
  }
}
