import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { Page } from "../../components/Page.tsx";
import { Progress } from "../../components/Progress.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { words } from "../../text/index.ts";
import { reportWords } from "../../text/pages/report.ts";
import { Answered } from "./Answered.tsx";
import { Closed } from "./Closed.tsx";
import { Conflict } from "./Conflict.tsx";
import type { FlowProps } from "./flowProps.ts";
import { GoalFacts } from "./GoalFacts.tsx";
import { GoalTitle } from "./GoalTitle.tsx";
import { History } from "./History.tsx";
import { IndicatorCharts } from "./IndicatorCharts.tsx";
import { Leftover } from "./Leftover.tsx";
import { ReportForm } from "./ReportForm.tsx";
import { Sent } from "./Sent.tsx";
import { UndoBar } from "./UndoBar.tsx";

/** From an empty form to the word of thanks. */
export function ReportFlow({ page, reporting, back }: FlowProps & { back: string }) {
  const { place, openRound } = page;
  const draftState = reporting.draftState.value;
  const sub = (
    <>
      <span>{reportWords.place(place.index, place.total)}</span>
      {/* Beside the word about the draft there is no room for the months: the head must not grow while one types. */}
      <span>{draftState === "none" ? words.roundWithMonths(openRound) : words.roundName(openRound)}</span>
    </>
  );
  return (
    <Page
      look="focused"
      title={reportWords.title}
      sub={sub}
      back={back}
      aside={
        <p class="draft-state" role="status">
          {reportWords.draft[draftState]}
        </p>
      }
      below={
        <Progress
          done={place.answered}
          total={place.total}
          label={words.goals.answered(place.answered, place.total)}
        />
      }
    >
      <UndoBar page={page} reporting={reporting} />
      <Step page={page} reporting={reporting} />
    </Page>
  );
}

function Step({ page, reporting }: FlowProps) {
  const phase = reporting.phase.value;
  switch (phase.name) {
    case "sent":
      return phase.nextGoalId ? (
        <GoOn href={`/units/${page.unit.id}/goals/${phase.nextGoalId}`} />
      ) : (
        <Sent page={page} onEdit={() => reporting.edit(phase.report)} />
      );
    case "conflict":
      return <Conflict page={page} reporting={reporting} latest={phase.latest} />;
    case "closed":
      return <Closed page={page} reporting={reporting} reason={phase.reason} />;
    case "answered":
      return (
        <>
          <GoalTitle page={page} />
          <GoalFacts page={page} />
          <Leftover page={page} />
          <Answered page={page} report={phase.report} onEdit={() => reporting.edit(phase.report)} />
          <IndicatorCharts page={page} />
          <History page={page} />
        </>
      );
    case "writing":
    case "sending":
      return (
        <>
          <GoalTitle page={page} />
          <Leftover page={page} />
          <ReportForm page={page} reporting={reporting} />
          <IndicatorCharts page={page} />
          <History page={page} />
        </>
      );
  }
}

/** 報告して次の目標へ: the next goal without an answer, until there is none. */
function GoOn({ href }: { href: string }) {
  const { route } = useLocation();
  useEffect(() => route(href), [href]);
  return <Skeleton rows={[4, 3, 16, 8]} />;
}
