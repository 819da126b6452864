import type { Grade } from "../../../worker/domain/grade.ts";
import { TRENDS } from "../../../worker/domain/trend.ts";
import { GradeMark, SilenceMark } from "../../components/GradeMark.tsx";
import { departmentWords } from "../../text/pages/department.ts";
import { goalsWords } from "../../text/pages/goals.ts";
import { SupportDot } from "./SupportDot.tsx";
import { TrendMark } from "./TrendMark.tsx";

/** What the drawings mean. */
export function Legend({ grades }: { grades: Grade[] }) {
  return (
    <section class="legend" aria-label={departmentWords.legend}>
      <ul>
        {grades.map((grade) => (
          <li key={grade.id}>
            <GradeMark grade={grade} size={20} silent />
            {grade.label}
          </li>
        ))}
        <li>
          <SilenceMark size={20} silent />
          {departmentWords.silent}
        </li>
        <li>
          <span class="legend-dot">
            <SupportDot />
          </span>
          {goalsWords.support}
        </li>
        {TRENDS.map((trend) => (
          <li key={trend}>
            <TrendMark trend={trend} size={18} />
            {departmentWords.trendLegend[trend]}
          </li>
        ))}
      </ul>
    </section>
  );
}
