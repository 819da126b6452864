import type { Grade } from "../domain/grade.ts";
import type { ReportInput, SubmitOutcome } from "../domain/views.ts";
import { type AskedGoal, countUnanswered, nextUnanswered } from "./askedGoals.ts";
import { checkReport } from "./checkReport.ts";
import type { Standing, Submission } from "./standing.ts";

export type Decision =
  | { kind: "write"; input: ReportInput; round: NonNullable<Standing["round"]>; grade: Grade }
  | { kind: "settled"; outcome: SubmitOutcome };

/** What is to come of a submission where things stand so: a new version, or an outcome that needs no writing. */
export function decide(submission: Submission, authorId: string, standing: Standing): Decision {
  const { input, goalId, channel } = submission;
  const { round, goalYear, versions, sameAct, isTakenBack, asked } = standing;
  if (sameAct) {
    const report = versions.find((version) => version.id === sameAct.id);
    return report && sameAct.authorId === authorId
      ? settled({ kind: "recorded", report, isRepeat: true, ...whatIsLeft(asked, goalId) })
      : invalid("submissionKey", "送信をもう一度やり直してください。");
  }
  if (isTakenBack) return settled({ kind: "refused", reason: "takenBack" });
  if (goalYear === undefined) return settled({ kind: "refused", reason: "goalNotAsked" });
  if (!round || round.closedAt !== null || round.fiscalYear !== goalYear) {
    return settled({ kind: "refused", reason: "roundNotOpen" });
  }
  const [latest] = versions;
  if (latest && latest.version > input.baseVersion) {
    return settled({ kind: "refused", reason: "newerVersion", latest });
  }
  if (input.baseVersion > (latest?.version ?? 0)) {
    return invalid("baseVersion", "画面を開き直してから、もう一度送信してください。");
  }
  const checked = checkReport(input, {
    gradeIds: standing.grades.map(({ id }) => id),
    criterionIds: standing.criteria.filter(({ isFormer }) => !isFormer).map(({ id }) => id),
    mustJudgeAll: channel === "liff",
    formerCriterionIds: standing.criteria.filter(({ isFormer }) => isFormer).map(({ id }) => id),
    indicatorIds: standing.indicatorIds,
  });
  if (checked.kind === "refused") return settled(checked);
  const grade = standing.grades.find(({ id }) => id === checked.input.gradeId);
  return grade
    ? { kind: "write", input: checked.input, round, grade }
    : invalid("gradeId", "評価を1つ選んでください。");
}

/** How many goals are still unanswered, and which one comes after this. */
export function whatIsLeft(asked: readonly AskedGoal[], goalId: string) {
  return { remaining: countUnanswered(asked), nextGoalId: nextUnanswered(asked, goalId) };
}

function settled(outcome: SubmitOutcome): Decision {
  return { kind: "settled", outcome };
}

function invalid(field: keyof ReportInput, message: string): Decision {
  return settled({ kind: "refused", reason: "invalid", field, message });
}
