import { Check } from "lucide";
import type { Grade } from "../../../worker/domain/grade.ts";
import type { ReviewMark } from "../../../worker/domain/review.ts";
import type { FreshReport } from "../../../worker/domain/reviewViews.ts";
import { Card } from "../../components/Card.tsx";
import { GradeMark } from "../../components/GradeMark.tsx";
import { Icon } from "../../components/Icon.tsx";
import { TEXT_FIELDS } from "../../store/reportForm.ts";
import { words } from "../../text/index.ts";
import { goalsWords } from "../../text/pages/goals.ts";
import { reportWords } from "../../text/pages/report.ts";
import { reviewWords } from "../../text/pages/review.ts";
import { ReviewButtons } from "./ReviewButtons.tsx";

/** One report: the grade and what it was, the words, and what can be said of it. */
export function ReviewCard(props: {
  unitId: string;
  report: FreshReport;
  grades: readonly Grade[];
  said: ReviewMark | null;
  onSaid: (mark: ReviewMark) => void;
}) {
  const { report, grades, said } = props;
  const { goal } = report;
  const texts = TEXT_FIELDS.filter((field) => report[field] !== "");
  if (said) {
    return (
      <div class="card review-said" role="status">
        <p class="card-meta">{reviewWords.goal(goal.number, goal.title)}</p>
        <p class="confirmed">
          <Icon of={Check} size={20} />
          {reviewWords.said[said]}
        </p>
      </div>
    );
  }
  return (
    <Card urgent={report.needsSupport}>
      <div class="card-head">
        <p class="card-meta">{words.roundName(report.round)}</p>
        <p class="card-meta">{words.instant(report.submittedAt)}</p>
      </div>
      <h3 class="card-title" lang="ja">
        {reviewWords.goal(goal.number, goal.title)}
      </h3>
      <div class="review-grade">
        <GradeNow grade={grades.find(({ id }) => id === report.gradeId)} needsSupport={report.needsSupport} />
        <GradeBefore grade={grades.find(({ id }) => id === report.previousGradeId)} />
      </div>
      {report.carriedFrom !== null && (
        <p>
          <span class="tag">{reportWords.carriedFrom(report.carriedFrom)}</span>
        </p>
      )}
      {texts.length > 0 && (
        <dl class="facts">
          {texts.map((field) => (
            <div key={field}>
              <dt>{reportWords.fields[field]}</dt>
              <dd class="as-written" lang="ja">
                {report[field]}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div class="card-head">
        <p class="card-meta">{reviewWords.who(report.authorTitle, report.authorName)}</p>
        <a class="text-button" href={`/units/${props.unitId}/goals/${goal.id}`}>
          {reviewWords.seeGoal}
        </a>
      </div>
      <ReviewButtons reportId={report.id} title={goal.title} onSaid={props.onSaid} />
    </Card>
  );
}

function GradeNow({ grade, needsSupport }: { grade: Grade | undefined; needsSupport: boolean }) {
  return (
    <p class="state big">
      {grade && <GradeMark grade={grade} size={28} silent />}
      <span class="state-word" lang="ja">
        {grade?.label}
      </span>
      {needsSupport && <span class="tag warn">{goalsWords.support}</span>}
    </p>
  );
}

function GradeBefore({ grade }: { grade: Grade | undefined }) {
  return (
    <p class="state card-meta">
      {grade ? (
        <>
          <span>{reviewWords.previous}</span>
          <GradeMark grade={grade} size={18} silent />
          <span lang="ja">{grade.label}</span>
        </>
      ) : (
        reviewWords.first
      )}
    </p>
  );
}
