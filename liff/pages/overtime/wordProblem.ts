import { overtimeWords as words } from "../../text/pages/overtime.ts";
import type { FormField, FormProblem } from "./orderForm.ts";

/** The sentence for what is missing or unclear in the form. */
export function wordProblem({ field, kind }: FormProblem): { field: FormField; text: string } {
  return { field, text: textOf(field, kind) };
}

function textOf(field: FormField, kind: FormProblem["kind"]): string {
  if (kind === "reversed") return words.apply.reversed;
  if (kind === "unclear") return words.apply.unclear;
  if (field === "task") return words.apply.taskMissing;
  return field === "purpose" ? words.apply.purposeMissing : words.apply.untilMissing;
}
