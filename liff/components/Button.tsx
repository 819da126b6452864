import type { ComponentChildren } from "preact";

export type ButtonLook = "primary" | "outline" | "soft" | "quiet" | "danger";

interface Face {
  look?: ButtonLook;
  wide?: boolean;
  children: ComponentChildren;
}

const classOf = ({ look = "primary", wide = false }: Face) => `button ${look}${wide ? " wide" : ""}`;

/** Something to press. `busy` keeps it focusable, unlike `disabled`, but deaf. */
export function Button(
  props: Face & { onPress?: () => void; busy?: boolean; submit?: boolean; id?: string; describedBy?: string },
) {
  const { onPress, busy = false, submit = false } = props;
  return (
    <button
      type={submit ? "submit" : "button"}
      class={classOf(props)}
      aria-disabled={busy}
      aria-describedby={props.describedBy}
      id={props.id}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onPress?.();
      }}
    >
      {props.children}
    </button>
  );
}

/** A link that looks like a button, because it takes the person somewhere. */
export function ButtonLink(props: Face & { href: string }) {
  return (
    <a class={classOf(props)} href={props.href}>
      {props.children}
    </a>
  );
}
