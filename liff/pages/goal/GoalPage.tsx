import { useEffect, useMemo } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import type { GoalPage as GoalPageView, ReportView, RoundRef } from "../../../worker/domain/views.ts";
import type { Api } from "../../api.ts";
import { ErrorState } from "../../components/ErrorState.tsx";
import { Page } from "../../components/Page.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { useApp, useMe, useQuery } from "../../store/app.ts";
import { createReporting } from "../../store/reporting.ts";
import type { Session } from "../../store/session.ts";
import { reportWords } from "../../text/pages/report.ts";
import { ReadOnly } from "./ReadOnly.tsx";
import { ReportFlow } from "./ReportFlow.tsx";
import { offerUndo } from "./undo.ts";

type AskedPage = GoalPageView & { openRound: RoundRef };

/** One goal: the form where this person may answer for it, otherwise what was answered. */
export default function GoalPage() {
  const { params } = useRoute();
  const unitId = params.unitId ?? "";
  const goalId = params.goalId ?? "";
  return <OneGoal key={`${unitId}/${goalId}`} unitId={unitId} goalId={goalId} />;
}

function OneGoal({ unitId, goalId }: { unitId: string; goalId: string }) {
  const { queries } = useApp();
  const { state, retry } = useQuery(queries.goalPage(unitId, goalId));
  const back = `/goals/${unitId}`;
  if (state.phase !== "ready") {
    return (
      <Page title={reportWords.title} back={back}>
        {state.phase === "loading" ? (
          <Skeleton rows={[4, 3, 16, 8]} />
        ) : (
          <ErrorState failure={state.failure} onRetry={retry} />
        )}
      </Page>
    );
  }
  const page = state.value;
  return isAsked(page) ? <Asked page={page} back={back} /> : <ReadOnly page={page} back={back} />;
}

function isAsked(page: GoalPageView): page is AskedPage {
  return page.openRound !== null && page.canReport && page.place.index > 0;
}

function Asked({ page, back }: { page: AskedPage; back: string }) {
  const { api, session, drafts, resources, queries } = useApp();
  const { staffNumber } = useMe();
  // The form outlives a refreshed answer of the server: what is being typed must not be replaced below the fingers.
  const reporting = useMemo(
    () =>
      createReporting({
        page,
        staffNumber,
        drafts,
        submit: sendWithSession(api, session),
        now: Date.now,
        newKey: () => crypto.randomUUID(),
        onRecorded(report, nextGoalId) {
          if (reporting.phase.peek().name === "sent") offerUndo({ page, report, staffNumber }, Date.now());
          resources.age();
          const { key } = queries.goalPage(page.unit.id, page.goal.id);
          resources.patch<GoalPageView>(key, (known) => withReport(known, report, nextGoalId));
        },
      }),
    [page.unit.id, page.goal.id, page.openRound.id],
  );
  useEffect(() => {
    if (page.current) reporting.adopt(page.current);
  }, [reporting, page.current?.id]);
  return <ReportFlow page={page} reporting={reporting} back={back} />;
}

/** Sends, and once more with a new session where the old one had run out while somebody was writing. */
function sendWithSession(api: Api, session: Session): Api["submitReport"] {
  return async (unitId, goalId, input) => {
    const answer = await api.submitReport(unitId, goalId, input);
    if (answer.ok || answer.failure.kind !== "signedOut") return answer;
    return (await session.renew(answer.failure.reason)) ? api.submitReport(unitId, goalId, input) : answer;
  };
}

function withReport(page: GoalPageView, report: ReportView, nextGoalId: string | null): GoalPageView {
  const { place, current, history } = page;
  return {
    ...page,
    current: report,
    history: [report, ...history.filter(({ id }) => id !== report.id)],
    place: { ...place, answered: place.answered + (current ? 0 : 1), nextGoalId },
  };
}
