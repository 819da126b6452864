import { useLocation } from "preact-iso/router";
import type { GoalPage } from "../../../worker/domain/views.ts";
import { Banner } from "../../components/Banner.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Page } from "../../components/Page.tsx";
import { reportWords } from "../../text/pages/report.ts";
import { Answered } from "./Answered.tsx";
import { GoalFacts } from "./GoalFacts.tsx";
import { GoalTitle } from "./GoalTitle.tsx";
import { History } from "./History.tsx";
import { IndicatorCharts } from "./IndicatorCharts.tsx";
import { Leftover } from "./Leftover.tsx";
import { SayOfReport } from "./SayOfReport.tsx";

/** The goal for those who may read but not answer, and outside of the rounds; `?round=` shows the answer of that round. */
export function ReadOnly({ page, back }: { page: GoalPage; back: string }) {
  const { round } = useLocation().query;
  const report = page.history.find((each) => each.round.id === round) ?? page.current ?? page.previous;
  const why = page.canReport ? reportWords.noRound : reportWords.noRight;
  return (
    <Page title={reportWords.viewTitle} sub={page.unit.name} back={back}>
      <GoalTitle page={page} />
      <Banner look="info">{why}</Banner>
      <Leftover page={page} />
      {report ? <Answered page={page} report={report} /> : <Notice title={reportWords.none} />}
      {report && report.id === page.current?.id && page.canReview && (
        <SayOfReport page={page} report={report} />
      )}
      <GoalFacts page={page} open={report === null} />
      <IndicatorCharts page={page} />
      <History page={page} />
    </Page>
  );
}
