/** A few choices below each other, one of which holds, each with what it means. */
export function Choices<T extends string>(props: {
  id: string;
  legend: string;
  note?: string;
  options: readonly { value: T; label: string; text?: string }[];
  chosen: T | null;
  problem: string | null;
  onChoose: (value: T) => void;
}) {
  const { id, problem } = props;
  return (
    <fieldset
      id={id}
      class="field"
      tabIndex={-1}
      aria-invalid={problem ? true : undefined}
      aria-describedby={problem ? `${id}-problem` : undefined}
    >
      <legend>
        {props.legend}
        {props.note && <span class="legend-note">{props.note}</span>}
      </legend>
      {problem && (
        <p id={`${id}-problem`} class="problem">
          {problem}
        </p>
      )}
      {props.options.map(({ value, label, text }) => (
        <label key={value} class="radio-card">
          <input
            type="radio"
            name={id}
            value={value}
            checked={props.chosen === value}
            onChange={() => props.onChoose(value)}
          />
          <span class="radio-dot" aria-hidden="true" />
          <span class="radio-card-words">
            <span class="radio-card-label">{label}</span>
            {text && <span class="radio-card-text">{text}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
