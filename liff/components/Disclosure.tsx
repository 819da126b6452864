import { ChevronDown } from "lucide";
import type { ComponentChildren } from "preact";
import { Icon } from "./Icon.tsx";

/** Something that opens in its place when asked for. */
export function Disclosure(props: {
  summary: ComponentChildren;
  aside?: ComponentChildren;
  open?: boolean;
  children: ComponentChildren;
}) {
  return (
    <details class="disclosure" open={props.open}>
      <summary>
        <span class="disclosure-words">{props.summary}</span>
        {props.aside && <span class="faint">{props.aside}</span>}
        <Icon of={ChevronDown} size={20} />
      </summary>
      <div class="disclosure-body">{props.children}</div>
    </details>
  );
}
