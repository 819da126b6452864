import { useSignal } from "@preact/signals";
import { formatHours } from "../../../../worker/domain/overtime/clock.ts";
import type { Evening } from "../../../../worker/domain/overtime/viewsResults.ts";
import { Button } from "../../../components/Button.tsx";
import { Labelled } from "../../../components/fields/Labelled.tsx";
import { resultWords as words } from "../../../text/pages/results.ts";
import { buttonWords, Problem } from "../OrderFields.tsx";
import type { Results } from "./useResults.ts";

/** ちがう時刻: when it ended; beginning and break stand as ordered until somebody changes them. */
export function ResultForm(props: { evening: Evening; results: Results; onClose: () => void }) {
  const { evening, results, onClose } = props;
  const before = evening.result && evening.result.until > evening.result.from ? evening.result : evening;
  const form = useSignal({
    from: formatHours(before.from),
    until: evening.result ? formatHours(before.until) : "",
    breakMinutes: before.breakMinutes === 0 ? "" : String(before.breakMinutes),
    word: evening.result?.word ?? "",
  });
  const isMissing = useSignal(false);
  const id = `result-${evening.orderId}`;
  const problem = isMissing.value ? words.untilMissing : results.problemOf(evening);

  function change(part: Partial<typeof form.value>) {
    form.value = { ...form.value, ...part };
    isMissing.value = false;
    results.renew();
  }

  async function submit(event: Event) {
    event.preventDefault();
    const { word, ...times } = form.value;
    isMissing.value = times.until.trim() === "";
    if (isMissing.value) return;
    if (await results.record([{ evening, said: { kind: "times", ...times }, word }])) onClose();
  }

  return (
    <form class="order-form" noValidate onSubmit={submit}>
      <Labelled id={`${id}-until`} label={words.until}>
        <p class="hint" id={`${id}-until-hint`}>
          {words.timeHint}
        </p>
        <Problem id={`${id}-until`} text={problem} />
        <input
          id={`${id}-until`}
          type="text"
          value={form.value.until}
          autocomplete="off"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-until-hint ${id}-until-problem` : `${id}-until-hint`}
          ref={(input) => {
            if (input && document.activeElement === document.body) input.focus();
          }}
          onInput={(event) => change({ until: event.currentTarget.value })}
        />
      </Labelled>
      <div class="pair">
        <Labelled id={`${id}-from`} label={words.from}>
          <input
            id={`${id}-from`}
            type="text"
            value={form.value.from}
            autocomplete="off"
            onInput={(event) => change({ from: event.currentTarget.value })}
          />
        </Labelled>
        <Labelled id={`${id}-break`} label={words.break}>
          <input
            id={`${id}-break`}
            type="text"
            inputMode="numeric"
            value={form.value.breakMinutes}
            autocomplete="off"
            onInput={(event) => change({ breakMinutes: event.currentTarget.value })}
          />
        </Labelled>
      </div>
      <Labelled id={`${id}-word`} label={words.word}>
        <input
          id={`${id}-word`}
          type="text"
          value={form.value.word}
          autocomplete="off"
          onInput={(event) => change({ word: event.currentTarget.value })}
        />
      </Labelled>
      <div class="pair">
        <Button submit busy={results.busy.value}>
          {buttonWords(results.busy.value, words.save)}
        </Button>
        <Button look="outline" onPress={onClose}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
