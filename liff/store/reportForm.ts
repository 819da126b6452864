// The form of a progress report, without any screen: what it starts from, what is missing in it, what is sent.
import type { CriterionState } from "../../worker/domain/grade.ts";
import type { GoalPage, ReportInput, ReportView } from "../../worker/domain/views.ts";

export const TEXT_FIELDS = ["done", "blocked", "next"] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
/** In UTF-16 code units, as the server counts. */
export const TEXT_LIMIT = 2_000;

export interface ReportForm {
  gradeId: string | null;
  judgements: Record<string, CriterionState>;
  done: string;
  blocked: string;
  next: string;
  needsSupport: boolean;
}

export type FormProblem =
  | { field: "grade"; reason: "required" }
  | { field: "criterion"; criterionId: string; position: number; reason: "required" }
  | { field: TextField; reason: "tooLong"; over: number };

type Asked = Pick<GoalPage, "grades"> & { goal: Pick<GoalPage["goal"], "criteria"> };

export const EMPTY_FORM: ReportForm = {
  gradeId: null,
  judgements: {},
  done: "",
  blocked: "",
  next: "",
  needsSupport: false,
};

/** A form filled with an earlier answer, without grades and criteria that are no longer asked. */
export function formFrom(report: ReportView, asked: Asked): ReportForm {
  const judgements: ReportForm["judgements"] = {};
  for (const { id } of asked.goal.criteria) {
    const state = report.judgements[id];
    if (state) judgements[id] = state;
  }
  return {
    gradeId: asked.grades.some((grade) => grade.id === report.gradeId) ? report.gradeId : null,
    judgements,
    done: report.done,
    blocked: report.blocked,
    next: report.next,
    needsSupport: report.needsSupport,
  };
}

/** What keeps the form from being sent, in the order of the screen. */
export function checkForm(form: ReportForm, asked: Asked): FormProblem[] {
  const problems: FormProblem[] = [];
  if (!asked.grades.some((grade) => grade.id === form.gradeId)) {
    problems.push({ field: "grade", reason: "required" });
  }
  asked.goal.criteria.forEach(({ id }, index) => {
    if (form.judgements[id]) return;
    problems.push({ field: "criterion", criterionId: id, position: index + 1, reason: "required" });
  });
  for (const field of TEXT_FIELDS) {
    const over = form[field].trim().length - TEXT_LIMIT;
    if (over > 0) problems.push({ field, reason: "tooLong", over });
  }
  return problems;
}

/** The id of the control a problem belongs to, for links and focus. */
export function controlIdOf(problem: FormProblem): string {
  return problem.field === "criterion" ? `criterion-${problem.criterionId}` : problem.field;
}

/** Whether two forms say the same. */
export function sameForm(one: ReportForm, other: ReportForm): boolean {
  const ids = new Set([...Object.keys(one.judgements), ...Object.keys(other.judgements)]);
  return (
    one.gradeId === other.gradeId &&
    one.needsSupport === other.needsSupport &&
    TEXT_FIELDS.every((field) => one[field] === other[field]) &&
    [...ids].every((id) => one.judgements[id] === other.judgements[id])
  );
}

/** The request of a form that `checkForm` finds nothing wrong with. */
export function toReportInput(
  form: ReportForm & { gradeId: string },
  sending: Pick<ReportInput, "roundId" | "submissionKey" | "baseVersion">,
): ReportInput {
  return {
    ...form,
    ...sending,
    done: form.done.trim(),
    blocked: form.blocked.trim(),
    next: form.next.trim(),
  };
}
