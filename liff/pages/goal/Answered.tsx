import type { GoalPage, ReportView } from "../../../worker/domain/views.ts";
import { Button } from "../../components/Button.tsx";
import { Card } from "../../components/Card.tsx";
import { words } from "../../text/index.ts";
import { reportWords } from "../../text/pages/report.ts";
import { ReviewList } from "../review/ReviewList.tsx";
import { ReportWords } from "./ReportWords.tsx";
import { useSeenReviews } from "./useSeenReviews.ts";

/** The answer of a round that is there already. */
export function Answered(props: { page: GoalPage; report: ReportView; onEdit?: () => void }) {
  const { page, report } = props;
  useSeenReviews(page);
  const who = `${report.authorTitle} ${report.authorName}`;
  return (
    <Card>
      <h3 class="card-title">{reportWords.answeredTitle(report.round)}</h3>
      <p class="card-meta">{reportWords.answered(report.version, words.instant(report.submittedAt), who)}</p>
      <ReportWords page={page} said={report} />
      <ReviewList reviews={page.reviews[report.id] ?? []} mayAnswer={props.onEdit !== undefined} />
      {props.onEdit && (
        <Button look="outline" wide onPress={props.onEdit}>
          {reportWords.edit}
        </Button>
      )}
    </Card>
  );
}
