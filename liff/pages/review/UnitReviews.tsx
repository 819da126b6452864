import { useSignal } from "@preact/signals";
import type { Grade } from "../../../worker/domain/grade.ts";
import type { ReviewMark } from "../../../worker/domain/review.ts";
import type { ReviewsView } from "../../../worker/domain/reviewViews.ts";
import { reviewCalls } from "../../calls/reviews.ts";
import { Button } from "../../components/Button.tsx";
import { Section } from "../../components/Section.tsx";
import { failureText } from "../../failureText.ts";
import { useApp } from "../../store/app.ts";
import { reviewWords } from "../../text/pages/review.ts";
import { ReviewCard } from "./ReviewCard.tsx";

/** The new reports of one unit, and one tap for those that hold nothing to worry about. */
export function UnitReviews(props: {
  own: ReviewsView["units"][number];
  grades: readonly Grade[];
  said: Readonly<Record<string, ReviewMark>>;
  onSaid: (reportIds: readonly string[], mark: ReviewMark) => void;
}) {
  const { unit, reports } = props.own;
  const left = reports.filter(({ id }) => !props.said[id]);
  const plain = left.filter((report) => report.isPlain);
  return (
    <Section title={unit.name} aside={reviewWords.left(left.length)}>
      <div class="stack">
        {plain.length > 1 && (
          <Lot
            unitId={unit.id}
            reportIds={plain.map(({ id }) => id)}
            onDone={(reportIds) => props.onSaid(reportIds, "seen")}
          />
        )}
        {reports.map((report) => (
          <ReviewCard
            key={report.id}
            unitId={unit.id}
            report={report}
            grades={props.grades}
            said={props.said[report.id] ?? null}
            onSaid={(mark) => props.onSaid([report.id], mark)}
          />
        ))}
      </div>
    </Section>
  );
}

/** まとめて了解. */
function Lot(props: { unitId: string; reportIds: string[]; onDone: (reportIds: string[]) => void }) {
  const { api } = useApp();
  const busy = useSignal(false);
  const problem = useSignal<string | null>(null);

  async function acknowledge() {
    busy.value = true;
    const answer = await reviewCalls(api).acknowledge(props.unitId, props.reportIds);
    busy.value = false;
    problem.value = answer.ok ? null : failureText(answer.failure, reviewWords);
    if (answer.ok) props.onDone(props.reportIds);
  }

  return (
    <div class="review-lot">
      <Button look="outline" wide busy={busy.value} onPress={acknowledge}>
        {busy.value ? reviewWords.sending : reviewWords.lot(props.reportIds.length)}
      </Button>
      <p class="hint">{reviewWords.lotHint}</p>
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
    </div>
  );
}
