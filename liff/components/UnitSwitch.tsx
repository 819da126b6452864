import type { UnitRef } from "../../worker/domain/views.ts";

/** The units between which a person with several posts goes to and fro; nothing where there is only one. */
export function UnitSwitch(props: {
  label: string;
  units: UnitRef[];
  current: string;
  hrefOf: (id: string) => string;
}) {
  if (props.units.length < 2) return null;
  return (
    <nav class="chips" aria-label={props.label}>
      {props.units.map(({ id, name }) => (
        <a
          key={id}
          class="chip"
          href={props.hrefOf(id)}
          aria-current={id === props.current ? "page" : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
