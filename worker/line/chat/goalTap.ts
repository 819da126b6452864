// The data of the buttons on the card of a goal: the verb, how many of the sitting are recorded, opaque ids, and for a
// grade a token.
import type { GoalPlace } from "../../domain/openGoal.ts";
import { TAP_TOKEN } from "./tapToken.ts";

/** 変更なし, or the token of a step of the scale. */
export type GoalAnswer = { kind: "unchanged" } | { kind: "grade"; token: string };

/** Of the button that begins with the first goal without an answer; the rich menu's too. */
export const ANSWER_TAP = "answer";

export type GoalTap =
  /** Record an answer and go on. */
  | { kind: "report"; place: GoalPlace; recorded: number; answer: GoalAnswer }
  /** Go on without recording. */
  | { kind: "pass"; place: GoalPlace; recorded: number };

const ID = /^[0-9A-Za-z-]{1,64}$/;
const COUNT = /^\d{1,3}$/;

/** Of 変更なし. */
export function unchangedTap(place: GoalPlace, recorded: number): string {
  return dataOf("same", place, recorded);
}

/** Of a grade. */
export function gradeTap(place: GoalPlace, recorded: number, token: string): string {
  return `${dataOf("grade", place, recorded)}:${token}`;
}

/** Of 「あとで」 on the card of a goal. */
export function passTap(place: GoalPlace, recorded: number): string {
  return dataOf("pass", place, recorded);
}

/** Reads what stands behind the verb; null for what no button of ours says. */
export function readGoalTap(verb: "same" | "grade" | "pass", rest: string): GoalTap | null {
  const [count = "", roundId = "", unitId = "", goalId = "", token, ...more] = rest.split(":");
  const place = { roundId, unitId, goalId };
  if (!COUNT.test(count) || more.length > 0) return null;
  if (!Object.values(place).every((id) => ID.test(id))) return null;
  const recorded = Number(count);
  if (verb === "grade") {
    if (token === undefined || !TAP_TOKEN.test(token)) return null;
    return { kind: "report", place, recorded, answer: { kind: "grade", token } };
  }
  if (token !== undefined) return null;
  return verb === "pass"
    ? { kind: "pass", place, recorded }
    : { kind: "report", place, recorded, answer: { kind: "unchanged" } };
}

function dataOf(verb: "same" | "grade" | "pass", place: GoalPlace, recorded: number): string {
  return [verb, recorded, place.roundId, place.unitId, place.goalId].join(":");
}
