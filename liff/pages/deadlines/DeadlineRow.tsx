import { ChevronRight } from "lucide";
import type { ComponentChildren } from "preact";
import { Icon } from "../../components/Icon.tsx";

/** One line of a list that leads to a deadline or a goal. */
export function DeadlineRow(props: {
  href: string;
  meta: ComponentChildren;
  title: string;
  state?: ComponentChildren;
}) {
  return (
    <li>
      <a class="row" href={props.href}>
        <span class="row-words">
          <span class="row-meta">{props.meta}</span>
          <span class="row-title" lang="ja">
            {props.title}
          </span>
          {props.state && <span class="row-state">{props.state}</span>}
        </span>
        <Icon of={ChevronRight} size={20} />
      </a>
    </li>
  );
}
