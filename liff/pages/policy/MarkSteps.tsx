import type { PointMarks } from "../../../worker/domain/policyViews.ts";
import { policyWords } from "../../text/pages/policy.ts";

/** 開いた・読み終えた・理解した: the reader's own way with a point, as three small steps. */
export function MarkSteps({ marks, readAt }: { marks: PointMarks | undefined; readAt: number | null }) {
  const { steps } = policyWords;
  // Who has understood a point on its card in the talk has seen it there, without ever opening it here.
  const finishedAt = marks?.finishedAt ?? readAt;
  const all = [
    [steps.opened, marks?.openedAt ?? finishedAt],
    [steps.finished, finishedAt],
    [steps.understood, readAt],
  ] as const;
  return (
    <span class="mark-steps">
      <span class="visually-hidden">{steps.label}</span>
      {all.map(([name, at]) => (
        <span key={name} class={at ? "mark-step done" : "mark-step"}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <circle cx="8" cy="8" r="6.5" />
            {at && <path d="M4.9 8.2l2.1 2.1 4-4.4" />}
          </svg>
          {name}
          <span class="visually-hidden">{at ? policyWords.stepDone : policyWords.stepOpen}</span>
        </span>
      ))}
    </span>
  );
}
