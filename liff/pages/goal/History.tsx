import type { GoalPage, ReportView } from "../../../worker/domain/views.ts";
import { Disclosure } from "../../components/Disclosure.tsx";
import { GradeMark } from "../../components/GradeMark.tsx";
import { words } from "../../text/index.ts";
import { reportWords } from "../../text/pages/report.ts";
import { reviewWords } from "../../text/pages/review.ts";
import { ReviewList } from "../review/ReviewList.tsx";
import { ReportWords } from "./ReportWords.tsx";

/** Every version of every round, the newest first. */
export function History({ page }: { page: GoalPage }) {
  if (page.history.length === 0) return null;
  return (
    <section class="section">
      <div class="section-head">
        <h3>{reportWords.history.title}</h3>
        <p class="section-aside">{reportWords.history.count(page.history.length)}</p>
      </div>
      <div class="stack">
        {page.history.map((report) => (
          <Version key={report.id} page={page} report={report} />
        ))}
      </div>
    </section>
  );
}

function Version({ page, report }: { page: GoalPage; report: ReportView }) {
  const grade = page.grades.find(({ id }) => id === report.gradeId);
  const reviews = page.reviews[report.id] ?? [];
  const [newest] = reviews;
  return (
    <Disclosure
      summary={
        <>
          <span class="state">
            {grade && <GradeMark grade={grade} size={20} silent />}
            <span class="state-word" lang="ja">
              {grade?.label}
            </span>
            {newest && <span class={`tag review-${newest.mark}`}>{reviewWords.tags[newest.mark]}</span>}
          </span>
          <span class="row-meta">
            <span>{words.roundName(report.round)}</span>
            <span>{reportWords.history.version(report.version)}</span>
            <span>{words.instant(report.submittedAt)}</span>
          </span>
        </>
      }
    >
      <p class="card-meta">
        {report.unitName}　{report.authorTitle} {report.authorName}
      </p>
      <ReportWords page={page} said={report} />
      <ReviewList reviews={reviews} mayAnswer={false} />
    </Disclosure>
  );
}
