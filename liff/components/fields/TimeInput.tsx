import { Labelled } from "./Labelled.tsx";

/** A time of day, `08:30`; empty while none is chosen. */
export function TimeInput(props: {
  id: string;
  label: string;
  value: string;
  onInput: (time: string) => void;
}) {
  return (
    <Labelled id={props.id} label={props.label}>
      <input
        id={props.id}
        type="time"
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </Labelled>
  );
}
