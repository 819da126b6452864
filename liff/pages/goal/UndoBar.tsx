import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { GoalPage } from "../../../worker/domain/views.ts";
import { reviewCalls } from "../../calls/reviews.ts";
import { Button } from "../../components/Button.tsx";
import { failureText } from "../../failureText.ts";
import { useApp } from "../../store/app.ts";
import { reviewWords } from "../../text/pages/review.ts";
import type { FlowProps } from "./flowProps.ts";
import { type LastSent, lastSent, withoutReport } from "./undo.ts";
import "../../styles/review.css";

/** 取り消す: for a minute after sending, also while the next goal is on the screen. */
export function UndoBar({ page, reporting }: FlowProps) {
  const sent = lastSent.value;
  return sent ? <Bar key={sent.reportId} sent={sent} page={page} reporting={reporting} /> : null;
}

function Bar({ sent, page, reporting }: FlowProps & { sent: LastSent }) {
  const { api, drafts, resources, queries } = useApp();
  const { route } = useLocation();
  const left = useSignal(secondsUntil(sent.until));
  const busy = useSignal(false);
  const problem = useSignal<string | null>(null);

  useEffect(() => {
    const timer = setInterval(() => {
      left.value = secondsUntil(sent.until);
      if (left.value <= 0 && !busy.peek() && lastSent.peek() === sent) lastSent.value = null;
    }, 1000);
    return () => clearInterval(timer);
  }, [sent]);

  async function undo() {
    busy.value = true;
    const answer = await reviewCalls(api).undo(sent.reportId);
    busy.value = false;
    if (!answer.ok) {
      problem.value = failureText(answer.failure, reviewWords);
      return;
    }
    const { form, baseVersion, place } = sent;
    drafts.save(place, { form, baseVersion, submissionKey: null, unsent: false, savedAt: Date.now() });
    lastSent.value = null;
    const { key } = queries.goalPage(place.unitId, place.goalId);
    resources.patch<GoalPage>(key, (known) => withoutReport(known, sent.reportId));
    resources.age();
    if (place.goalId === page.goal.id && place.unitId === page.unit.id) {
      reporting.takeBack(form, baseVersion);
      resources.freshen(key);
    } else route(`/units/${place.unitId}/goals/${place.goalId}`);
  }

  return (
    <div class="undo-bar">
      <p role="status">{reviewWords.undo.sent(sent.goalNumber, sent.readers)}</p>
      <Button look="outline" busy={busy.value} onPress={undo}>
        {busy.value ? reviewWords.undo.busy : reviewWords.undo.button(Math.max(0, left.value))}
      </Button>
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
    </div>
  );
}

function secondsUntil(until: number): number {
  return Math.ceil((until - Date.now()) / 1000);
}
