import type { ComponentChildren } from "preact";

/** One number with its unit behind it; typed as people write numbers, so it is a text to the browser. */
export function FigureInput(props: {
  id: string;
  label: ComponentChildren;
  unit: string;
  value: string;
  /** Below the field: what was given last time, how it was understood. */
  hint: string | null;
  problem: string | null;
  onInput: (text: string) => void;
  onLeave: () => void;
}) {
  const { id, hint, problem } = props;
  const notes = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div class="figure">
      <label class="figure-label" for={id}>
        {props.label}
      </label>
      <div class="figure-row">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={props.value}
          aria-invalid={problem ? true : undefined}
          aria-describedby={notes || undefined}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          onBlur={props.onLeave}
        />
        {props.unit && <span class="figure-unit">{props.unit}</span>}
      </div>
      {problem && (
        <p id={`${id}-problem`} class="problem">
          {problem}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
