import type { GoalPage, ReportView } from "../../../worker/domain/views.ts";
import { Card } from "../../components/Card.tsx";
import { useApp } from "../../store/app.ts";
import { reviewWords } from "../../text/pages/review.ts";
import { ReviewButtons } from "../review/ReviewButtons.tsx";

/** For a superior who came to a report by another way than the list of new ones. */
export function SayOfReport({ page, report }: { page: GoalPage; report: ReportView }) {
  const { resources, queries } = useApp();
  const said = page.reviews[report.id]?.length ?? 0;
  return (
    <Card>
      <h3 class="card-title">{reviewWords.title}</h3>
      {/* Anew after each word: another one is another act. */}
      <ReviewButtons
        key={`${report.id}/${said}`}
        reportId={report.id}
        title={page.goal.title}
        onSaid={() => {
          resources.age();
          resources.freshen(queries.goalPage(page.unit.id, page.goal.id).key);
        }}
      />
    </Card>
  );
}
