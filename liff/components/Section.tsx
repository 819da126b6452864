import type { ComponentChildren } from "preact";

/** A heading with what belongs to it; `aside` stands at its right: a count, a deadline. */
export function Section(props: { title: string; aside?: ComponentChildren; children: ComponentChildren }) {
  return (
    <section class="section">
      <div class="section-head">
        <h2>{props.title}</h2>
        {props.aside && <p class="section-aside">{props.aside}</p>}
      </div>
      {props.children}
    </section>
  );
}
