import { repairText } from "../domain/repairText.ts";
import type { ReportInput, SubmitOutcome } from "../domain/views.ts";

/** Longest answer in each of the three fields, in UTF-16 code units: the unit in which the browser counts. */
export const MAX_TEXT_CHARACTERS = 2000;

/** What a report may refer to: the grades in force, and the goal's criteria. */
export interface ReportBounds {
  gradeIds: readonly string[];
  /** Criteria on the sheet today. */
  criterionIds: readonly string[];
  /** Whether each of them must be judged; a grade tapped in the chat judges none. */
  mustJudgeAll: boolean;
  /** Criteria taken off the sheet since: a form opened before may still carry them. */
  formerCriterionIds: readonly string[];
  /** Indicators of the goal, on the sheet today or before. */
  indicatorIds: readonly string[];
}

export type Invalid = Extract<SubmitOutcome, { reason: "invalid" }>;

const TEXT_FIELDS = [
  { field: "done", label: "この四半期にしたこと" },
  { field: "blocked", label: "困っていること" },
  { field: "next", label: "次の一手" },
] as const;

/** The report with its texts tidied, unless a wrong field stands in the way. */
export function checkReport(
  input: ReportInput,
  bounds: ReportBounds,
): { kind: "sound"; input: ReportInput } | Invalid {
  const trimmed = {
    ...input,
    done: tidy(input.done),
    blocked: tidy(input.blocked),
    next: tidy(input.next),
    supportFrom: input.needsSupport ? (input.supportFrom ?? null) : null,
  };
  const problem = problemOf(trimmed, bounds);
  return problem ? { kind: "refused", reason: "invalid", ...problem } : { kind: "sound", input: trimmed };
}

function problemOf(input: ReportInput, bounds: ReportBounds): Pick<Invalid, "field" | "message"> | null {
  if (!bounds.gradeIds.includes(input.gradeId)) {
    return { field: "gradeId", message: "評価を1つ選んでください。" };
  }
  const known = new Set([...bounds.criterionIds, ...bounds.formerCriterionIds]);
  if (Object.keys(input.judgements).some((criterionId) => !known.has(criterionId))) {
    return {
      field: "judgements",
      message: "この目標にない達成水準が含まれています。画面を開き直してください。",
    };
  }
  const missing = bounds.criterionIds.filter((criterionId) => !Object.hasOwn(input.judgements, criterionId));
  if (bounds.mustJudgeAll && missing.length > 0) {
    return {
      field: "judgements",
      message: `達成水準の状態を、あと${missing.length}件選んでください。`,
    };
  }
  if (Object.keys(input.values ?? {}).some((indicatorId) => !bounds.indicatorIds.includes(indicatorId))) {
    return { field: "values", message: "この目標にない指標が含まれています。画面を開き直してください。" };
  }
  for (const { field, label } of TEXT_FIELDS) {
    const { length } = input[field];
    if (length > MAX_TEXT_CHARACTERS) {
      const limit = MAX_TEXT_CHARACTERS.toLocaleString("ja-JP");
      const over = (length - MAX_TEXT_CHARACTERS).toLocaleString("ja-JP");
      return { field, message: `「${label}」は${limit}文字までです。あと${over}文字短くしてください。` };
    }
  }
  return null;
}

/** Repaired (an input's length limit may cut an emoji in two, which libSQL refuses), trimmed, with \n as line end. */
function tidy(text: string): string {
  return repairText(text).replace(/\r\n?/g, "\n").trim();
}
