import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { Answer } from "../components/Answer.tsx";
import { ButtonLink } from "../components/Button.tsx";
import { DoneArt } from "../components/DoneArt.tsx";
import { Notice } from "../components/Notice.tsx";
import { Page } from "../components/Page.tsx";
import { Skeleton } from "../components/Skeleton.tsx";
import { useApp, useQuery } from "../store/app.ts";
import { reportWords } from "../text/pages/report.ts";

/** /report: straight to the first goal without an answer, or a word of thanks. */
export default function ReportPage() {
  const { queries } = useApp();
  const answer = useQuery(queries.home());
  return (
    <Page title={reportWords.title} back="/">
      <Answer answer={answer}>
        {({ duties }) => {
          const next = duties.find((duty) => duty.kind === "report" && duty.nextGoalId !== null);
          return next?.kind === "report" ? (
            <GoTo href={`/units/${next.unit.id}/goals/${next.nextGoalId}`} />
          ) : (
            <Notice art={<DoneArt />} title={reportWords.allDone.title} text={reportWords.allDone.text}>
              <ButtonLink href="/goals" look="outline">
                {reportWords.sent.list}
              </ButtonLink>
            </Notice>
          );
        }}
      </Answer>
    </Page>
  );
}

function GoTo({ href }: { href: string }) {
  const { route } = useLocation();
  useEffect(() => route(href, true), [href]);
  return <Skeleton />;
}
