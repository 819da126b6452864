import { useSignal } from "@preact/signals";
import { TriangleAlert } from "lucide";
import { useRef } from "preact/hooks";
import { MAX_ORDER_WORD_CHARACTERS } from "../../../../worker/domain/overtime/orderWish.ts";
import type { BoardOrder, Decision, FormDay } from "../../../../worker/domain/overtime/viewsOrders.ts";
import type { ToldOutcome } from "../../../calls/overtime.ts";
import { Button } from "../../../components/Button.tsx";
import { TextArea } from "../../../components/fields/TextArea.tsx";
import { Icon } from "../../../components/Icon.tsx";
import type { Result } from "../../../failure.ts";
import { words as shared } from "../../../text/index.ts";
import { overtimeWords as words } from "../../../text/pages/overtime.ts";
import { failureWords } from "../failureWords.ts";
import { HoursLine } from "../HoursCard.tsx";
import { buttonWords, FormProblemText, TaskField } from "../OrderFields.tsx";
import { OrderTags } from "../OrderMarks.tsx";
import { formOf, wishOf } from "../orderForm.ts";
import { TimesFields } from "../TimesFields.tsx";
import { wordProblem } from "../wordProblem.ts";

interface WaitingProps {
  waiting: BoardOrder;
  /** Of the board; an order of another day says its own. */
  day: string;
  /** The day of the order, for the form. */
  today: FormDay | undefined;
  told: string | null;
  onDecide: (decision: Decision, said: string, key: string) => Promise<Result<{ outcomes: ToldOutcome[] }>>;
}

/** One application: who, until when, what, the hours beside their limit; opened, it can be changed or declined. */
export function WaitingOrder(props: WaitingProps) {
  const { waiting, day, told } = props;
  const { order, person, hours, look, leftAfter, isWithOthers, allotmentLeftAfter, isOwn } = waiting;
  const open = useSignal(false);
  const needsLook = look.length > 0 && !isOwn;
  // The line below the hours says on which day, which says more.
  const said = look.filter((reason) => !hours.nearest || (reason !== "onCourse" && reason !== "near"));
  const isLong = hours.level !== "calm" || leftAfter < 0;
  return (
    <li class={needsLook ? "card urgent board-order" : "card board-order"}>
      {(needsLook || told) && (
        <p class="row-meta">
          {needsLook && (
            <span class="tag warn">
              <Icon of={TriangleAlert} size={16} />
              {words.board.lookFirst}
            </span>
          )}
          {needsLook && said.map((reason) => <span key={reason}>{words.board.look[reason]}</span>)}
          {told && <strong class="bad-text">{told}</strong>}
        </p>
      )}
      <div class="board-head">
        <h3 class="card-title" lang="ja">
          {person.name} <span class="board-post">{person.title}</span>
        </h3>
        <p class="card-title board-when">{words.until(order.until)}</p>
      </div>
      <div class="board-head">
        <p class="board-task" lang="ja">
          {order.task}
        </p>
        <p class="card-meta board-when">{words.length(order.minutes)}</p>
      </div>
      {order.purposeLabel && order.purposeLabel !== order.task && (
        <p class="card-meta" lang="ja">
          {order.purposeLabel}
        </p>
      )}
      {(order.isLate ||
        order.isAfterwards ||
        order.isRestDay ||
        order.origin === "chief" ||
        order.day !== day) && (
        <p class="row-meta">
          {order.day !== day && <strong>{shared.day(order.day)}</strong>}
          <OrderTags order={order} />
        </p>
      )}
      <HoursLine hours={hours} />
      {isLong && (
        <p class="card-text">
          <NearestText waiting={waiting} />
        </p>
      )}
      <p class="card-meta board-after">
        <span>{afterWords(leftAfter, isWithOthers)}</span>
        {allotmentLeftAfter !== null && <span>{words.board.allotmentAfter(allotmentLeftAfter)}</span>}
      </p>
      {isOwn ? (
        <p class="hint">{words.board.own}</p>
      ) : open.value ? (
        <DecideForm
          {...props}
          onClose={() => {
            open.value = false;
          }}
        />
      ) : (
        <>
          {waiting.group === "past" && <OrderPast {...props} />}
          <button
            type="button"
            class="text-button board-open"
            aria-label={words.board.detailsOf(person.name)}
            onClick={() => {
              open.value = true;
            }}
          >
            {words.board.details}
          </button>
        </>
      )}
    </li>
  );
}

/** What is left below the limit when this, or all that the person waits for, is ordered. */
function afterWords(left: number, isWithOthers: boolean): string {
  const { after, afterOver, allAfter, allAfterOver } = words.board;
  if (isWithOthers) return left < 0 ? allAfterOver(-left) : allAfter(left);
  return left < 0 ? afterOver(-left) : after(left);
}

/** An application whose day is over is ordered by itself, and as 事後. */
function OrderPast({ waiting, onDecide }: WaitingProps) {
  const { person } = waiting;
  const busy = useSignal(false);
  const problem = useSignal<string | null>(null);
  const key = useRef<string | null>(null);

  async function order() {
    if (busy.value) return;
    busy.value = true;
    problem.value = null;
    key.current ??= crypto.randomUUID();
    const answer = await onDecide({ kind: "order" }, words.board.orderedPast(person.name), key.current);
    busy.value = false;
    if (!answer.ok) {
      problem.value = failureWords(answer.failure).text;
      return;
    }
    key.current = null;
    const [outcome] = answer.value.outcomes;
    if (outcome?.kind !== "refused") return;
    problem.value = words.refusal(outcome.refusal.reason, outcome.message ?? words.failed);
  }

  return (
    <>
      <FormProblemText text={problem.value} />
      <Button look="outline" busy={busy.value} onPress={order}>
        {buttonWords(busy.value, words.board.orderPast)}
        <span class="visually-hidden">{words.board.ofPerson(person.name)}</span>
      </Button>
    </>
  );
}

function NearestText({ waiting: { hours } }: { waiting: BoardOrder }) {
  return (
    <>
      {hours.nearest && words.hours.nearest(hours.nearest)}
      {words.board.lookQuestion}
    </>
  );
}

function DecideForm(props: WaitingProps & { onClose: () => void }) {
  const { waiting, today, onDecide, onClose } = props;
  const { order, person } = waiting;
  const form = useSignal(formOf(order));
  const word = useSignal("");
  const problem = useSignal<{ field: string | null; text: string } | null>(null);
  const busy = useSignal<"change" | "decline" | null>(null);
  const key = useRef<string | null>(null);
  const id = `decide-${order.orderId}`;

  function edit(change: () => void) {
    change();
    key.current = null;
    problem.value = null;
  }

  async function send(kind: "change" | "decline", decision: Decision, said: string) {
    if (busy.value) return;
    busy.value = kind;
    problem.value = null;
    key.current ??= crypto.randomUUID();
    const answer = await onDecide(decision, said, key.current);
    busy.value = null;
    if (!answer.ok) {
      problem.value = { field: null, text: failureWords(answer.failure).text };
      return;
    }
    const [outcome] = answer.value.outcomes;
    if (outcome?.kind === "refused") {
      const text = words.refusal(outcome.refusal.reason, outcome.message ?? words.failed);
      problem.value = { field: fieldOf(outcome.refusal.reason), text };
      key.current = null;
      return;
    }
    onClose();
  }

  function change() {
    const read = wishOf({ ...form.value, purpose: form.value.purpose || "reason:kept" });
    if (read.kind === "problem") {
      problem.value = wordProblem(read.problem);
      return;
    }
    const { from, until, breakMinutes, task } = read.wish;
    void send(
      "change",
      { kind: "change", from, until, breakMinutes, task, word: word.value },
      words.board.changed(person.name),
    );
  }

  function decline() {
    if (word.value.trim() === "") {
      problem.value = { field: "word", text: words.board.wordMissing };
      requestAnimationFrame(() => document.getElementById(`${id}-word`)?.focus());
      return;
    }
    void send("decline", { kind: "decline", word: word.value }, words.board.declined(person.name));
  }

  const problemOf = (field: string) => (problem.value?.field === field ? problem.value.text : null);
  return (
    <div class="order-form board-form">
      {today && (
        <TimesFields
          id={id}
          form={form.value}
          day={today}
          problem={problemOf("until") ?? problemOf("from") ?? problemOf("break")}
          onChange={(times) =>
            edit(() => {
              form.value = { ...form.value, ...times };
            })
          }
        />
      )}
      <TaskField
        id={id}
        task={form.value.task}
        problem={problemOf("task")}
        onInput={(task) =>
          edit(() => {
            form.value = { ...form.value, task };
          })
        }
      />
      <TextArea
        id={`${id}-word`}
        label={words.board.word}
        value={word.value}
        limit={MAX_ORDER_WORD_CHARACTERS}
        placeholder={words.board.wordHint}
        problem={problemOf("word")}
        onInput={(text) =>
          edit(() => {
            word.value = text;
          })
        }
      />
      <FormProblemText text={problem.value?.field === null ? problem.value.text : null} />
      <div class="pair">
        <Button busy={busy.value !== null} onPress={change}>
          {buttonWords(busy.value === "change", words.board.changeTo)}
        </Button>
        <Button look="outline" busy={busy.value !== null} onPress={decline}>
          {buttonWords(busy.value === "decline", words.board.declineWith)}
        </Button>
      </div>
      <Button look="quiet" onPress={onClose}>
        {words.board.cancel}
      </Button>
    </div>
  );
}

function fieldOf(reason: string): string | null {
  if (reason === "wordMissing" || reason === "wordTooLong") return "word";
  if (reason === "taskMissing" || reason === "taskTooLong") return "task";
  return ["unclearTime", "reversed", "tooLate", "overlaps", "breakTooLong"].includes(reason) ? "until" : null;
}
