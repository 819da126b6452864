import type { FormProblem } from "../../store/reportForm.ts";
import { words } from "../../text/index.ts";

/** A problem of the form as a sentence. */
export function wordProblem(problem: FormProblem): string {
  switch (problem.field) {
    case "grade":
      return words.report.problems.grade;
    case "criterion":
      return words.report.problems.criterion(problem.position);
    case "done":
    case "blocked":
    case "next":
      return words.report.problems.tooLong(words.report.fields[problem.field], problem.over);
  }
}
