import { useEffect, useRef } from "preact/hooks";
import type { ReportView } from "../../../worker/domain/views.ts";
import { Button } from "../../components/Button.tsx";
import { useMe } from "../../store/app.ts";
import { words } from "../../text/index.ts";
import { reportWords } from "../../text/pages/report.ts";
import type { FlowProps } from "./flowProps.ts";
import { GoalTitle } from "./GoalTitle.tsx";
import { ReportWords } from "./ReportWords.tsx";

/** Two answers for the same goal: both shown, the writer chooses, neither is lost by accident. */
export function Conflict({ page, reporting, latest }: FlowProps & { latest: ReportView }) {
  const me = useMe();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  const who = `${latest.authorTitle} ${latest.authorName}`;
  const isMine = latest.authorName === me.name;
  return (
    <>
      <GoalTitle page={page} />
      <section class="section">
        <h3 ref={heading} tabIndex={-1}>
          {reportWords.conflict.title}
        </h3>
        <p>{isMine ? reportWords.conflict.textMine : reportWords.conflict.text(who)}</p>
        <div class="beside">
          <article class="card">
            <h4>{reportWords.conflict.theirs}</h4>
            <p class="card-meta">
              {reportWords.answered(latest.version, words.instant(latest.submittedAt), who)}
            </p>
            <ReportWords page={page} said={latest} />
            <Button look="outline" wide onPress={() => reporting.keepTheirs(latest)}>
              {isMine ? reportWords.conflict.keepSent : reportWords.conflict.keepTheirs}
            </Button>
          </article>
          <article class="card">
            <h4>{reportWords.conflict.mine}</h4>
            <ReportWords page={page} said={reporting.form.value} />
            <Button wide onPress={() => reporting.sendMine(latest)}>
              {reportWords.conflict.sendMine}
            </Button>
          </article>
        </div>
        <p class="hint">{reportWords.conflict.historyTheirs}</p>
      </section>
    </>
  );
}
