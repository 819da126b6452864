import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { CivilDate } from "../../../worker/domain/civilDate.ts";
import type { SnoozeOption, SnoozeSubject } from "../../../worker/domain/snooze.ts";
import { snoozeCalls } from "../../calls/snoozes.ts";
import { failureText } from "../../failureText.ts";
import { useApp, useMe } from "../../store/app.ts";
import { snoozeWords as words } from "../../text/pages/snooze.ts";
import { Button } from "../Button.tsx";
import { Skeleton } from "../Skeleton.tsx";
import { Sheet } from "./Sheet.tsx";

type Phase =
  | { kind: "loading" }
  | { kind: "choosing"; choices: SnoozeOption[]; left: number; isBusy: boolean; problem: string | null }
  | { kind: "refused"; text: string }
  | { kind: "done"; when: string };

/** あとで: the moments to choose from, and what was chosen. */
export default function SnoozeSheet({ subject, onClose }: { subject: SnoozeSubject; onClose: () => void }) {
  const { api } = useApp();
  const { today } = useMe();
  const calls = snoozeCalls(api);
  const phase = useSignal<Phase>({ kind: "loading" });

  useEffect(() => {
    void calls.choices(subject).then((answer) => {
      if (!answer.ok) phase.value = { kind: "refused", text: failureText(answer.failure, words) };
      else if (answer.value.choices.length === 0) phase.value = { kind: "refused", text: words.nothing };
      else phase.value = { kind: "choosing", ...answer.value, isBusy: false, problem: null };
    });
  }, [subject]);

  async function choose(option: SnoozeOption) {
    const { value } = phase;
    if (value.kind !== "choosing" || value.isBusy) return;
    phase.value = { ...value, isBusy: true, problem: null };
    const answer = await calls.snooze(subject, option.choice);
    phase.value = answer.ok
      ? { kind: "done", when: words.when(option.until, today) }
      : { ...value, problem: failureText(answer.failure, words) };
  }

  return (
    <Sheet title={words.title} onClose={onClose}>
      <Body phase={phase.value} today={today} onChoose={choose} />
      <Button look={phase.value.kind === "done" ? "primary" : "quiet"} wide onPress={onClose}>
        {words.close}
      </Button>
    </Sheet>
  );
}

function Body(props: { phase: Phase; today: CivilDate; onChoose: (option: SnoozeOption) => void }) {
  const { phase, today, onChoose } = props;
  switch (phase.kind) {
    case "loading":
      return <Skeleton rows={[3.25, 3.25, 3.25]} />;
    case "refused":
      return <p role="status">{phase.text}</p>;
    case "done":
      return (
        <div role="status">
          <p class="card-title">{words.done(phase.when)}</p>
          <p class="card-text">{words.doneText}</p>
        </div>
      );
    case "choosing":
      return (
        <>
          <p>{words.text}</p>
          <div class="sheet-choices">
            {phase.choices.map((option) => (
              <button
                key={option.choice}
                type="button"
                class="sheet-choice"
                aria-disabled={phase.isBusy}
                onClick={() => onChoose(option)}
              >
                <span>{words.name(option.choice)}</span>
                <span>{words.when(option.until, today)}</span>
              </button>
            ))}
          </div>
          {phase.problem && (
            <p class="problem" role="alert">
              {phase.problem}
            </p>
          )}
          <p class="hint">{words.left(phase.left)}</p>
        </>
      );
  }
}
