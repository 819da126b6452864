import { formatFiscalYear } from "../../worker/domain/wareki.ts";
import type { GradeScaleOutcome } from "../../worker/grades/setGradeScale.ts";
import type { PriorityOutcome } from "../../worker/policies/markPriority.ts";

type Refusal<Outcome> = Extract<Outcome, { kind: "refused" }>;

/** Why no point was marked. */
export function wordPriorityRefusal(refusal: Refusal<PriorityOutcome>): string {
  switch (refusal.reason) {
    case "policyNotFound":
      return "その年度の方針がまだ取り込まれていません。";
    case "unknownPaths":
      return `方針にない項目です: ${refusal.paths.join("、")}`;
  }
}

/** What became 重点事項 and what is none any more. */
export function wordPriority({ marked, unmarked }: Extract<PriorityOutcome, { kind: "marked" }>): string[] {
  if (marked.length + unmarked.length === 0) return ["重点事項は前と同じです。"];
  return [
    `重点事項にした項目: ${marked.join("、") || "なし"}`,
    `重点事項から外した項目: ${unmarked.join("、") || "なし"}`,
  ];
}

/** Which scale is in force from when. */
export function wordScale(scale: { name: string; fiscalYear: number; changed: boolean }): string {
  const from = formatFiscalYear(scale.fiscalYear);
  return scale.changed
    ? `${from}から「${scale.name}」を使います。`
    : `${from}からの「${scale.name}」は前と同じです。`;
}

/** Why the scale is as it was. */
export function wordScaleRefusal(refusal: Refusal<GradeScaleOutcome>): string {
  switch (refusal.reason) {
    case "empty":
      return "評価区分が 1 つもありません。";
    case "codeTwice":
      return `同じ code が 2 つ以上あります: ${refusal.codes.join("、")}`;
    case "gradeInUse":
      return `もう報告に使われているため、なくせない評価区分です: ${refusal.codes.join("、")}`;
  }
}
