import { useSignal } from "@preact/signals";
import type { CivilDate } from "../../../../worker/domain/civilDate.ts";
import type { PreviewView } from "../../../../worker/domain/deliveryViews.ts";
import { deliveryCalls } from "../../../calls/deliveries.ts";
import { Button } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { DateInput } from "../../../components/fields/DateInput.tsx";
import { FlexTalk } from "../../../components/flex/FlexTalk.tsx";
import { Section } from "../../../components/Section.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import { failureText } from "../../../failureText.ts";
import { useApp } from "../../../store/app.ts";
import { deliveriesWords } from "../../../text/pages/deliveries.ts";

const words = deliveriesWords.preview;

/** カードの下見: what a person would get on a day, as LINE shows it. */
export function Preview({ today }: { today: CivilDate }) {
  const { api } = useApp();
  const staffNumber = useSignal("");
  const day = useSignal("");
  const isBusy = useSignal(false);
  const shown = useSignal<PreviewView | null>(null);
  const problem = useSignal<string | null>(null);

  async function look(event: Event) {
    event.preventDefault();
    const number = staffNumber.value.trim();
    if (isBusy.value) return;
    shown.value = null;
    problem.value = number ? null : words.missing;
    if (!number) return;
    isBusy.value = true;
    const query = day.value ? { staffNumber: number, day: day.value } : { staffNumber: number };
    const answer = await deliveryCalls(api).preview(query);
    isBusy.value = false;
    if (answer.ok) shown.value = answer.value;
    else problem.value = failureText(answer.failure, deliveriesWords);
  }

  return (
    <Section title={words.title}>
      <Card>
        <p class="hint">{words.text}</p>
        <form class="preview-form" noValidate onSubmit={look}>
          <TextInput
            id="preview-number"
            label={words.staffNumber}
            value={staffNumber.value}
            inputMode="numeric"
            invalid={problem.value !== null}
            onInput={(text) => {
              staffNumber.value = text;
            }}
          />
          <DateInput
            id="preview-day"
            label={words.day}
            min={today}
            value={day.value}
            onInput={(text) => {
              day.value = text;
            }}
          />
          <Button submit look="outline" wide busy={isBusy.value}>
            {isBusy.value ? words.looking : words.look}
          </Button>
        </form>
        <div role="status">
          {problem.value && <p class="problem">{problem.value}</p>}
          {shown.value && <Shown preview={shown.value} />}
        </div>
      </Card>
    </Section>
  );
}

function Shown({ preview: { person, day, messages, isOvertimeLeftOut } }: { preview: PreviewView }) {
  return (
    <>
      <p class="preview-of">{words.of(person, day)}</p>
      {messages.length === 0 ? <p>{words.none}</p> : <FlexTalk messages={messages} label={words.talk} />}
      {isOvertimeLeftOut && <p class="hint">{words.overtimeLeftOut}</p>}
    </>
  );
}
