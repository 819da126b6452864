import { ChevronRight } from "lucide";
import type { ComponentChildren } from "preact";
import { Icon } from "./Icon.tsx";

/** A sheet of paper on the page. `urgent` gives it the warm edge. */
export function Card({ urgent = false, children }: { urgent?: boolean; children: ComponentChildren }) {
  return <div class={urgent ? "card urgent" : "card"}>{children}</div>;
}

/** A whole card that leads somewhere. */
export function CardLink(props: {
  href: string;
  urgent?: boolean;
  lead?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <a class={props.urgent ? "card card-link urgent" : "card card-link"} href={props.href}>
      {props.lead}
      <span class="card-link-words">{props.children}</span>
      <Icon of={ChevronRight} size={20} />
    </a>
  );
}
