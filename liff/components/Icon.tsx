import type { IconNode } from "lucide";
import { h } from "preact";

/** A line icon beside words; never alone, so screen readers skip it. */
export function Icon({ of, size = 24 }: { of: IconNode; size?: number }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width="1.9"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {of.map(([tag, attributes], index) => h(tag, { ...attributes, key: index } as object))}
    </svg>
  );
}
