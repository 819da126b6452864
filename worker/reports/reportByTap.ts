import { eq } from "drizzle-orm";
import { rounds } from "../../db/schema/index.ts";
import type { Context } from "../context.ts";
import type { GoalPlace } from "../domain/openGoal.ts";
import { mayReportForUnit } from "../domain/rights.ts";
import { type TappedAnswer, tappedReport } from "../domain/tappedReport.ts";
import type { SubmitOutcome } from "../domain/views.ts";
import { goalPage } from "../goals/goalPage.ts";
import { callerOfStaff } from "../people/callerOf.ts";
import { submitReport } from "./submitReport.ts";

/** A tap on the card of a goal. */
export interface ReportTap extends GoalPlace {
  /** What it says on the scale of the goal; null where it says nothing there any more. */
  answerOn(grades: readonly { id: string }[]): Promise<TappedAnswer | null>;
}

export type TapOutcome =
  | SubmitOutcome
  /** The person does not answer for the unit, or no longer. */
  | { kind: "refused"; reason: "notYours" }
  /** 変更なし without an answer before, or with a grade that has left the scale. */
  | { kind: "refused"; reason: "nothingBefore" }
  /** A step that the scale does not have, or no longer. */
  | { kind: "refused"; reason: "notOnScale" };

/**
 * Records what a tap on a card says, through the same verb as the form. A card is made for a goal without an answer, so
 * any answer there is by now is newer than the card and is never overwritten.
 * @param submissionKey of the tap itself: the same tap arriving twice is recorded once
 */
export async function reportByTap(
  context: Context,
  staffId: string,
  { answerOn, roundId, unitId, goalId }: ReportTap,
  submissionKey: string,
): Promise<TapOutcome> {
  const found = await callerOfStaff(context, staffId, unitId);
  if (!found || !mayReportForUnit(found.caller, unitId)) return { kind: "refused", reason: "notYours" };
  const [page, [round]] = await Promise.all([
    goalPage(context, found.caller, { unitId, goalId }),
    context.db.select({ quarter: rounds.quarter }).from(rounds).where(eq(rounds.id, roundId)),
  ]);
  if (!page) return { kind: "refused", reason: "goalNotAsked" };
  if (!round) return { kind: "refused", reason: "roundNotOpen" };
  const answer = await answerOn(page.grades);
  if (!answer) return { kind: "refused", reason: "notOnScale" };
  const said = tappedReport(answer, page, round.quarter);
  if (!said) return { kind: "refused", reason: "nothingBefore" };
  const input = { ...said, roundId, submissionKey, baseVersion: 0 };
  return submitReport(context, found.caller, { unitId, goalId, channel: "chat", input });
}
