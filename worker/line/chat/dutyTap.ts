// The data of buttons by which overtime and deadlines are answered in the talk: days, times of day and opaque ids.
import { type CivilDate, isCivilDate } from "../../domain/civilDate.ts";

export type DutyTap =
  /** All evenings before a day went as ordered. */
  | { kind: "asOrdered"; before: CivilDate }
  /** Until when to stay this evening, minutes; the next question is what for. */
  | { kind: "stayUntil"; day: CivilDate; until: number }
  /** Apply: until when, and what for. */
  | { kind: "apply"; day: CivilDate; until: number; purpose: { kind: "goal" | "reason"; id: string } }
  /** What is due on a day is handed in. */
  | { kind: "handedIn"; dueOn: CivilDate };

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const MINUTES = /^\d{1,4}$/;
const ID = /^[0-9A-Za-z-]{1,64}$/;
/** Stands for the time that the picker brings. */
const PICKED = "pick";

/** The data of 「命令どおり」: of the evenings before a day, those that come later are not meant. */
export function asOrderedTap(before: CivilDate): string {
  return `asordered:${before}`;
}

/** The data of a time to stay until; without one the picker beside it brings it. */
export function stayUntilTap(day: CivilDate, until: number | null): string {
  return `stay:${day}:${until ?? PICKED}`;
}

/** The data of what to stay for. */
export function applyTap(
  day: CivilDate,
  until: number,
  purpose: { kind: "goal" | "reason"; id: string },
): string {
  return `apply:${day}:${until}:${purpose.kind}:${purpose.id}`;
}

/** The data of 「提出しました」 for what is due on a day. */
export function handedInTap(dueOn: CivilDate): string {
  return `handedin:${dueOn}`;
}

/**
 * Reads what stands behind the verb; null for what no button of ours says.
 * @param picked the time that the picker brought, `19:30`
 */
export function readDutyTap(
  verb: "asordered" | "stay" | "apply" | "handedin",
  rest: string,
  picked: string | undefined,
): DutyTap | null {
  const [day = "", time = "", kind = "", id = "", ...more] = rest.split(":");
  if (!isCivilDate(day) || more.length > 0) return null;
  const until = time === PICKED ? minutesOf(picked) : MINUTES.test(time) ? Number(time) : null;
  switch (verb) {
    case "asordered":
      return time === "" ? { kind: "asOrdered", before: day } : null;
    case "handedin":
      return time === "" ? { kind: "handedIn", dueOn: day } : null;
    case "stay":
      return until !== null && kind === "" ? { kind: "stayUntil", day, until } : null;
    case "apply":
      return until !== null && (kind === "goal" || kind === "reason") && ID.test(id)
        ? { kind: "apply", day, until, purpose: { kind, id } }
        : null;
  }
}

function minutesOf(time: string | undefined): number | null {
  const [, hours, minutes] = TIME.exec(time ?? "") ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
