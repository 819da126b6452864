import type { GoalPage, ReportView } from "../../../worker/domain/views.ts";
import { GradeMark } from "../../components/GradeMark.tsx";
import { type ReportForm, TEXT_FIELDS } from "../../store/reportForm.ts";
import { reportWords } from "../../text/pages/report.ts";

type Said = Omit<ReportForm, "gradeId"> & { gradeId: string | null };

/** What a report says, to be read. */
export function ReportWords({ page, said }: { page: GoalPage; said: Said | ReportView }) {
  const grade = page.grades.find(({ id }) => id === said.gradeId);
  const criteria = [...page.goal.criteria, ...page.formerCriteria].filter(({ id }) => said.judgements[id]);
  const texts = TEXT_FIELDS.filter((field) => said[field] !== "");
  return (
    <div class="report-words">
      {grade && (
        <p class="state big">
          <GradeMark grade={grade} size={28} silent />
          <span class="state-word">{grade.label}</span>
          {said.needsSupport && <span class="tag warn">{reportWords.support}</span>}
        </p>
      )}
      {criteria.length > 0 && (
        <ul class="judged">
          {criteria.map(({ id, text }) => {
            const state = said.judgements[id];
            return (
              <li key={id}>
                <span>{text}</span>
                {state && <span class={`tag state-${state}`}>{reportWords.states[state]}</span>}
              </li>
            );
          })}
        </ul>
      )}
      {texts.length > 0 && (
        <dl class="facts">
          {texts.map((field) => (
            <div key={field}>
              <dt>{reportWords.fields[field]}</dt>
              <dd class="as-written">{said[field]}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
