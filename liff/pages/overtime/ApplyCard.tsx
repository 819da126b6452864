import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { tokyoInstant } from "../../../worker/domain/civilDate.ts";
import { timingOf } from "../../../worker/domain/overtime/timing.ts";
import type { OwnOvertime } from "../../../worker/domain/overtime/viewsOrders.ts";
import { overtimeCalls, type StoredOrder } from "../../calls/overtime.ts";
import { Button } from "../../components/Button.tsx";
import { Card } from "../../components/Card.tsx";
import { useApp, useMe } from "../../store/app.ts";
import { overtimeWords as words } from "../../text/pages/overtime.ts";
import { keepForm, keptForm } from "./keptForm.ts";
import { buttonWords, FormProblemText, OrderFields } from "./OrderFields.tsx";
import { emptyForm, fieldOfRefusal, type OrderForm, purposeKey, timesIn, wishOf } from "./orderForm.ts";
import { useSending } from "./useSending.ts";
import { wordProblem } from "./wordProblem.ts";

/** 申請する: three fields, of which most people touch two. */
export function ApplyCard({ view, onSent }: { view: OwnOvertime; onSent: (stored: StoredOrder) => void }) {
  const { api } = useApp();
  const { staffNumber } = useMe();
  const today = view.days.find(({ day }) => day === view.today);
  const form = useSignal<OrderForm | null>(
    keptForm(staffNumber, view.days) ?? (today ? emptyForm(today) : null),
  );
  const missing = useSignal<ReturnType<typeof wordProblem> | null>(null);
  const sending = useSending();
  // What was opened and chosen inside the fields ends with the application that was sent.
  const sent = useSignal(0);
  useEffect(() => keepForm(staffNumber, form.value), [form.value]);
  const shown = form.value;
  if (!shown || !today) return null;

  function change(next: OrderForm) {
    form.value = next;
    missing.value = null;
    sending.renew();
  }

  async function submit(event: Event) {
    event.preventDefault();
    if (!shown) return;
    const read = wishOf(shown);
    if (read.kind === "problem") {
      missing.value = wordProblem(read.problem);
      return;
    }
    const stored = await sending.send((submissionKey) =>
      overtimeCalls(api).apply({ ...read.wish, submissionKey }),
    );
    if (!stored || !today) return;
    change(emptyForm(today));
    sent.value += 1;
    onSent(stored);
  }

  const refused = sending.problem.value;
  const field = refused ? fieldOfRefusal(refused.reason) : null;
  const problem = missing.value ?? (refused && field ? { field, text: refused.text } : null);
  return (
    <Card>
      <form class="order-form" noValidate onSubmit={submit}>
        <div class="card-head">
          <h2 class="card-title">{words.apply.title}</h2>
          <CutOff view={view} form={shown} />
        </div>
        <LastTasks view={view} form={shown} onChoose={change} />
        <OrderFields
          key={sent.value}
          id="apply"
          form={shown}
          days={view.days}
          today={view.today}
          choices={view.choices}
          problem={problem}
          onChange={change}
        />
        <After view={view} form={shown} />
        <FormProblemText text={refused && !field ? refused.text : null} />
        <Button submit wide busy={sending.busy.value}>
          {buttonWords(sending.busy.value, words.apply.send)}
        </Button>
        <p class="card-foot">
          {view.readers.length > 0 ? words.apply.sentTo(view.readers) : words.apply.nobodyReads}
        </p>
      </form>
    </Card>
  );
}

function CutOff({ view, form }: { view: OwnOvertime; form: OrderForm }) {
  const day = view.days.find((each) => each.day === form.day);
  if (!day) return null;
  const { from } = timesIn(form);
  const { isLate, isAfterwards } = timingOf({
    span: { day: day.day, from: from ?? (day.isRestDay ? day.opens : day.closes) },
    now: tokyoInstant(view.today, view.toldAt),
    cutOff: view.applyBy,
    isRestDay: day.isRestDay,
    previousWorkingDay: view.days.filter((each) => each.day < day.day && !each.isRestDay).at(-1)?.day ?? "",
  });
  if (isAfterwards) return <p class="due urgent-text">{words.apply.afterwards}</p>;
  if (isLate) {
    return <p class="due urgent-text">{day.isRestDay ? words.apply.lateRest : words.apply.late}</p>;
  }
  return (
    <p class="due">
      {day.isRestDay ? words.apply.inTimeRest : words.apply.cutOff(words.clock(view.applyBy))}
    </p>
  );
}

function LastTasks(props: { view: OwnOvertime; form: OrderForm; onChoose: (form: OrderForm) => void }) {
  const { view, form, onChoose } = props;
  if (view.lastTasks.length === 0) return null;
  return (
    <fieldset class="field">
      <legend>{words.apply.lastTasks}</legend>
      <div class="chips">
        {view.lastTasks.map(({ task, purpose }) => {
          const key = purposeKey(purpose);
          return (
            <button
              key={`${task} ${key}`}
              type="button"
              class="chip order-task"
              lang="ja"
              aria-pressed={form.task === task && form.purpose === key}
              onClick={() => onChoose({ ...form, task, purpose: key })}
            >
              {task}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}

/** What the application would leave, before it is sent. */
function After({ view, form }: { view: OwnOvertime; form: OrderForm }) {
  const { minutes } = timesIn(form);
  if (minutes === null || form.day.slice(0, 7) !== view.hours.month) return null;
  const left = view.hours.left - minutes;
  return left < 0 ? (
    <p class="warn-text" role="status">
      {words.apply.afterOver(-left)}
    </p>
  ) : (
    <p class="card-text" role="status">
      {words.apply.after(view.hours.used + minutes, left)}
    </p>
  );
}
