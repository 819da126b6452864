import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { Answer } from "../components/Answer.tsx";
import { ButtonLink } from "../components/Button.tsx";
import { DoneArt } from "../components/DoneArt.tsx";
import { Notice } from "../components/Notice.tsx";
import { Page } from "../components/Page.tsx";
import { Skeleton } from "../components/Skeleton.tsx";
import { useApp, useMe, useQuery } from "../store/app.ts";
import { reportWords } from "../text/pages/report.ts";

/** /report: straight to the first goal without an answer, or why there is none. */
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
            <OfOwnUnit />
          );
        }}
      </Answer>
    </Page>
  );
}

/** Anybody of a unit may answer for it, also who is not asked to: the first goal of the own unit that is open. */
function OfOwnUnit() {
  const unitId = useMe().reportsFor[0]?.id;
  return unitId === undefined ? <NothingOpen isDone={false} /> : <FirstOpen unitId={unitId} />;
}

function FirstOpen({ unitId }: { unitId: string }) {
  const { queries } = useApp();
  return (
    <Answer answer={useQuery(queries.unitGoals(unitId))}>
      {({ goals, openRoundId, canReport }) => {
        const asked = goals.filter(({ isAsked }) => isAsked && openRoundId !== null);
        const open = asked.find(({ reports }) => !reports[openRoundId ?? ""]);
        return open && canReport ? (
          <GoTo href={`/units/${unitId}/goals/${open.id}`} />
        ) : (
          <NothingOpen isDone={asked.length > 0 && !open} />
        );
      }}
    </Answer>
  );
}

function NothingOpen({ isDone }: { isDone: boolean }) {
  const said = isDone ? reportWords.allDone : reportWords.nothingAsked;
  return (
    <Notice art={isDone ? <DoneArt /> : undefined} title={said.title} text={said.text}>
      <ButtonLink href="/goals" look="outline">
        {reportWords.sent.list}
      </ButtonLink>
    </Notice>
  );
}

function GoTo({ href }: { href: string }) {
  const { route } = useLocation();
  useEffect(() => route(href, true), [href]);
  return <Skeleton />;
}
