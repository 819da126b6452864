import { Labelled } from "./Labelled.tsx";

/** A day, chosen with what the phone has for that. Empty while none is chosen. */
export function DateInput(props: {
  id: string;
  label: string;
  value: string;
  min?: string;
  isInvalid?: boolean;
  onInput: (day: string) => void;
}) {
  return (
    <Labelled id={props.id} label={props.label}>
      <input
        id={props.id}
        type="date"
        value={props.value}
        min={props.min}
        aria-invalid={props.isInvalid ? true : undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </Labelled>
  );
}
