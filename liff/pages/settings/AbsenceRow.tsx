import { useSignal } from "@preact/signals";
import type { CivilDate } from "../../../worker/domain/civilDate.ts";
import type { AbsencesView, AbsenceView } from "../../../worker/domain/deliveryViews.ts";
import { absenceCalls } from "../../calls/absences.ts";
import { Button } from "../../components/Button.tsx";
import { failureText } from "../../failureText.ts";
import { useApp } from "../../store/app.ts";
import { absenceWords as words } from "../../text/pages/absence.ts";

/** One absence, with who is asked instead and the way to take it back. */
export function AbsenceRow(props: {
  absence: AbsenceView;
  today: CivilDate;
  onEnded: (view: AbsencesView) => void;
}) {
  const { absence } = props;
  const { api } = useApp();
  const phase = useSignal<"idle" | "busy" | { problem: string }>("idle");
  const days = words.days(absence.fromDay, absence.untilDay);

  async function end() {
    phase.value = "busy";
    const answer = await absenceCalls(api).end(absence.id);
    phase.value = answer.ok ? "idle" : { problem: failureText(answer.failure, words) };
    if (answer.ok) props.onEnded(answer.value);
  }

  const shown = phase.value;
  return (
    <li class="absence">
      <div class="absence-words">
        <p class="absence-days">{days}</p>
        <p class="hint">
          {absence.fromDay <= props.today && <span class="tag now">{words.now}</span>}
          {absence.deputy ? words.deputyIs(absence.deputy.name) : words.superiorIs}
        </p>
      </div>
      <Button look="outline" busy={shown === "busy"} onPress={end}>
        {shown === "busy" ? words.cancelling : words.cancel}
        <span class="visually-hidden">{words.cancelOf(days)}</span>
      </Button>
      {typeof shown === "object" && (
        <p class="problem" role="alert">
          {shown.problem}
        </p>
      )}
    </li>
  );
}
