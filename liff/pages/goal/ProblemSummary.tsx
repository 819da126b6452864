import type { Ref } from "preact";
import { controlIdOf, type FormProblem } from "../../store/reportForm.ts";
import { reportWords } from "../../text/pages/report.ts";
import { wordProblem } from "./wordProblem.ts";

/** What keeps the report from being sent: gets the focus, and leads to each place. */
export function ProblemSummary({ problems, ref }: { problems: FormProblem[]; ref: Ref<HTMLDivElement> }) {
  const hasProblems = problems.length > 0;
  return (
    <div ref={ref} tabIndex={-1} class={hasProblems ? "problem-summary" : undefined}>
      {hasProblems && (
        <>
          <h3>{reportWords.problemsTitle(problems.length)}</h3>
          <ul>
            {problems.map((problem) => (
              <li key={controlIdOf(problem)}>
                <a href={`#${controlIdOf(problem)}`} onClick={(event) => goTo(event, controlIdOf(problem))}>
                  {wordProblem(problem)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function goTo(event: MouseEvent, id: string) {
  event.preventDefault();
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: "center" });
  element?.focus({ preventScroll: true });
}
