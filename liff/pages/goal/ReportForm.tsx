import { useEffect, useRef } from "preact/hooks";
import { Banner } from "../../components/Banner.tsx";
import { Button } from "../../components/Button.tsx";
import { RadioCards } from "../../components/fields/RadioCards.tsx";
import { useApp } from "../../store/app.ts";
import { TEXT_FIELDS } from "../../store/reportForm.ts";
import { reportWords } from "../../text/pages/report.ts";
import { CriterionFields } from "./CriterionFields.tsx";
import type { FlowProps } from "./flowProps.ts";
import { GoalFacts } from "./GoalFacts.tsx";
import { ProblemSummary } from "./ProblemSummary.tsx";
import { ReportText } from "./ReportText.tsx";
import { SendTroubleBanner } from "./SendTroubleBanner.tsx";
import { SupportFields } from "./SupportFields.tsx";
import { Unchanged } from "./Unchanged.tsx";
import { wordProblem } from "./wordProblem.ts";

/** The answer being written. What is typed is in the phone's storage before the finger leaves the key. */
export function ReportForm({ page, reporting }: FlowProps) {
  const { session } = useApp();
  const { form, problems, trouble, phase } = reporting;
  const summary = useRef<HTMLDivElement>(null);
  const busy = phase.value.name === "sending";
  const gradeProblem = problems.value.find((problem) => problem.field === "grade");
  const readers = reportWords.readerList(page.readers);
  const hasNext = page.place.nextGoalId !== null;

  async function send() {
    await reporting.send();
    if (reporting.problems.peek().length > 0) summary.current?.focus();
  }

  useEffect(() => {
    const retry = () => {
      if (reporting.trouble.peek()?.kind === "offline") reporting.trouble.value = null;
    };
    addEventListener("online", retry);
    return () => removeEventListener("online", retry);
  }, [reporting]);

  return (
    <form
      class="report-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {page.previous && <Unchanged page={page} reporting={reporting} onSend={send} />}
      <GoalFacts page={page} />
      <ProblemSummary ref={summary} problems={problems.value} />
      <RadioCards
        grades={page.grades}
        chosen={form.value.gradeId}
        previous={page.previous?.gradeId ?? null}
        problem={gradeProblem ? wordProblem(gradeProblem) : null}
        onChoose={(gradeId) => reporting.change({ gradeId })}
      />
      <CriterionFields page={page} reporting={reporting} />
      {TEXT_FIELDS.map((field) => (
        <ReportText key={field} field={field} page={page} reporting={reporting} />
      ))}
      <SupportFields page={page} reporting={reporting} />
      <SendTroubleBanner trouble={trouble.value} onLogin={session.loginAgain} />
      {reporting.draftState.value === "failed" && (
        <Banner look="warn" live>
          {reportWords.draft.failed}
        </Banner>
      )}
      <Button submit wide busy={busy}>
        {busy
          ? reportWords.sending
          : trouble.value
            ? reportWords.sendAgain
            : hasNext
              ? reportWords.sendNext
              : reportWords.send}
      </Button>
      {readers && <p class="card-foot">{reportWords.readers(readers)}</p>}
      {reporting.draftState.value !== "none" && (
        <p class="card-foot">
          <Button
            look="quiet"
            onPress={() => {
              if (confirm(reportWords.discardSure)) reporting.discardDraft();
            }}
          >
            {reportWords.discard}
          </Button>
        </p>
      )}
    </form>
  );
}
