/** On or off, with a sentence that says what it means. */
export function Switch(props: {
  id: string;
  label: string;
  text: string;
  on: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <label class="card switch" for={props.id}>
      <span class="switch-words">
        <span class="switch-label">{props.label}</span>
        <span class="switch-text" id={`${props.id}-text`}>
          {props.text}
        </span>
      </span>
      <input
        id={props.id}
        type="checkbox"
        role="switch"
        checked={props.on}
        aria-checked={props.on}
        aria-describedby={`${props.id}-text`}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span class="switch-track" aria-hidden="true" />
    </label>
  );
}
