import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { FIELD_OF, MOST_NOTE_CHARACTERS } from "../../../worker/domain/deadlines/checkDeadline.ts";
import { wordDeadlineRefusal } from "../../../worker/domain/deadlines/problemWords.ts";
import { HAND_IN_BY, HAND_IN_KINDS, REPEATS } from "../../../worker/domain/deadlines/states.ts";
import type { DeadlineForm } from "../../../worker/domain/deadlines/views.ts";
import { deadlineCalls } from "../../calls/deadlines.ts";
import { Button } from "../../components/Button.tsx";
import { Choices } from "../../components/fields/Choices.tsx";
import { DateInput } from "../../components/fields/DateInput.tsx";
import { Select } from "../../components/fields/Select.tsx";
import { TextArea } from "../../components/fields/TextArea.tsx";
import { TextInput } from "../../components/TextInput.tsx";
import { failureText } from "../../failureText.ts";
import { useApp } from "../../store/app.ts";
import { deadlineWords as words } from "../../text/pages/deadlines.ts";
import { wordRefusal } from "../../text/pages/refusals.ts";
import { LadderFields } from "../admin/rules/LadderFields.tsx";
import { toRow } from "../admin/rules/rungRows.ts";
import { type DeadlineDraft, type DraftProblem, draftFrom, inputOf } from "./deadlineDraft.ts";
import { WhoFields } from "./WhoFields.tsx";

type Field = (typeof FIELD_OF)[keyof typeof FIELD_OF];
type Problems = Partial<Record<Field | "whole", string>>;

/** Everything that an owner decides of a deadline. What is wrong stands at its field; nothing typed is lost. */
export function DeadlineFields({ form }: { form: DeadlineForm }) {
  const { api, resources } = useApp();
  const { route } = useLocation();
  const draft = useSignal(draftFrom(form));
  const problems = useSignal<Problems>({});
  const isBusy = useSignal(false);
  const submissionKey = useRef(crypto.randomUUID());
  const place = useRef<HTMLFormElement>(null);
  const set = (own: Partial<DeadlineDraft>) => {
    draft.value = { ...draft.value, ...own };
  };

  function show(found: Problems) {
    problems.value = found;
    requestAnimationFrame(() =>
      place.current?.querySelector<HTMLElement>(".problem")?.scrollIntoView({ block: "center" }),
    );
  }

  async function submit(event: Event) {
    event.preventDefault();
    if (isBusy.value) return;
    const read = inputOf(draft.value, { today: form.today, before: form.deadline?.dueOn });
    if ("problems" in read) return show(wordAll(read.problems));
    isBusy.value = true;
    problems.value = {};
    const calls = deadlineCalls(api);
    const answer = form.deadline
      ? await calls.change(form.deadline.id, read.input)
      : await calls.create(submissionKey.current, read.input);
    isBusy.value = false;
    if (!answer.ok) {
      const text = failureText(answer.failure, words);
      const reason = "reason" in answer.failure ? answer.failure.reason : "";
      return show({ [fieldOf(reason)]: text });
    }
    resources.age();
    route(`/deadlines/${answer.value.id}`, true);
  }

  const { value } = draft;
  const wrong = problems.value;
  return (
    <form class="deadline-form" noValidate ref={place} onSubmit={submit}>
      <div class="field">
        <TextInput
          id="title"
          label={words.fieldTitle}
          hint={words.fieldTitleHint}
          value={value.title}
          invalid={wrong.title !== undefined}
          onInput={(title) => set({ title })}
        />
        <Problem text={wrong.title} />
      </div>
      <div class="pair">
        <div class="field">
          <DateInput
            id="due-on"
            label={words.fieldDue}
            min={form.today}
            value={value.dueOn}
            isInvalid={wrong.dueOn !== undefined}
            onInput={(dueOn) => set({ dueOn })}
          />
          <Problem text={wrong.dueOn} />
        </div>
        <div class="field">
          <DateInput
            id="opens-on"
            label={words.fieldOpens}
            value={value.opensOn}
            isInvalid={wrong.opensOn !== undefined}
            onInput={(opensOn) => set({ opensOn })}
          />
          <Problem text={wrong.opensOn} />
        </div>
      </div>
      <WhoFields
        form={form}
        lines={value.audiences}
        problem={wrong.audiences ?? null}
        onInput={(audiences) => set({ audiences })}
      />
      <Choices
        id="hand-in-by"
        legend={words.fieldBy}
        options={HAND_IN_BY.map((by) => ({ value: by, label: words.byWhom[by], text: words.byText[by] }))}
        chosen={value.handInBy}
        problem={null}
        onChoose={(handInBy) => set({ handInBy })}
      />
      <Choices
        id="hand-in"
        legend={words.fieldHandIn}
        options={HAND_IN_KINDS.map((kind) => ({ value: kind, label: words.handInKinds[kind] }))}
        chosen={value.handIn}
        problem={null}
        onChoose={(handIn) => set({ handIn })}
      />
      <TextArea
        id="note"
        label={words.fieldNote}
        value={value.note}
        limit={MOST_NOTE_CHARACTERS}
        problem={wrong.note ?? null}
        onInput={(note) => set({ note })}
      />
      <Choices
        id="repeat"
        legend={words.fieldRepeat}
        options={REPEATS.map((repeat) => ({
          value: repeat,
          label: words.repeats[repeat],
          text: words.repeatText[repeat],
        }))}
        chosen={value.repeat}
        problem={null}
        onChoose={(repeat) => set({ repeat })}
      />
      <div>
        <Choices
          id="ladder-kind"
          legend={words.fieldLadder}
          options={[
            {
              value: "city",
              label: words.ladderCity,
              text: words.rungs(form.cityLadder.map(({ at, tell }) => words.rung(at, tell ?? ""))),
            },
            { value: "own", label: words.ladderOwn },
          ]}
          chosen={value.ladder ? "own" : "city"}
          problem={wrong.ladder ?? null}
          onChoose={(kind) => set({ ladder: kind === "own" ? form.cityLadder.map(toRow) : null })}
        />
        {value.ladder && (
          <div class="deadline-ladder">
            <LadderFields
              id="deadline-ladder"
              legend={words.ladderOwn}
              rows={value.ladder}
              isLateAllowed
              onInput={(ladder) => set({ ladder })}
            />
          </div>
        )}
      </div>
      {form.owners.length > 1 && (
        <div class="field">
          <Select
            id="owner"
            label={words.fieldOwner}
            value={value.ownerUnitId}
            options={form.owners.map(({ id, name }) => ({ value: id, label: name }))}
            onInput={(ownerUnitId) => set({ ownerUnitId })}
          />
          <Problem text={wrong.ownerUnitId} />
        </div>
      )}
      <div role="alert">
        {Object.keys(wrong).length > 0 && <p class="problem">{wrong.whole ?? words.problems}</p>}
      </div>
      <Button submit wide busy={isBusy.value}>
        {isBusy.value ? words.saving : form.deadline ? words.saveChange : words.save}
      </Button>
    </form>
  );
}

function Problem({ text }: { text: string | undefined }) {
  return text ? <p class="problem">{text}</p> : null;
}

function wordAll(found: readonly DraftProblem[]): Problems {
  const all: Problems = {};
  for (const problem of found) {
    const field = fieldOf(problem.reason);
    all[field] ??= wordProblem(problem);
  }
  return all;
}

function wordProblem(problem: DraftProblem): string {
  switch (problem.reason) {
    case "daysMissing":
    case "rungMissing":
      return words.unfinished[problem.reason];
    default:
      return wordRefusal(problem.reason, wordDeadlineRefusal(problem));
  }
}

function fieldOf(reason: string): keyof Problems {
  if (reason === "daysMissing") return "dueOn";
  if (reason === "rungMissing") return "ladder";
  return Object.hasOwn(FIELD_OF, reason) ? FIELD_OF[reason as keyof typeof FIELD_OF] : "whole";
}
