/** One line of text with its label and hint. */
export function TextInput(props: {
  id: string;
  label: string;
  hint?: string;
  value: string;
  invalid: boolean;
  inputMode?: "numeric" | "text";
  onInput: (value: string) => void;
}) {
  return (
    <div class="field">
      <div class="field-head">
        <label for={props.id}>{props.label}</label>
      </div>
      {props.hint && (
        <p class="hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      )}
      <input
        id={props.id}
        type="text"
        value={props.value}
        inputMode={props.inputMode ?? "text"}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        aria-invalid={props.invalid ? true : undefined}
        aria-describedby={props.hint ? `${props.id}-hint` : undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </div>
  );
}
