import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Choices } from "../../components/fields/Choices.tsx";
import { DateInput } from "../../components/fields/DateInput.tsx";
import { FigureInput } from "../../components/fields/FigureInput.tsx";
import { Labelled } from "../../components/fields/Labelled.tsx";
import { NumberInput } from "../../components/fields/NumberInput.tsx";
import { RadioCards } from "../../components/fields/RadioCards.tsx";
import { Segmented } from "../../components/fields/Segmented.tsx";
import { Select } from "../../components/fields/Select.tsx";
import { Switch } from "../../components/fields/Switch.tsx";
import { TextArea } from "../../components/fields/TextArea.tsx";
import { TimeInput } from "../../components/fields/TimeInput.tsx";
import { TextInput } from "../../components/TextInput.tsx";
import { componentWords } from "../../text/pages/components.ts";
import type { Entry } from "./entry.ts";
import { grades } from "./sampleThings.ts";

/** A field that keeps what is typed or chosen while one tries it. */
function Kept<T>(props: { first: T; children: (value: T, set: (value: T) => void) => ComponentChildren }) {
  const value = useSignal(props.first);
  return (
    <>
      {props.children(value.value, (next) => {
        value.value = next;
      })}
    </>
  );
}

/** What is typed or chosen. */
export function fieldEntries(): Entry[] {
  const { when, states, sample } = componentWords;
  const options = sample.options.map((label, index) => ({ value: `option-${index}`, label }));
  const area = (id: string, first: string, problem: string | null) => (
    <Kept first={first}>
      {(value, set) => (
        <TextArea id={id} label={sample.label} value={value} limit={400} problem={problem} onInput={set} />
      )}
    </Kept>
  );
  const line = (id: string, first: string, invalid: boolean, hint?: string) => (
    <Kept first={first}>
      {(value, set) => (
        <TextInput
          id={id}
          label={sample.label}
          value={value}
          invalid={invalid}
          onInput={set}
          {...(hint ? { hint } : {})}
        />
      )}
    </Kept>
  );
  const figure = (id: string, first: string, problem: string | null, hint: string | null) => (
    <Kept first={first}>
      {(value, set) => (
        <FigureInput
          id={id}
          label={sample.indicator}
          unit={sample.measure}
          value={value}
          hint={hint}
          problem={problem}
          onInput={set}
          onLeave={() => {}}
        />
      )}
    </Kept>
  );
  const segments = (id: string, first: string | undefined, problem: string | null) => (
    <Kept first={first}>
      {(chosen, set) => (
        <Segmented
          id={id}
          legend={sample.text}
          options={options}
          chosen={chosen}
          problem={problem}
          onChoose={set}
        />
      )}
    </Kept>
  );
  const choices = (id: string, first: string | null, problem: string | null) => (
    <Kept first={first}>
      {(chosen, set) => (
        <Choices
          id={id}
          legend={sample.label}
          options={options.map((option) => ({ ...option, text: sample.text }))}
          chosen={chosen}
          problem={problem}
          onChoose={set}
        />
      )}
    </Kept>
  );
  const onOff = (id: string, first: boolean) => (
    <Kept first={first}>
      {(on, set) => <Switch id={id} label={sample.label} text={sample.text} on={on} onChange={set} />}
    </Kept>
  );
  return [
    {
      file: "TextInput",
      when: when.TextInput,
      states: [
        [states.empty, line("line-1", "", false, sample.hint)],
        [states.filled, line("line-2", sample.goal, false)],
        [states.error, line("line-3", sample.goal, true)],
      ],
    },
    {
      file: "fields/TextArea",
      when: when.TextArea,
      states: [
        [states.empty, area("area-1", "", null)],
        [states.filled, area("area-2", sample.text, null)],
        [states.long, area("area-3", sample.long.repeat(8), null)],
        [states.error, area("area-4", "", sample.problem)],
      ],
    },
    {
      file: "fields/Labelled",
      when: when.Labelled,
      states: [
        [
          states.plain,
          <Labelled id="labelled" label={sample.label}>
            <input id="labelled" type="text" />
          </Labelled>,
        ],
      ],
    },
    {
      file: "fields/DateInput",
      when: when.DateInput,
      states: [
        [
          states.empty,
          <Kept first="">
            {(value, set) => <DateInput id="date-1" label={sample.label} value={value} onInput={set} />}
          </Kept>,
        ],
        [
          states.error,
          <Kept first="2026-12-22">
            {(value, set) => (
              <DateInput id="date-2" label={sample.label} value={value} isInvalid onInput={set} />
            )}
          </Kept>,
        ],
      ],
    },
    {
      file: "fields/TimeInput",
      when: when.TimeInput,
      states: [
        [
          states.filled,
          <Kept first="08:30">
            {(value, set) => <TimeInput id="time" label={sample.label} value={value} onInput={set} />}
          </Kept>,
        ],
      ],
    },
    {
      file: "fields/NumberInput",
      when: when.NumberInput,
      states: [
        [
          states.filled,
          <Kept first="5">
            {(value, set) => <NumberInput id="number" label={sample.label} value={value} onInput={set} />}
          </Kept>,
        ],
      ],
    },
    {
      file: "fields/FigureInput",
      when: when.FigureInput,
      states: [
        [states.empty, figure("figure-1", "", null, null)],
        [states.filled, figure("figure-2", "641", null, sample.hint)],
        [states.error, figure("figure-3", "?", sample.problem, null)],
      ],
    },
    {
      file: "fields/Select",
      when: when.Select,
      states: [
        [
          states.filled,
          <Kept first="option-0">
            {(value, set) => (
              <Select id="select" label={sample.label} value={value} options={options} onInput={set} />
            )}
          </Kept>,
        ],
      ],
    },
    {
      file: "fields/Segmented",
      when: when.Segmented,
      states: [
        [states.empty, segments("segments-1", undefined, null)],
        [states.filled, segments("segments-2", "option-1", null)],
        [states.error, segments("segments-3", undefined, sample.problem)],
      ],
    },
    {
      file: "fields/Choices",
      when: when.Choices,
      states: [
        [states.empty, choices("choices-1", null, null)],
        [states.filled, choices("choices-2", "option-1", null)],
        [states.error, choices("choices-3", null, sample.problem)],
      ],
    },
    {
      file: "fields/RadioCards",
      when: when.RadioCards,
      states: [
        [
          states.filled,
          <Kept first="onTrack">
            {(chosen, set) => (
              <RadioCards grades={grades} chosen={chosen} previous="behind" problem={null} onChoose={set} />
            )}
          </Kept>,
        ],
      ],
    },
    {
      file: "fields/Switch",
      when: when.Switch,
      states: [
        [states.off, onOff("switch-1", false)],
        [states.on, onOff("switch-2", true)],
      ],
    },
  ];
}
