import { useSignal } from "@preact/signals";
import type { OrderView, OwnOvertime } from "../../../worker/domain/overtime/viewsOrders.ts";
import { overtimeCalls, type StoredOrder } from "../../calls/overtime.ts";
import { Button } from "../../components/Button.tsx";
import { useApp } from "../../store/app.ts";
import { words as shared } from "../../text/index.ts";
import { overtimeWords as words } from "../../text/pages/overtime.ts";
import { buttonWords, FormProblemText, OrderFields } from "./OrderFields.tsx";
import { OrderStateMark, OrderTags } from "./OrderMarks.tsx";
import { fieldOfRefusal, formOf, wishOf } from "./orderForm.ts";
import { useSending } from "./useSending.ts";
import { wordProblem } from "./wordProblem.ts";

/** One order of the person; while nobody has decided it can be changed and taken back. */
export function OwnOrder(props: {
  order: OrderView;
  view: OwnOvertime;
  onChanged: (stored: StoredOrder, said: string) => void;
}) {
  const { order, view } = props;
  const open = useSignal<"closed" | "change" | "withdraw">("closed");
  const close = () => {
    open.value = "closed";
  };
  return (
    <li class="own-order">
      <div class="card-head">
        <h3 class="own-order-day">{shared.day(order.day)}</h3>
        <p class="own-order-span">
          {words.span(order.from, order.until)}　{words.length(order.minutes)}
        </p>
      </div>
      <p lang="ja">{order.task}</p>
      <p class="row-meta">
        <OrderStateMark state={order.state} />
        <OrderTags order={order} />
        {order.result && (
          <span>
            {order.result.until > order.result.from
              ? words.orders.result(order.result.from, order.result.until)
              : words.orders.unused}
          </span>
        )}
      </p>
      {order.word && <p class="card-text">{words.orders.said(order.authorTitle, order.word)}</p>}
      {order.state === "applied" && !view.isLocked && open.value === "closed" && (
        <div class="own-order-acts">
          <button type="button" class="text-button" onClick={() => (open.value = "change")}>
            {words.orders.change}
          </button>
          <button type="button" class="text-button" onClick={() => (open.value = "withdraw")}>
            {words.orders.withdraw}
          </button>
        </div>
      )}
      {open.value === "change" && <Change {...props} onClose={close} />}
      {open.value === "withdraw" && <Withdraw {...props} onClose={close} />}
    </li>
  );
}

type ActProps = Parameters<typeof OwnOrder>[0] & { onClose: () => void };

function Change({ order, view, onChanged, onClose }: ActProps) {
  const { api } = useApp();
  const form = useSignal(formOf(order));
  const missing = useSignal<ReturnType<typeof wordProblem> | null>(null);
  const sending = useSending();

  async function submit(event: Event) {
    event.preventDefault();
    const read = wishOf(form.value);
    if (read.kind === "problem") {
      missing.value = wordProblem(read.problem);
      return;
    }
    const stored = await sending.send((submissionKey) =>
      overtimeCalls(api).change(order.orderId, { ...read.wish, submissionKey, baseVersion: order.version }),
    );
    if (!stored) return;
    onClose();
    onChanged(stored, words.changed);
  }

  const refused = sending.problem.value;
  const field = refused ? fieldOfRefusal(refused.reason) : null;
  return (
    <form class="order-form" noValidate onSubmit={submit}>
      <OrderFields
        id={`change-${order.orderId}`}
        form={form.value}
        days={view.days}
        today={view.today}
        choices={view.choices}
        problem={missing.value ?? (refused && field ? { field, text: refused.text } : null)}
        onChange={(next) => {
          form.value = next;
          missing.value = null;
          sending.renew();
        }}
      />
      <FormProblemText text={refused && !field ? refused.text : null} />
      <div class="pair">
        <Button submit busy={sending.busy.value}>
          {buttonWords(sending.busy.value, words.orders.save)}
        </Button>
        <Button look="outline" onPress={onClose}>
          {words.orders.keep}
        </Button>
      </div>
    </form>
  );
}

function Withdraw({ order, onChanged, onClose }: ActProps) {
  const { api } = useApp();
  const sending = useSending();

  async function withdraw() {
    const stored = await sending.send((submissionKey) =>
      overtimeCalls(api).withdraw(order.orderId, { submissionKey, baseVersion: order.version }),
    );
    if (!stored) return;
    onClose();
    onChanged(stored, words.withdrawn);
  }

  return (
    <div class="order-form">
      <p>{words.orders.withdrawSure}</p>
      <FormProblemText text={sending.problem.value?.text ?? null} />
      <div class="pair">
        <Button look="outline" busy={sending.busy.value} onPress={withdraw}>
          {buttonWords(sending.busy.value, words.orders.withdraw)}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {words.orders.keep}
        </Button>
      </div>
    </div>
  );
}
