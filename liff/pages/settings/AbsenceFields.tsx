import { useSignal } from "@preact/signals";
import type { AbsencesView } from "../../../worker/domain/deliveryViews.ts";
import { absenceCalls } from "../../calls/absences.ts";
import { Button } from "../../components/Button.tsx";
import { DateInput } from "../../components/fields/DateInput.tsx";
import { Select } from "../../components/fields/Select.tsx";
import { failureText } from "../../failureText.ts";
import { useApp } from "../../store/app.ts";
import { absenceWords as words } from "../../text/pages/absence.ts";
import { emptyForm, wishOf } from "./absenceForm.ts";

/** From when, until when, and who is asked instead. */
export function AbsenceFields(props: {
  view: AbsencesView;
  onRecorded: (view: AbsencesView, days: string) => void;
}) {
  const { view } = props;
  const { api } = useApp();
  const form = useSignal(emptyForm(view));
  const isBusy = useSignal(false);
  const problem = useSignal<string | null>(null);
  const { fromDay, untilDay, deputyId } = form.value;

  async function submit(event: Event) {
    event.preventDefault();
    if (isBusy.value) return;
    const read = wishOf(form.value);
    if (read.kind !== "wish") {
      problem.value = words[read.kind];
      return;
    }
    isBusy.value = true;
    problem.value = null;
    const answer = await absenceCalls(api).record(read.wish);
    isBusy.value = false;
    if (!answer.ok) {
      problem.value = failureText(answer.failure, words);
      return;
    }
    form.value = emptyForm(answer.value);
    props.onRecorded(answer.value, words.days(read.wish.fromDay, read.wish.untilDay));
  }

  return (
    <form class="absence-form" noValidate onSubmit={submit}>
      <div class="pair">
        <DateInput
          id="absence-from"
          label={words.from}
          min={view.today}
          value={fromDay}
          onInput={(day) => {
            form.value = { ...form.value, fromDay: day };
          }}
        />
        <DateInput
          id="absence-until"
          label={words.until}
          min={fromDay || view.today}
          value={untilDay}
          isInvalid={problem.value !== null}
          onInput={(day) => {
            form.value = { ...form.value, untilDay: day };
          }}
        />
      </div>
      {view.deputies.length > 0 && (
        <Select
          id="absence-deputy"
          label={words.deputy}
          value={deputyId}
          options={[
            { value: "", label: words.nobody },
            ...view.deputies.map(({ staffId, name, title }) => ({
              value: staffId,
              label: words.person(name, title),
            })),
          ]}
          onInput={(value) => {
            form.value = { ...form.value, deputyId: value };
          }}
        />
      )}
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      <Button submit wide busy={isBusy.value}>
        {isBusy.value ? words.saving : words.save}
      </Button>
    </form>
  );
}
