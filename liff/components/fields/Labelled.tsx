import type { ComponentChildren } from "preact";

/** A field below its label. */
export function Labelled(props: { id: string; label: string; children: ComponentChildren }) {
  return (
    <div class="field">
      <label class="field-head" for={props.id}>
        {props.label}
      </label>
      {props.children}
    </div>
  );
}
