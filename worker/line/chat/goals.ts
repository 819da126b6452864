// 進捗 in the chat: one goal after the other, answered with a tap. All of it by reply, which costs no quota.

import { address } from "../../domain/address.ts";
import { answerBefore } from "../../domain/answerBefore.ts";
import { countOpen, type GoalPlace, nextGoal, type OpenGoal } from "../../domain/openGoal.ts";
import { mayStayUnchanged, type TappedAnswer } from "../../domain/tappedReport.ts";
import { goalPage } from "../../goals/goalPage.ts";
import { callerOfStaff } from "../../people/callerOf.ts";
import { openGoalsOf } from "../../reports/openGoals.ts";
import { reportByTap } from "../../reports/reportByTap.ts";
import { unjudgedGoals } from "../../reports/unjudgedGoals.ts";
import { goalAltText, goalCard } from "../cards/goalCard.ts";
import { liffUrl, type Message, sentence, sentenceWithPage } from "./bubble.ts";
import type { GoalAnswer, GoalTap } from "./goalTap.ts";
import {
  GOAL_WORDS,
  passedText,
  recordedText,
  unchangedLabel,
  unjudgedText,
  wordTapRefusal,
} from "./goalWords.ts";
import { offerMoments } from "./later.ts";
import type { ChatServices } from "./services.ts";
import { meantBy, type TokenMaker, tapToken } from "./tapToken.ts";
import { todaysState } from "./todaysState.ts";

// LINE's limit of a Flex message, in UTF-16 code units.
const MAX_ALT_TEXT = 1500;

/** 「進捗」: the first goal without an answer, or what else is open. */
export async function askFirstGoal(services: ChatServices, staffId: string): Promise<Message[]> {
  const goals = await openGoalsOf(services.context, staffId);
  if (services.config.LINE_CONTENT === "minimal") return [await countAndLink(services, staffId, goals)];
  return [await ask(services, staffId, { goals, behind: null })];
}

/** A tap on the card of a goal. */
export async function answerGoalTap(
  services: ChatServices,
  staffId: string,
  { tap, eventId }: { tap: GoalTap; eventId: string },
): Promise<Message[]> {
  // A card from before the city chose to keep its words off LINE.
  if (services.config.LINE_CONTENT === "minimal") return askFirstGoal(services, staffId);
  switch (tap.kind) {
    case "report":
      return record(services, staffId, tap, eventId);
    case "pass":
      return [await pass(services, staffId, tap)];
  }
}

async function record(
  services: ChatServices,
  staffId: string,
  { place, answer }: Extract<GoalTap, { kind: "report" }>,
  eventId: string,
): Promise<Message[]> {
  const { context } = services;
  const answerOn = (grades: readonly { id: string }[]) =>
    meaningOf(services, staffId, { place, answer, grades });
  const outcome = await reportByTap(context, staffId, { ...place, answerOn }, `event-${eventId}`);
  const goals = await openGoalsOf(context, staffId);
  if (outcome.kind === "refused") {
    const said = wordTapRefusal(outcome);
    if (countOpen(goals) === 0) return [await todaysState(services, staffId, { before: said })];
    const asksAgain = ["invalid", "nothingBefore", "notOnScale"].includes(outcome.reason);
    const behind = asksAgain ? null : place;
    return [sentence(said), await ask(services, staffId, { goals, behind })];
  }
  const left = countOpen(goals);
  const missing = outcome.remaining === 0 ? await missingOf(services, place) : [];
  if (left === 0) return [await todaysState(services, staffId, { before: GOAL_WORDS.allDone }), ...missing];
  return [sentence(recordedText(left)), ...missing, await ask(services, staffId, { goals, behind: place })];
}

/** The next goal behind the one put off; where it was the last, when to be reminded of all that are left. */
async function pass(
  services: ChatServices,
  staffId: string,
  { place }: Extract<GoalTap, { kind: "pass" }>,
): Promise<Message> {
  const goals = await openGoalsOf(services.context, staffId);
  const left = countOpen(goals);
  if (left === 0) return todaysState(services, staffId);
  return nextGoal(goals, place, false)
    ? ask(services, staffId, { goals, behind: place })
    : offerMoments(services, staffId, `report:${place.roundId}`, {
        lead: passedText(left),
        none: GOAL_WORDS.passed,
      });
}

/** Where a goal stands among those of its unit, the answered ones first: a card that is tapped late counts the same. */
function placeInSheet(goals: readonly OpenGoal[], goal: OpenGoal): { position: number; total: number } {
  const sheet = goals.filter(({ unit, roundId }) => unit.id === goal.unit.id && roundId === goal.roundId);
  const open = sheet.filter(({ isAnswered }) => !isAnswered);
  return { position: sheet.length - open.length + open.indexOf(goal) + 1, total: sheet.length };
}

async function ask(
  services: ChatServices,
  staffId: string,
  { goals, behind }: { goals: readonly OpenGoal[]; behind: GoalPlace | null },
): Promise<Message> {
  const { context, config } = services;
  const next = nextGoal(goals, behind, true);
  if (!next) return todaysState(services, staffId);
  const { goal } = next;
  const place = { roundId: goal.roundId, unitId: goal.unit.id, goalId: goal.goalId };
  const found = await callerOfStaff(context, staffId, place.unitId);
  const page = found && (await goalPage(context, found.caller, place));
  if (!page) return todaysState(services, staffId);
  const isOnlyUnit = found.caller.posts.every(({ unitId }) => unitId === place.unitId);
  const before = answerBefore(page.history, goal.quarter);
  const question = {
    place,
    number: page.goal.number,
    title: page.goal.title,
    dueOn: goal.dueOn,
    ...placeInSheet(goals, goal),
    notes: [...(isOnlyUnit ? [] : [goal.unit.name]), ...(goal.isStandIn ? [GOAL_WORDS.standIn] : [])],
    grades: await Promise.all(
      page.grades.map(async (grade) => ({
        ...grade,
        token: await gradeToken(services, staffId, { place, gradeId: grade.id }),
      })),
    ),
    unchanged:
      before && mayStayUnchanged(page, goal.quarter) ? unchangedLabel(before.round, goal.quarter) : null,
  };
  return {
    type: "flex",
    altText: goalAltText(question).slice(0, MAX_ALT_TEXT).toWellFormed(),
    contents: goalCard(question, config.LIFF_ID),
  };
}

async function meaningOf(
  services: ChatServices,
  staffId: string,
  { place, answer, grades }: { place: GoalPlace; answer: GoalAnswer; grades: readonly { id: string }[] },
): Promise<TappedAnswer | null> {
  if (answer.kind === "unchanged") return answer;
  const grade = await meantBy(answer.token, grades, ({ id }) =>
    gradeToken(services, staffId, { place, gradeId: id }),
  );
  return grade ? { kind: "grade", gradeId: grade.id } : null;
}

/** The token of a grade on the card of a goal, for one person. */
export function gradeToken(
  services: TokenMaker,
  staffId: string,
  { place, gradeId }: { place: GoalPlace; gradeId: string },
): Promise<string> {
  return tapToken(services, "grade", staffId, place.roundId, place.unitId, place.goalId, gradeId);
}

/** What grades alone left open in a unit whose last goal was answered. */
async function missingOf({ context, config }: ChatServices, place: GoalPlace): Promise<Message[]> {
  const [first, ...more] = await unjudgedGoals(context, place);
  if (first === undefined) return [];
  const url = liffUrl(config.LIFF_ID, address`/units/${place.unitId}/goals/${first}`);
  return [sentenceWithPage(unjudgedText(1 + more.length), { label: GOAL_WORDS.judge, url })];
}

function countAndLink(services: ChatServices, staffId: string, goals: readonly OpenGoal[]): Promise<Message> {
  const button = { label: GOAL_WORDS.answerInApp, url: liffUrl(services.config.LIFF_ID, "/report") };
  return todaysState(services, staffId, countOpen(goals) > 0 ? { button } : {});
}
