import type { Grade } from "../../../worker/domain/grade.ts";
import { words } from "../../text/index.ts";
import { reportWords } from "../../text/pages/report.ts";
import { GradeMark } from "../GradeMark.tsx";

/** The grades, each with its definition; one can be chosen. */
export function RadioCards(props: {
  grades: Grade[];
  chosen: string | null;
  previous: string | null;
  problem: string | null;
  onChoose: (gradeId: string) => void;
}) {
  return (
    <fieldset
      id="grade"
      class="field"
      tabIndex={-1}
      aria-invalid={props.problem ? true : undefined}
      aria-describedby={props.problem ? "grade-problem" : undefined}
    >
      <legend>
        {reportWords.grade}
        <span class="legend-note">{words.required}</span>
      </legend>
      {props.problem && (
        <p id="grade-problem" class="problem">
          {props.problem}
        </p>
      )}
      {props.grades.map((grade) => (
        <label key={grade.id} class="radio-card">
          <input
            type="radio"
            name="grade"
            value={grade.id}
            checked={props.chosen === grade.id}
            aria-labelledby={`grade-${grade.id}-label`}
            aria-describedby={`grade-${grade.id}-text`}
            onChange={() => props.onChoose(grade.id)}
          />
          <GradeMark grade={grade} size={26} silent />
          <span class="radio-card-words">
            <span class="radio-card-label" id={`grade-${grade.id}-label`}>
              <span lang="ja">{grade.label}</span>
              {props.previous === grade.id && <span class="tag">{reportWords.last}</span>}
            </span>
            <span class="radio-card-text" lang="ja" id={`grade-${grade.id}-text`}>
              {grade.definition}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
