import { CRITERION_STATES } from "../../../worker/domain/grade.ts";
import { Segmented } from "../../components/fields/Segmented.tsx";
import { words } from "../../text/index.ts";
import { reportWords } from "../../text/pages/report.ts";
import { FigureFields } from "./FigureFields.tsx";
import type { FlowProps } from "./flowProps.ts";
import { wordProblem } from "./wordProblem.ts";

const OPTIONS = CRITERION_STATES.map((value) => ({ value, label: reportWords.states[value] }));

/** One judgement for each bullet of どの水準まで. */
export function CriterionFields({ page, reporting }: FlowProps) {
  const { criteria } = page.goal;
  const { form, problems, change } = reporting;
  if (criteria.length === 0) return null;
  return (
    <section class="section" aria-labelledby="criteria-heading">
      <div class="section-head">
        <h3 id="criteria-heading">{reportWords.criterionStates}</h3>
        <p class="section-aside">{words.required}</p>
      </div>
      {criteria.map(({ id, text, indicators }) => {
        const problem = problems.value.find((each) => each.field === "criterion" && each.criterionId === id);
        return (
          <Segmented
            key={id}
            id={`criterion-${id}`}
            legend={<span lang="ja">{text}</span>}
            options={OPTIONS}
            chosen={form.value.judgements[id]}
            problem={problem ? wordProblem(problem) : null}
            below={<FigureFields page={page} reporting={reporting} indicators={indicators} />}
            onChoose={(state) => change({ judgements: { ...form.value.judgements, [id]: state } })}
          />
        );
      })}
    </section>
  );
}
