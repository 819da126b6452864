import { useSignal } from "@preact/signals";
import type { DelegationsView } from "../../../../worker/domain/overtime/viewsOrders.ts";
import type { boardCalls } from "../../../calls/overtime.ts";
import { Button } from "../../../components/Button.tsx";
import { Disclosure } from "../../../components/Disclosure.tsx";
import { DateInput } from "../../../components/fields/DateInput.tsx";
import { Select } from "../../../components/fields/Select.tsx";
import type { Failure, Result } from "../../../failure.ts";
import { overtimeWords as words } from "../../../text/pages/overtime.ts";
import { failureWords } from "../failureWords.ts";
import { buttonWords, FormProblemText } from "../OrderFields.tsx";

/** 係長への委任: who else orders on this board, given and taken back by whoever leads the section. */
export function Delegations(props: {
  delegations: DelegationsView;
  today: string;
  calls: ReturnType<typeof boardCalls>;
  onDone: (said: string) => void;
}) {
  const { delegations, today, calls, onDone } = props;
  const { given, candidates } = delegations;
  const staffId = useSignal(candidates[0]?.staffId ?? "");
  const fromDay = useSignal(today);
  const untilDay = useSignal("");
  const busy = useSignal(false);
  const problem = useSignal<string | null>(null);

  async function act<T>(call: () => Promise<Result<T>>, said: string) {
    if (busy.value) return false;
    busy.value = true;
    problem.value = null;
    const answer = await call();
    busy.value = false;
    if (answer.ok) onDone(said);
    else problem.value = textOf(answer.failure);
    return answer.ok;
  }

  return (
    <Disclosure summary={words.board.delegation} aside={given.length > 0 ? String(given.length) : undefined}>
      <p class="hint">{words.board.delegationHint}</p>
      {given.length > 0 && (
        <ul class="rows">
          {given.map(({ id, name, title, fromDay: from, untilDay: until }) => (
            <li key={id} class="own-order delegation">
              <div>
                <p class="own-order-day" lang="ja">
                  {words.person(name, title)}
                </p>
                <p class="card-meta">{words.board.days(from, until)}</p>
              </div>
              <button
                type="button"
                class="text-button"
                aria-label={words.board.endOf(name)}
                onClick={() => act(() => calls.endDelegation(id), words.board.delegationEnded)}
              >
                {words.board.endDelegation}
              </button>
            </li>
          ))}
        </ul>
      )}
      {candidates.length === 0 ? (
        <p class="card-text">{words.board.noCandidates}</p>
      ) : (
        <form
          class="order-form"
          noValidate
          onSubmit={async (event) => {
            event.preventDefault();
            const input = {
              staffId: staffId.value,
              fromDay: fromDay.value,
              untilDay: untilDay.value === "" ? null : untilDay.value,
            };
            if (!(await act(() => calls.delegate(input), words.board.delegated))) return;
            fromDay.value = today;
            untilDay.value = "";
          }}
        >
          <Select
            id="delegate"
            label={words.board.delegateTo}
            value={staffId.value}
            options={candidates.map((each) => ({
              value: each.staffId,
              label: words.person(each.name, each.title),
            }))}
            onInput={(value) => {
              staffId.value = value;
            }}
          />
          <div class="pair">
            <DateInput
              id="delegate-from"
              label={words.board.fromDay}
              min={today}
              value={fromDay.value}
              onInput={(day) => {
                fromDay.value = day;
              }}
            />
            <DateInput
              id="delegate-until"
              label={words.board.untilDay}
              min={fromDay.value || today}
              value={untilDay.value}
              onInput={(day) => {
                untilDay.value = day;
              }}
            />
          </div>
          <FormProblemText text={problem.value} />
          <Button submit look="outline" wide busy={busy.value}>
            {buttonWords(busy.value, words.board.delegate)}
          </Button>
        </form>
      )}
    </Disclosure>
  );
}

function textOf(failure: Failure): string {
  return failureWords(failure).text;
}
