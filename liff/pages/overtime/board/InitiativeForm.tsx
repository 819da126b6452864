import { useSignal } from "@preact/signals";
import { MAX_ORDER_WORD_CHARACTERS } from "../../../../worker/domain/overtime/orderWish.ts";
import type { Board } from "../../../../worker/domain/overtime/viewsOrders.ts";
import type { boardCalls } from "../../../calls/overtime.ts";
import { Button } from "../../../components/Button.tsx";
import { Disclosure } from "../../../components/Disclosure.tsx";
import { TextArea } from "../../../components/fields/TextArea.tsx";
import { overtimeWords as words } from "../../../text/pages/overtime.ts";
import { buttonWords, FormProblemText, OrderFields } from "../OrderFields.tsx";
import { emptyForm, fieldOfRefusal, wishOf } from "../orderForm.ts";
import { useSending } from "../useSending.ts";
import { wordProblem } from "../wordProblem.ts";

/** 所属長から命令する: for one person or several, without an application. */
export function InitiativeForm(props: {
  view: Board;
  calls: ReturnType<typeof boardCalls>;
  onDone: (said: string) => void;
}) {
  const { view } = props;
  if (view.people.length === 0) return null;
  return (
    <Disclosure summary={words.board.initiative}>
      <p class="hint">{words.board.initiativeHint}</p>
      <Fields {...props} />
    </Disclosure>
  );
}

function Fields({ view, calls, onDone }: Parameters<typeof InitiativeForm>[0]) {
  const day = view.days.find((each) => each.day === view.day);
  const form = useSignal(day ? emptyForm(day) : null);
  const chosen = useSignal<readonly string[]>([]);
  const word = useSignal("");
  const missing = useSignal<ReturnType<typeof wordProblem> | null>(null);
  const nobody = useSignal(false);
  const sending = useSending();
  // What was opened and chosen inside the fields ends with the order that was given.
  const sent = useSignal(0);
  const shown = form.value;
  if (!shown || !day) return null;

  function edit(change: () => void) {
    change();
    missing.value = null;
    nobody.value = false;
    sending.renew();
  }

  async function submit(event: Event) {
    event.preventDefault();
    if (!shown || !day) return;
    nobody.value = chosen.value.length === 0;
    const read = wishOf(shown);
    if (nobody.value) return;
    if (read.kind === "problem") {
      missing.value = wordProblem(read.problem);
      return;
    }
    const answer = await sending.send((submissionKey) =>
      calls.order({ ...read.wish, submissionKey, staffIds: [...chosen.value], word: word.value }),
    );
    if (!answer) return;
    edit(() => {
      form.value = emptyForm(day);
      chosen.value = [];
      word.value = "";
    });
    sent.value += 1;
    onDone(words.board.initiated(answer.orders.length));
  }

  const refused = sending.problem.value;
  const field = refused ? fieldOfRefusal(refused.reason) : null;
  return (
    <form class="order-form" noValidate onSubmit={submit}>
      <fieldset class="field" aria-describedby={nobody.value ? "initiative-nobody" : undefined}>
        <legend>{words.board.people}</legend>
        {nobody.value && (
          <p id="initiative-nobody" class="problem">
            {words.board.nobody}
          </p>
        )}
        <div class="chips">
          {view.people.map(({ staffId, name, title }) => (
            <button
              key={staffId}
              type="button"
              class="chip"
              lang="ja"
              aria-pressed={chosen.value.includes(staffId)}
              onClick={() =>
                edit(() => {
                  chosen.value = chosen.value.includes(staffId)
                    ? chosen.value.filter((id) => id !== staffId)
                    : [...chosen.value, staffId];
                })
              }
            >
              {words.person(name, title)}
            </button>
          ))}
        </div>
      </fieldset>
      <OrderFields
        key={sent.value}
        id="initiative"
        form={shown}
        days={view.days}
        today={view.today}
        choices={view.choices}
        problem={missing.value ?? (refused && field ? { field, text: refused.text } : null)}
        onChange={(next) =>
          edit(() => {
            form.value = next;
          })
        }
      />
      <TextArea
        id="initiative-word"
        label={words.board.word}
        value={word.value}
        limit={MAX_ORDER_WORD_CHARACTERS}
        problem={null}
        onInput={(text) =>
          edit(() => {
            word.value = text;
          })
        }
      />
      <FormProblemText text={refused && !field ? refused.text : null} />
      <Button submit wide busy={sending.busy.value}>
        {buttonWords(sending.busy.value, words.board.order(chosen.value.length))}
      </Button>
    </form>
  );
}
