import type { VNode } from "preact";
import type { BatchView } from "../../../../worker/domain/deliveryViews.ts";

const SHAPES: Record<BatchView["state"], VNode> = {
  planned: <circle class="line" cx="12" cy="12" r="9" />,
  sending: (
    <>
      <circle class="line" cx="12" cy="12" r="9" />
      <path class="line" d="M8 12h7M12 8.5l3.5 3.5-3.5 3.5" />
    </>
  ),
  accepted: (
    <>
      <circle class="full" cx="12" cy="12" r="10" />
      <path class="glyph" d="M7.4 12.4l3.2 3.2 6-6.6" />
    </>
  ),
  held: (
    <>
      <rect class="full" x="2.5" y="2.5" width="19" height="19" rx="5" />
      <path class="glyph" d="M9.3 8v8M14.7 8v8" />
    </>
  ),
  failed: (
    <>
      <path class="full" d="M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9z" />
      <path class="glyph" d="M8.5 8.5l7 7M15.5 8.5l-7 7" />
    </>
  ),
  uncertain: (
    <>
      <path class="full" d="M12 1.5L22.5 12 12 22.5 1.5 12z" />
      <path class="glyph" d="M9.6 9.9c0-3.2 4.8-3.1 4.8-.1 0 1.9-2.4 1.9-2.4 4M12 16.6v.1" />
    </>
  ),
  dropped: (
    <>
      <circle class="line dashed" cx="12" cy="12" r="9" />
      <path class="line" d="M8.5 12h7" />
    </>
  ),
};

/** The state of a 送信 as its drawing; the word stands beside it. */
export function BatchMark({ state }: { state: BatchView["state"] }) {
  return (
    <svg class={`batch-mark ${state}`} viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
      {SHAPES[state]}
    </svg>
  );
}
