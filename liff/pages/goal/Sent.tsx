import { CircleCheck } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import type { GoalPage, ReportView } from "../../../worker/domain/views.ts";
import { Button, ButtonLink } from "../../components/Button.tsx";
import { DoneArt } from "../../components/DoneArt.tsx";
import { Icon } from "../../components/Icon.tsx";
import { words } from "../../text/index.ts";
import { reportWords } from "../../text/pages/report.ts";

/** After sending: that it arrived, who reads it, and what comes next. */
export function Sent(props: {
  page: GoalPage;
  report: ReportView;
  remaining: number;
  nextGoalId: string | null;
  onEdit: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  const { page, remaining, nextGoalId } = props;
  const isLast = remaining === 0 || nextGoalId === null;
  return (
    <div class="notice sent">
      {isLast ? (
        <DoneArt />
      ) : (
        <span class="sent-mark">
          <Icon of={CircleCheck} size={56} />
        </span>
      )}
      <h2 ref={heading} tabIndex={-1} class="notice-title">
        {reportWords.sent.title}
      </h2>
      <p class="notice-text">{page.goal.title}</p>
      {page.readers.length > 0 && (
        <p class="hint">{reportWords.sent.readers(reportWords.readerList(page.readers))}</p>
      )}
      <p class="notice-text">{isLast ? reportWords.sent.allDone : reportWords.sent.remaining(remaining)}</p>
      <div class="notice-actions">
        {isLast ? (
          <ButtonLink href="/" wide>
            {words.openHome}
          </ButtonLink>
        ) : (
          <ButtonLink href={`/units/${page.unit.id}/goals/${nextGoalId}`} wide>
            {reportWords.sent.next}
          </ButtonLink>
        )}
        <Button look="quiet" onPress={props.onEdit}>
          {reportWords.edit}
        </Button>
      </div>
    </div>
  );
}
