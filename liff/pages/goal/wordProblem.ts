import type { FormProblem } from "../../store/reportForm.ts";
import { reportWords } from "../../text/pages/report.ts";
import { supportWords } from "../../text/pages/support.ts";

/** A problem of the form as a sentence. */
export function wordProblem(problem: FormProblem): string {
  switch (problem.field) {
    case "grade":
      return reportWords.problems.grade;
    case "criterion":
      return reportWords.problems.criterion(problem.position);
    case "value":
      return reportWords.problems.value(problem.position);
    case "supportFrom":
      return supportWords.missing;
    case "done":
    case "blocked":
    case "next":
      return reportWords.problems.tooLong(reportWords.fields[problem.field], problem.over);
  }
}
