import { Labelled } from "./Labelled.tsx";

/** A whole number as it is typed; what cannot be read as one is an empty text. */
export function NumberInput(props: {
  id: string;
  label: string;
  value: string;
  onInput: (text: string) => void;
}) {
  return (
    <Labelled id={props.id} label={props.label}>
      <input
        id={props.id}
        type="number"
        inputMode="numeric"
        min={0}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </Labelled>
  );
}
