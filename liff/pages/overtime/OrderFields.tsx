import { useSignal } from "@preact/signals";
import type { FormDay, PurposeChoices } from "../../../worker/domain/overtime/viewsOrders.ts";
import { Labelled } from "../../components/fields/Labelled.tsx";
import { words as shared } from "../../text/index.ts";
import { overtimeWords as words } from "../../text/pages/overtime.ts";
import { type FormField, movedTo, type OrderForm } from "./orderForm.ts";
import { TimesFields } from "./TimesFields.tsx";
import "../../styles/inputs.css";
import "../../styles/overtime.css";

interface FieldsProps {
  /** Begins the ids of the fields: several forms can stand on one page. */
  id: string;
  form: OrderForm;
  days: readonly FormDay[];
  today: string;
  choices: PurposeChoices;
  problem: { field: FormField | null; text: string } | null;
  onChange: (form: OrderForm) => void;
}

/** The fields of an order: the day where it is not today, until when, what, and for which work. */
export function OrderFields(props: FieldsProps) {
  const { id, form, days, problem, onChange } = props;
  const day = days.find((each) => each.day === form.day);
  const problemOf = (field: FormField) => (problem?.field === field ? problem.text : null);
  return (
    <>
      <DayField {...props} problem={problemOf("day")} />
      {day && (
        <TimesFields
          id={id}
          form={form}
          day={day}
          problem={problemOf("until") ?? problemOf("from") ?? problemOf("break")}
          onChange={(times) => onChange({ ...form, ...times })}
        />
      )}
      <TaskField
        id={id}
        task={form.task}
        problem={problemOf("task")}
        onInput={(task) => onChange({ ...form, task })}
      />
      <PurposeField {...props} problem={problemOf("purpose")} />
    </>
  );
}

function DayField(props: Omit<FieldsProps, "problem"> & { problem: string | null }) {
  const { id, form, days, today, problem, onChange } = props;
  const isOpen = useSignal(form.day !== today || problem !== null);
  const dayId = `${id}-day`;
  function move(to: string) {
    const next = days.find(({ day }) => day === to);
    if (next)
      onChange(
        movedTo(
          form,
          days.find(({ day }) => day === form.day),
          next,
        ),
      );
  }
  if (!isOpen.value && problem === null) {
    return (
      <div class="order-day">
        <p>{words.apply.today(today)}</p>
        <button
          type="button"
          class="text-button"
          onClick={() => {
            isOpen.value = true;
          }}
        >
          {words.apply.otherDay}
        </button>
      </div>
    );
  }
  return (
    <Labelled id={dayId} label={words.apply.day}>
      <Problem id={dayId} text={problem} />
      <input
        id={dayId}
        type="date"
        value={form.day}
        min={days[0]?.day}
        max={days.at(-1)?.day}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${dayId}-problem` : undefined}
        onInput={(event) => move(event.currentTarget.value)}
      />
    </Labelled>
  );
}

/** What is to be done, in a few words. */
export function TaskField(props: {
  id: string;
  task: string;
  problem: string | null;
  onInput: (task: string) => void;
}) {
  const taskId = `${props.id}-task`;
  return (
    <Labelled id={taskId} label={words.apply.task}>
      <Problem id={taskId} text={props.problem} />
      <input
        id={taskId}
        type="text"
        value={props.task}
        placeholder={words.apply.taskHint}
        autocomplete="off"
        aria-invalid={props.problem ? true : undefined}
        aria-describedby={props.problem ? `${taskId}-problem` : undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </Labelled>
  );
}

function PurposeField(props: Omit<FieldsProps, "problem"> & { problem: string | null }) {
  const { id, form, choices, problem, onChange } = props;
  const purposeId = `${id}-purpose`;
  return (
    <Labelled id={purposeId} label={words.apply.purpose}>
      <Problem id={purposeId} text={problem} />
      <select
        id={purposeId}
        value={form.purpose}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${purposeId}-problem` : undefined}
        onInput={(event) => onChange({ ...form, purpose: event.currentTarget.value })}
      >
        <option value="">{words.apply.choose}</option>
        {choices.goals.length > 0 && (
          <optgroup label={words.apply.goals}>
            {choices.goals.map((goal) => (
              <option key={goal.id} value={`goal:${goal.id}`} lang="ja">
                {words.apply.goal(goal.number, goal.title)}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label={words.apply.reasons}>
          {choices.reasons.map(({ key, label }) => (
            <option key={key} value={`reason:${key}`} lang="ja">
              {label}
            </option>
          ))}
        </optgroup>
      </select>
    </Labelled>
  );
}

/** What is wrong with a field, below its label. */
export function Problem({ id, text }: { id: string; text: string | null }) {
  if (!text) return null;
  return (
    <p id={`${id}-problem`} class="problem">
      {text}
    </p>
  );
}

/** A problem that belongs to no field. */
export function FormProblemText({ text }: { text: string | null }) {
  return text ? (
    <p class="problem" role="alert">
      {text}
    </p>
  ) : null;
}

/** The busy and the calm words of a button. */
export function buttonWords(isBusy: boolean, calm: string): string {
  return isBusy ? words.sending : calm || shared.loading;
}
