import { Labelled } from "./Labelled.tsx";

export interface Choice {
  value: string;
  label: string;
}

/** One of several, chosen with what the phone has for that. */
export function Select(props: {
  id: string;
  label: string;
  value: string;
  options: readonly Choice[];
  onInput: (value: string) => void;
}) {
  return (
    <Labelled id={props.id} label={props.label}>
      <select id={props.id} value={props.value} onInput={(event) => props.onInput(event.currentTarget.value)}>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
