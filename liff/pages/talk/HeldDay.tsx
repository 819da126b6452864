import { useSignal } from "@preact/signals";
import type { TalkPage } from "../../../worker/domain/talkViews.ts";
import { talkCalls } from "../../calls/talks.ts";
import { Button } from "../../components/Button.tsx";
import { Card } from "../../components/Card.tsx";
import { DateInput } from "../../components/fields/DateInput.tsx";
import { failureText } from "../../failureText.ts";
import { useApp } from "../../store/app.ts";
import { talkWords } from "../../text/pages/talk.ts";

/** The day on which the talk was held: recorded, or taken back. */
export function HeldDay(props: { page: TalkPage; onChanged: (said: string) => void }) {
  const { page } = props;
  const { api } = useApp();
  const day = useSignal(page.today);
  const isBusy = useSignal(false);
  const problem = useSignal<string | null>(null);
  const calls = talkCalls(api);
  const { stage, fiscalYear } = page;

  async function act(call: () => ReturnType<typeof calls.record | typeof calls.remove>, said: string) {
    if (isBusy.value) return;
    isBusy.value = true;
    problem.value = null;
    const answer = await call();
    isBusy.value = false;
    if (answer.ok) props.onChanged(said);
    else problem.value = failureText(answer.failure, talkWords);
  }

  async function submit(event: Event) {
    event.preventDefault();
    if (!day.value) {
      problem.value = talkWords.dayMissing;
      return;
    }
    const talk = { stage, fiscalYear, heldOn: day.value };
    await act(() => calls.record(page.department.id, talk), talkWords.recorded);
  }

  return (
    <div class="talk-held">
      <Card>
        {page.heldOn ? (
          <>
            <p class="card-title">{talkWords.isHeld(stage, page.heldOn)}</p>
            <p class="card-text">{talkWords.frozen}</p>
            <div>
              <Button
                look="outline"
                busy={isBusy.value}
                onPress={() =>
                  act(() => calls.remove(page.department.id, { stage, fiscalYear }), talkWords.removed)
                }
              >
                {isBusy.value ? talkWords.removing : talkWords.remove}
              </Button>
            </div>
          </>
        ) : (
          <form class="talk-day" noValidate onSubmit={submit}>
            <DateInput
              id="talk-day"
              label={talkWords.day}
              value={day.value}
              isInvalid={problem.value !== null}
              onInput={(value) => {
                day.value = value;
              }}
            />
            <Button submit look="outline" busy={isBusy.value}>
              {isBusy.value ? talkWords.recording : talkWords.record}
            </Button>
            <p class="hint">{talkWords.recordHint}</p>
          </form>
        )}
        {problem.value && (
          <p class="problem" role="alert">
            {problem.value}
          </p>
        )}
      </Card>
    </div>
  );
}
