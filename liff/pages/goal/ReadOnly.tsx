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

/** The goal for those who may read but not answer, and outside of the rounds. */
export function ReadOnly({ page, back }: { page: GoalPage; back: string }) {
  const newest = page.current ?? page.previous;
  const why = page.canReport ? reportWords.noRound : reportWords.noRight;
  return (
    <Page title={reportWords.viewTitle} sub={page.unit.name} back={back}>
      <GoalTitle page={page} />
      <Banner look="info">{why}</Banner>
      <Leftover page={page} />
      {newest ? <Answered page={page} report={newest} /> : <Notice title={reportWords.none} />}
      {page.current && page.canReview && <SayOfReport page={page} report={page.current} />}
      <GoalFacts page={page} open={newest === null} />
      <IndicatorCharts page={page} />
      <History page={page} />
    </Page>
  );
}
