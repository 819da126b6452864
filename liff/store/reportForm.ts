// The form of a progress report, without any screen: what it starts from, what is missing in it, what is sent.
import type { CriterionState } from "../../worker/domain/grade.ts";
import { isMeasured } from "../../worker/domain/indicator.ts";
import { readFigure } from "../../worker/domain/readFigure.ts";
import { SUPPORT_FROM, type SupportFrom } from "../../worker/domain/review.ts";
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
  supportFrom: SupportFrom | null;
  /** Numbers as they were typed, by indicator id. */
  values: Record<string, string>;
}

export type FormProblem =
  | { field: "grade"; reason: "required" }
  | { field: "criterion"; criterionId: string; position: number; reason: "required" }
  | { field: "value"; indicatorId: string; position: number; reason: "unreadable" | "tooLarge" }
  | { field: TextField; reason: "tooLong"; over: number }
  | { field: "supportFrom"; reason: "required" };

type Asked = Pick<GoalPage, "grades" | "supporters"> & { goal: Pick<GoalPage["goal"], "criteria"> };

export const EMPTY_FORM: ReportForm = {
  gradeId: null,
  judgements: {},
  done: "",
  blocked: "",
  next: "",
  needsSupport: false,
  supportFrom: null,
  values: {},
};

/** From whom help can be asked here; the superior is left out where that is the director. */
export function supportChoices(supporters: GoalPage["supporters"]): { from: SupportFrom; title: string }[] {
  return SUPPORT_FROM.flatMap((from) => {
    const title = supporters[from];
    const isTwice = from === "superior" && title === supporters.director;
    return title === null || isTwice ? [] : [{ from, title }];
  });
}

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
    supportFrom: report.supportFrom,
    values: Object.fromEntries(
      measuredIn(asked).flatMap(({ id }) => {
        const value = report.values[id];
        return value === undefined ? [] : [[id, typed(value)]];
      }),
    ),
  };
}

/** What keeps the form from being sent, in the order of the screen. */
export function checkForm(form: ReportForm, asked: Asked): FormProblem[] {
  const problems: FormProblem[] = [];
  if (!asked.grades.some((grade) => grade.id === form.gradeId)) {
    problems.push({ field: "grade", reason: "required" });
  }
  asked.goal.criteria.forEach(({ id, indicators }, index) => {
    const position = index + 1;
    if (!form.judgements[id]) {
      problems.push({ field: "criterion", criterionId: id, position, reason: "required" });
    }
    for (const indicator of indicators.filter(isMeasured)) {
      const read = readFigure(form.values[indicator.id] ?? "", indicator.unit);
      if (read.kind !== "refused") continue;
      problems.push({ field: "value", indicatorId: indicator.id, position, reason: read.reason });
    }
  });
  for (const field of TEXT_FIELDS) {
    const over = form[field].trim().length - TEXT_LIMIT;
    if (over > 0) problems.push({ field, reason: "tooLong", over });
  }
  const helpers = supportChoices(asked.supporters);
  if (form.needsSupport && helpers.length > 0 && !helpers.some(({ from }) => from === form.supportFrom)) {
    problems.push({ field: "supportFrom", reason: "required" });
  }
  return problems;
}

/** The id of the control a problem belongs to, for links and focus. */
export function controlIdOf(problem: FormProblem): string {
  switch (problem.field) {
    case "criterion":
      return `criterion-${problem.criterionId}`;
    case "value":
      return `value-${problem.indicatorId}`;
    case "grade":
    case "done":
    case "blocked":
    case "next":
    case "supportFrom":
      return problem.field;
  }
}

/** Whether two forms say the same. */
export function sameForm(one: ReportForm, other: ReportForm): boolean {
  const ids = new Set([...Object.keys(one.judgements), ...Object.keys(other.judgements)]);
  const figures = new Set([...Object.keys(one.values), ...Object.keys(other.values)]);
  return (
    one.gradeId === other.gradeId &&
    one.needsSupport === other.needsSupport &&
    one.supportFrom === other.supportFrom &&
    [...figures].every((id) => (one.values[id] ?? "") === (other.values[id] ?? "")) &&
    TEXT_FIELDS.every((field) => one[field] === other[field]) &&
    [...ids].every((id) => one.judgements[id] === other.judgements[id])
  );
}

/** The indicators of which a number can be given. */
export function measuredIn(asked: { goal: Pick<GoalPage["goal"], "criteria"> }) {
  return asked.goal.criteria.flatMap(({ indicators }) => indicators.filter(isMeasured));
}

function typed(value: number): string {
  return value.toLocaleString("ja-JP", { maximumFractionDigits: 6 });
}

/** The request of a form that `checkForm` finds nothing wrong with. */
export function toReportInput(
  form: ReportForm & { gradeId: string },
  asked: { goal: Pick<GoalPage["goal"], "criteria"> },
  sending: Pick<ReportInput, "roundId" | "submissionKey" | "baseVersion">,
): ReportInput {
  return {
    ...form,
    ...sending,
    done: form.done.trim(),
    blocked: form.blocked.trim(),
    next: form.next.trim(),
    supportFrom: form.needsSupport ? form.supportFrom : null,
    values: Object.fromEntries(
      measuredIn(asked).flatMap(({ id, unit }) => {
        const read = readFigure(form.values[id] ?? "", unit);
        return read.kind === "figure" ? [[id, read.value]] : [];
      }),
    ),
  };
}
