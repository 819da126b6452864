import { CircleCheck, Info, TriangleAlert, WifiOff } from "lucide";
import type { ComponentChildren } from "preact";
import { Icon } from "./Icon.tsx";

const ICONS = { info: Info, good: CircleCheck, warn: TriangleAlert, offline: WifiOff };

/** A message on the page. `live` is read out when it appears. */
export function Banner(props: {
  look: keyof typeof ICONS;
  live?: boolean;
  children: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <div class={`banner ${props.look}`} role={props.live ? "status" : undefined}>
      <Icon of={ICONS[props.look]} size={22} />
      <div class="banner-words">
        {props.children}
        {props.action && <div class="banner-action">{props.action}</div>}
      </div>
    </div>
  );
}
