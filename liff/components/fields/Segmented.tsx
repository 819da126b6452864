import type { ComponentChildren } from "preact";

/** A few choices side by side, one of which holds. The legend is the question. */
export function Segmented<T extends string>(props: {
  id: string;
  legend: ComponentChildren;
  note?: ComponentChildren;
  /** Below the choices, inside the card. */
  below?: ComponentChildren;
  options: { value: T; label: string }[];
  chosen: T | undefined;
  problem: string | null;
  onChoose: (value: T) => void;
}) {
  return (
    <fieldset
      id={props.id}
      class="card segmented"
      tabIndex={-1}
      aria-describedby={props.problem ? `${props.id}-problem` : undefined}
    >
      <legend>{props.legend}</legend>
      {props.note}
      <div class="segments">
        {props.options.map(({ value, label }) => (
          <label key={value} class="segment-choice">
            <input
              type="radio"
              name={props.id}
              value={value}
              checked={props.chosen === value}
              onChange={() => props.onChoose(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {props.problem && (
        <p id={`${props.id}-problem`} class="problem">
          {props.problem}
        </p>
      )}
      {props.below}
    </fieldset>
  );
}
