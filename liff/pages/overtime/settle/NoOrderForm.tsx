import { useSignal } from "@preact/signals";
import { formatHours } from "../../../../worker/domain/overtime/clock.ts";
import { readTimes } from "../../../../worker/domain/overtime/orderWish.ts";
import type { Settlement, SettlementLine } from "../../../../worker/domain/overtime/viewsResults.ts";
import { boardCalls } from "../../../calls/overtime.ts";
import { Button } from "../../../components/Button.tsx";
import { Labelled } from "../../../components/fields/Labelled.tsx";
import { useApp } from "../../../store/app.ts";
import { settleWords as words } from "../../../text/pages/results.ts";
import { buttonWords, FormProblemText, Problem } from "../OrderFields.tsx";
import { useSending } from "../useSending.ts";

type Field = "times" | "task" | "reason";

/** 事後に命令する: the hours as they were recorded, with what they were for. */
export function NoOrderForm(props: {
  line: SettlementLine;
  times: { from: number; until: number };
  view: Settlement;
  onDone: (said: string) => void;
}) {
  const { line, times, view, onDone } = props;
  const { api } = useApp();
  const isOpen = useSignal(false);
  const form = useSignal({
    from: formatHours(times.from),
    until: formatHours(times.until),
    task: "",
    reason: "",
  });
  const problem = useSignal<{ field: Field; text: string } | null>(null);
  const sending = useSending();
  const { person, day, sectionId } = line;
  const id = `settle-${day}-${person.staffId}`;
  const problemOf = (field: Field) => (problem.value?.field === field ? problem.value.text : null);

  if (!isOpen.value) {
    return (
      <Button
        look="soft"
        onPress={() => {
          isOpen.value = true;
        }}
      >
        {words.orderNone}
      </Button>
    );
  }

  function change(part: Partial<typeof form.value>) {
    form.value = { ...form.value, ...part };
    problem.value = null;
    sending.renew();
  }

  async function submit(event: Event) {
    event.preventDefault();
    const { from, until, task, reason } = form.value;
    const read = readTimes({ from, until, breakMinutes: "" });
    if (read.kind === "refused") problem.value = { field: "times", text: words.unclear };
    else if (task.trim() === "") problem.value = { field: "task", text: words.taskMissing };
    else if (reason === "") problem.value = { field: "reason", text: words.reasonMissing };
    else {
      const answer = await sending.send((submissionKey) =>
        boardCalls(api, sectionId).order({
          submissionKey,
          staffIds: [person.staffId],
          day,
          ...read.times,
          task: task.trim(),
          purpose: { kind: "reason", key: reason },
          word: "",
        }),
      );
      if (answer) onDone(words.done(person.name));
    }
  }

  const input = (field: "from" | "until" | "task", label: string, about: Field) => (
    <Labelled id={`${id}-${field}`} label={label}>
      {field !== "from" && <Problem id={`${id}-${field}`} text={problemOf(about)} />}
      <input
        id={`${id}-${field}`}
        type="text"
        value={form.value[field]}
        placeholder={field === "task" ? words.taskHint : undefined}
        autocomplete="off"
        aria-invalid={problemOf(about) ? true : undefined}
        aria-describedby={problemOf(about) && field !== "from" ? `${id}-${field}-problem` : undefined}
        onInput={(event) => change({ [field]: event.currentTarget.value })}
      />
    </Labelled>
  );
  return (
    <form class="order-form" noValidate onSubmit={submit}>
      <div class="pair">
        {input("from", words.from, "times")}
        {input("until", words.until, "times")}
      </div>
      {input("task", words.task, "task")}
      <Labelled id={`${id}-reason`} label={words.reason}>
        <Problem id={`${id}-reason`} text={problemOf("reason")} />
        <select
          id={`${id}-reason`}
          value={form.value.reason}
          aria-invalid={problemOf("reason") ? true : undefined}
          aria-describedby={problemOf("reason") ? `${id}-reason-problem` : undefined}
          onInput={(event) => change({ reason: event.currentTarget.value })}
        >
          <option value="">{words.chooseReason}</option>
          {view.reasons.map(({ key, label }) => (
            <option key={key} value={key} lang="ja">
              {label}
            </option>
          ))}
        </select>
      </Labelled>
      <FormProblemText text={sending.problem.value?.text ?? null} />
      <div class="pair">
        <Button submit busy={sending.busy.value}>
          {buttonWords(sending.busy.value, words.save)}
        </Button>
        <Button
          look="outline"
          onPress={() => {
            isOpen.value = false;
          }}
        >
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
