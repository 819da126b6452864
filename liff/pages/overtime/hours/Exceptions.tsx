import { useSignal } from "@preact/signals";
import { EXCEPTION_KINDS, type ExceptionKind } from "../../../../worker/domain/overtime/states.ts";
import type { UnitHours } from "../../../../worker/domain/overtime/viewsHours.ts";
import type { HoursCalls } from "../../../calls/overtimeHours.ts";
import { Button } from "../../../components/Button.tsx";
import { DateInput } from "../../../components/fields/DateInput.tsx";
import { Select } from "../../../components/fields/Select.tsx";
import { Switch } from "../../../components/fields/Switch.tsx";
import { Section } from "../../../components/Section.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import { hoursWords as words } from "../../../text/pages/overtimeHours.ts";
import { useSending } from "../useSending.ts";
import { FormFoot } from "./FormFoot.tsx";

interface ExceptionsProps {
  view: UnitHours;
  calls: HoursCalls;
  onDone: (text: string) => void;
}

/** 例外の申告: days that were declared, and the form of those who may declare some. */
export function Exceptions(props: ExceptionsProps) {
  const { view, calls, onDone } = props;
  const isOpen = useSignal(false);
  const sending = useSending(words);
  return (
    <Section title={words.exceptions.title}>
      <p class="hint">{words.exceptions.text}</p>
      {view.exceptions.length === 0 ? (
        <p class="card-text">{words.exceptions.none}</p>
      ) : (
        <ul class="plain card late-list">
          {view.exceptions.map((each) => (
            <li key={each.id}>
              <div class="board-head">
                <p class="board-who">
                  <strong>{words.exceptions.kinds[each.kind]}</strong>{" "}
                  <span>{words.exceptions.range(each.fromDay, each.untilDay)}</span>
                </p>
                {each.isSpecialDuty && <span class="tag">{words.exceptions.special}</span>}
              </div>
              <p class="card-text">{each.word}</p>
              <p class="hours-line faint">
                <span>{each.unit.name}</span>
                <span>{words.exceptions.by(each.declaredBy)}</span>
              </p>
              {each.mayEnd && each.untilDay >= view.today && (
                <button
                  type="button"
                  class="text-button board-open"
                  onClick={async () => {
                    const done = await sending.send(() => calls.endException(each.unit.id, each.id));
                    if (done) onDone(words.exceptions.ended);
                  }}
                >
                  {words.exceptions.end}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {sending.problem.value && (
        <p class="problem" role="alert">
          {sending.problem.value.text}
        </p>
      )}
      {view.may.declare &&
        (isOpen.value ? (
          <DeclareForm {...props} onClose={() => (isOpen.value = false)} />
        ) : (
          <Button look="outline" onPress={() => (isOpen.value = true)}>
            {words.exceptions.declare}
          </Button>
        ))}
    </Section>
  );
}

function DeclareForm({ view, calls, onDone, onClose }: ExceptionsProps & { onClose: () => void }) {
  const kind = useSignal<ExceptionKind>("assembly");
  const fromDay = useSignal<string>(view.today);
  const untilDay = useSignal<string>(view.today);
  const word = useSignal("");
  const isSpecialDuty = useSignal(false);
  const sending = useSending(words);

  async function send() {
    const done = await sending.send(() =>
      calls.declare({
        kind: kind.value,
        fromDay: fromDay.value,
        untilDay: untilDay.value,
        word: word.value,
        isSpecialDuty: isSpecialDuty.value,
      }),
    );
    if (!done) return;
    onClose();
    onDone(words.exceptions.said);
  }

  return (
    <form
      class="card order-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Select
        id="exception-kind"
        label={words.exceptions.kind}
        value={kind.value}
        options={EXCEPTION_KINDS.map((value) => ({ value, label: words.exceptions.kinds[value] }))}
        onInput={(value) => {
          kind.value = EXCEPTION_KINDS.find((known) => known === value) ?? "other";
        }}
      />
      <DateInput
        id="exception-from"
        label={words.exceptions.from}
        value={fromDay.value}
        min={view.today}
        onInput={(day) => {
          fromDay.value = day;
        }}
      />
      <DateInput
        id="exception-until"
        label={words.exceptions.until}
        value={untilDay.value}
        min={fromDay.value}
        onInput={(day) => {
          untilDay.value = day;
        }}
      />
      <TextInput
        id="exception-word"
        label={words.exceptions.word}
        value={word.value}
        invalid={sending.problem.value?.reason === "wordMissing"}
        onInput={(text) => {
          word.value = text;
        }}
      />
      {view.may.designate && (
        <Switch
          id="exception-special"
          label={words.exceptions.special}
          text={words.exceptions.specialText}
          on={isSpecialDuty.value}
          onChange={(on) => {
            isSpecialDuty.value = on;
          }}
        />
      )}
      <FormFoot
        sending={sending}
        send={words.exceptions.send}
        close={words.exceptions.close}
        onClose={onClose}
      />
    </form>
  );
}
