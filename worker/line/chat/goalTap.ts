// The data of the buttons on the card of a goal: the verb, opaque ids, and for a grade a token.
import type { GoalPlace } from "../../domain/openGoal.ts";
import { TAP_TOKEN } from "./tapToken.ts";

/** 変更なし, or the token of a step of the scale. */
export type GoalAnswer = { kind: "unchanged" } | { kind: "grade"; token: string };

/** Of the button that begins with the first goal without an answer; the rich menu's too. */
export const ANSWER_TAP = "answer";

export type GoalTap =
  /** Record an answer and go on. */
  | { kind: "report"; place: GoalPlace; answer: GoalAnswer }
  /** Go on without recording. */
  | { kind: "pass"; place: GoalPlace };

const ID = /^[0-9A-Za-z-]{1,64}$/;
/** Cards of an earlier version began with how many of the sitting were recorded. */
const COUNT = /^\d{1,3}:/;

/** Of 変更なし. */
export function unchangedTap(place: GoalPlace): string {
  return dataOf("same", place);
}

/** Of a grade. */
export function gradeTap(place: GoalPlace, token: string): string {
  return `${dataOf("grade", place)}:${token}`;
}

/** Of 「あとで」 on the card of a goal. */
export function passTap(place: GoalPlace): string {
  return dataOf("pass", place);
}

/** Reads what stands behind the verb; null for what no button of ours says. */
export function readGoalTap(verb: "same" | "grade" | "pass", rest: string): GoalTap | null {
  const [roundId = "", unitId = "", goalId = "", token, ...more] = withoutCount(rest).split(":");
  const place = { roundId, unitId, goalId };
  if (more.length > 0) return null;
  if (!Object.values(place).every((id) => ID.test(id))) return null;
  if (verb === "grade") {
    if (token === undefined || !TAP_TOKEN.test(token)) return null;
    return { kind: "report", place, answer: { kind: "grade", token } };
  }
  if (token !== undefined) return null;
  return verb === "pass" ? { kind: "pass", place } : { kind: "report", place, answer: { kind: "unchanged" } };
}

function withoutCount(rest: string): string {
  return rest.replace(COUNT, "");
}

function dataOf(verb: "same" | "grade" | "pass", place: GoalPlace): string {
  return [verb, place.roundId, place.unitId, place.goalId].join(":");
}
