import type { ComponentChildren } from "preact";

/** One promise: a sentence to be held to, and below it what it means. The list numbers it. */
export function Promised({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <li class="promised">
      <h2>{title}</h2>
      {children}
    </li>
  );
}
