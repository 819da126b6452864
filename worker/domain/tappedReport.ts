// What a report says that was given with one tap in the chat.
import { answerBefore } from "./answerBefore.ts";
import type { GoalPage, ReportInput, ReportView } from "./views.ts";

/** 変更なし, or one step of the scale. */
export type TappedAnswer = { kind: "unchanged" } | { kind: "grade"; gradeId: string };

type Said = Omit<ReportInput, "roundId" | "submissionKey" | "baseVersion">;
type Sheet = { goal: Pick<GoalPage["goal"], "criteria">; grades: GoalPage["grades"]; history: ReportView[] };

/** Whether 変更なし can be offered: there is an answer before, and its grade is still one of the scale. */
export function mayStayUnchanged({ grades, history }: Omit<Sheet, "goal">, quarter: number): boolean {
  const before = answerBefore(history, quarter);
  return before !== null && grades.some(({ id }) => id === before.gradeId);
}

/**
 * The report that a tap stands for. 変更なし says again what the quarter before said, as the form's own button does; a
 * grade by itself keeps only the judgements: texts of another quarter beside a new grade would say what nobody wrote.
 * Numbers are never taken over: each quarter has its own.
 * @returns null where 変更なし has nothing to stand on
 */
export function tappedReport(answer: TappedAnswer, sheet: Sheet, quarter: number): Said | null {
  const before = answerBefore(sheet.history, quarter);
  const judgements = before ? judgementsOnSheet(before, sheet) : {};
  switch (answer.kind) {
    case "grade":
      return { gradeId: answer.gradeId, judgements, done: "", blocked: "", next: "", needsSupport: false };
    case "unchanged": {
      if (!before || !mayStayUnchanged(sheet, quarter)) return null;
      const { gradeId, done, blocked, next, needsSupport, supportFrom } = before;
      return { gradeId, judgements, done, blocked, next, needsSupport, supportFrom };
    }
  }
}

function judgementsOnSheet(before: ReportView, { goal }: Sheet): ReportInput["judgements"] {
  const judgements: ReportInput["judgements"] = {};
  for (const { id } of goal.criteria) {
    const state = before.judgements[id];
    if (state) judgements[id] = state;
  }
  return judgements;
}
