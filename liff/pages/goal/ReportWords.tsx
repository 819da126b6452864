import { formatFigure } from "../../../worker/domain/indicator.ts";
import type { GoalPage, ReportView } from "../../../worker/domain/views.ts";
import { GradeMark } from "../../components/GradeMark.tsx";
import { measuredIn, type ReportForm, TEXT_FIELDS } from "../../store/reportForm.ts";
import { reportWords } from "../../text/pages/report.ts";
import { supportWords } from "../../text/pages/support.ts";

type Said = Omit<ReportForm, "gradeId"> & { gradeId: string | null };

/** What a report says, to be read. */
export function ReportWords({ page, said }: { page: GoalPage; said: Said | ReportView }) {
  const grade = page.grades.find(({ id }) => id === said.gradeId);
  const criteria = [...page.goal.criteria, ...page.formerCriteria].filter(({ id }) => said.judgements[id]);
  const figures = figuresIn(page, said.values);
  const texts = TEXT_FIELDS.filter((field) => said[field] !== "");
  return (
    <div class="report-words">
      {grade && (
        <p class="state big">
          <GradeMark grade={grade} size={28} silent />
          <span class="state-word" lang="ja">
            {grade.label}
          </span>
          {said.needsSupport && <span class="tag warn">{supportWords.short(said.supportFrom)}</span>}
        </p>
      )}
      {criteria.length > 0 && (
        <ul class="judged">
          {criteria.map(({ id, text }) => {
            const state = said.judgements[id];
            return (
              <li key={id}>
                <span lang="ja">{text}</span>
                {state && <span class={`tag state-${state}`}>{reportWords.states[state]}</span>}
              </li>
            );
          })}
        </ul>
      )}
      {figures.length > 0 && (
        <ul class="judged">
          {figures.map(({ id, text, shown }) => (
            <li key={id}>
              <span lang="ja">{text}</span>
              <span class="figure-said">{shown}</span>
            </li>
          ))}
        </ul>
      )}
      {texts.length > 0 && "carriedFrom" in said && said.carriedFrom !== null && (
        <p>
          <span class="tag">{reportWords.carriedFrom(said.carriedFrom)}</span>
        </p>
      )}
      {texts.length > 0 && (
        <dl class="facts">
          {texts.map((field) => (
            <div key={field}>
              <dt>{reportWords.fields[field]}</dt>
              <dd class="as-written" lang="ja">
                {said[field]}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** The numbers given, as they are shown; what is still being typed stands as typed. */
function figuresIn(page: GoalPage, values: Record<string, number | string>) {
  return [...measuredIn(page), ...page.formerIndicators].flatMap(({ id, text, unit }) => {
    const value = values[id];
    if (value === undefined || value === "") return [];
    return [{ id, text, shown: typeof value === "number" ? formatFigure(value, unit) : value }];
  });
}
