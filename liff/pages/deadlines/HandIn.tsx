import { useSignal } from "@preact/signals";
import { CircleCheck } from "lucide";
import type { HandInKind } from "../../../worker/domain/deadlines/states.ts";
import type { HandInView } from "../../../worker/domain/deadlines/views.ts";
import { deadlineCalls } from "../../calls/deadlines.ts";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { TextInput } from "../../components/TextInput.tsx";
import { failureText } from "../../failureText.ts";
import { useApp } from "../../store/app.ts";
import { deadlineWords as words } from "../../text/pages/deadlines.ts";
import { PaperPlace } from "./PaperPlace.tsx";

/** 提出: one press, with the paper where one is asked for; and the way to take it back. */
export function HandIn(props: {
  deadlineId: string;
  subjectId: string;
  title: string;
  kind: HandInKind;
  handedIn: HandInView | null;
  onChanged: () => void;
}) {
  const { deadlineId, subjectId, kind } = props;
  const { api } = useApp();
  const handedIn = useSignal(props.handedIn);
  const paper = useSignal("");
  const isBusy = useSignal(false);
  const problem = useSignal<string | null>(null);
  const calls = deadlineCalls(api);

  async function submit(event: Event) {
    event.preventDefault();
    if (isBusy.value) return;
    isBusy.value = true;
    problem.value = null;
    const answer = await calls.handIn(deadlineId, subjectId, paper.value);
    isBusy.value = false;
    if (!answer.ok) {
      problem.value = failureText(answer.failure, words);
      return;
    }
    handedIn.value = answer.value.handedIn;
    props.onChanged();
  }

  async function takeBack() {
    isBusy.value = true;
    problem.value = null;
    const answer = await calls.takeBack(deadlineId, subjectId);
    isBusy.value = false;
    if (!answer.ok) {
      problem.value = failureText(answer.failure, words);
      return;
    }
    handedIn.value = null;
    props.onChanged();
  }

  const done = handedIn.value;
  const id = `paper-${deadlineId}-${subjectId}`;
  return (
    <div class="hand-in">
      <div role="status">
        {done && (
          <p class="hand-in-done">
            <Icon of={CircleCheck} size={20} />
            <span>{words.handedIn(done.at, done.staffName)}</span>
          </p>
        )}
      </div>
      {done ? (
        <>
          <PaperPlace paper={done.paper} />
          <Button look="outline" busy={isBusy.value} onPress={takeBack}>
            <span aria-hidden="true">{isBusy.value ? words.takingBack : words.takeBack}</span>
            <span class="visually-hidden">{words.takeBackOf(props.title)}</span>
          </Button>
        </>
      ) : (
        <form class="hand-in-form" noValidate onSubmit={submit}>
          {kind !== "check" && (
            <TextInput
              id={id}
              label={words[kind]}
              hint={kind === "link" ? words.linkHint : words.documentNumberHint}
              value={paper.value}
              invalid={problem.value !== null}
              onInput={(value) => {
                paper.value = value;
              }}
            />
          )}
          <Button submit wide busy={isBusy.value}>
            {isBusy.value ? words.handing : words.handIn}
            <span class="visually-hidden">{props.title}</span>
          </Button>
        </form>
      )}
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
    </div>
  );
}
