import type { ComponentChildren } from "preact";

/** A calm word in the middle of a page: nothing here, all done, not found. */
export function Notice(props: {
  art?: ComponentChildren;
  title: string;
  text?: ComponentChildren;
  live?: boolean;
  children?: ComponentChildren;
}) {
  return (
    <div class="notice" role={props.live ? "status" : undefined}>
      {props.art}
      <p class="notice-title">{props.title}</p>
      {props.text && <p class="notice-text">{props.text}</p>}
      {props.children && <div class="notice-actions">{props.children}</div>}
    </div>
  );
}
