import { useSignal } from "@preact/signals";
import { formatHours } from "../../../worker/domain/overtime/clock.ts";
import type { FormDay } from "../../../worker/domain/overtime/viewsOrders.ts";
import { Labelled } from "../../components/fields/Labelled.tsx";
import { overtimeWords as words } from "../../text/pages/overtime.ts";
import { endsFor, type OrderForm, timesIn } from "./orderForm.ts";

type Times = Pick<OrderForm, "from" | "until" | "breakMinutes">;

/** いつまで: the usual ends to tap, any other to type; beginning and break for those who need them. */
export function TimesFields(props: {
  id: string;
  form: Times;
  day: FormDay;
  problem: string | null;
  onChange: (times: Partial<Times>) => void;
}) {
  const { id, form, day, problem, onChange } = props;
  const times = timesIn(form);
  const ends = endsFor(day, times.from);
  const isUsual = ends.some((end) => end === times.until && formatHours(end) === form.until);
  const isTyping = useSignal(form.until !== "" && !isUsual);
  const isWide = useSignal(form.breakMinutes !== "");
  const untilId = `${id}-until`;
  return (
    <fieldset
      class="field"
      aria-describedby={problem ? `${untilId}-problem` : undefined}
      aria-invalid={problem ? true : undefined}
    >
      <legend>{words.apply.until}</legend>
      {problem && (
        <p id={`${untilId}-problem`} class="problem">
          {problem}
        </p>
      )}
      <div class="chips">
        {ends.map((end) => (
          <button
            key={end}
            type="button"
            class="chip"
            aria-pressed={!isTyping.value && times.until === end}
            onClick={() => {
              isTyping.value = false;
              onChange({ until: formatHours(end) });
            }}
          >
            {words.clock(end)}
          </button>
        ))}
        <button
          type="button"
          class="chip"
          aria-pressed={isTyping.value}
          onClick={() => {
            isTyping.value = true;
            requestAnimationFrame(() => document.getElementById(untilId)?.focus());
          }}
        >
          {words.apply.otherTime}
        </button>
      </div>
      {isTyping.value && (
        <Labelled id={untilId} label={words.apply.untilTyped}>
          <p class="hint" id={`${untilId}-hint`}>
            {words.apply.timeHint}
          </p>
          <input
            id={untilId}
            type="text"
            value={form.until}
            autocomplete="off"
            aria-invalid={problem ? true : undefined}
            aria-describedby={`${untilId}-hint`}
            onInput={(event) => onChange({ until: event.currentTarget.value })}
          />
        </Labelled>
      )}
      {isWide.value && (
        <div class="pair">
          <Labelled id={`${id}-from`} label={words.apply.from}>
            <input
              id={`${id}-from`}
              type="text"
              value={form.from}
              autocomplete="off"
              onInput={(event) => onChange({ from: event.currentTarget.value })}
            />
          </Labelled>
          <Labelled id={`${id}-break`} label={words.apply.break}>
            <input
              id={`${id}-break`}
              type="text"
              inputMode="numeric"
              value={form.breakMinutes}
              autocomplete="off"
              onInput={(event) => onChange({ breakMinutes: event.currentTarget.value })}
            />
          </Labelled>
        </div>
      )}
      <div class="order-lasts">
        <p class="card-text" role="status">
          {times.from !== null && times.minutes !== null ? words.apply.lasts(times.from, times.minutes) : ""}
        </p>
        {!isWide.value && (
          <button
            type="button"
            class="text-button"
            onClick={() => {
              isWide.value = true;
            }}
          >
            {words.apply.more}
          </button>
        )}
      </div>
    </fieldset>
  );
}
