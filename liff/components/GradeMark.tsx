import type { VNode } from "preact";
import type { Grade, GradeShape } from "../../worker/domain/grade.ts";
import { goalsWords } from "../text/pages/goals.ts";

const GLYPH = {
  fill: "none",
  "stroke-width": 2.6,
  "stroke-linecap": "round",
  "stroke-linejoin": "round",
} as const;

const SHAPES: Record<GradeShape, VNode> = {
  ring: (
    <>
      <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2.4" />
      <circle cx="12" cy="12" r="4.6" fill="currentColor" />
    </>
  ),
  checkCircle: (
    <>
      <circle cx="12" cy="12" r="10" fill="currentColor" />
      <path {...GLYPH} class="glyph" d="M7.4 12.4l3.2 3.2 6-6.6" />
    </>
  ),
  barSquare: (
    <>
      <rect x="2.5" y="2.5" width="19" height="19" rx="5" fill="currentColor" />
      <path {...GLYPH} class="glyph" d="M7.5 12h9" />
    </>
  ),
  triangle: (
    <>
      <path
        fill="currentColor"
        stroke="currentColor"
        stroke-width="2.4"
        stroke-linejoin="round"
        d="M12 3.4L21.6 20H2.4z"
      />
      <path {...GLYPH} class="glyph" d="M12 9.4v4.4M12 17.2v.1" />
    </>
  ),
  octagon: (
    <>
      <path fill="currentColor" d="M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9z" />
      <path {...GLYPH} class="glyph" d="M8.5 8.5l7 7M15.5 8.5l-7 7" />
    </>
  ),
  filledSquare: (
    <>
      <rect x="2.5" y="2.5" width="19" height="19" rx="4" fill="currentColor" />
      <rect class="glyph-fill" x="8.2" y="8.2" width="7.6" height="7.6" rx="1.4" />
    </>
  ),
};

interface Size {
  size?: number;
  /** Whether the word stands beside it already. */
  silent?: boolean;
}

/** A grade as its drawing: shape first, then mark and colour; the word for those who cannot see it. */
export function GradeMark({ grade, size = 24, silent = false }: { grade: Grade } & Size) {
  return (
    <svg
      class={`mark tone-${grade.tone}`}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden={silent}
      role="img"
      aria-label={grade.label}
    >
      {SHAPES[grade.shape]}
    </svg>
  );
}

/** No answer: a drawing of its own, never an empty place. */
export function SilenceMark({ size = 24, silent = false }: Size) {
  return (
    <svg
      class="mark tone-silence"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden={silent}
      role="img"
      aria-label={goalsWords.silent}
    >
      <circle
        cx="12"
        cy="12"
        r="9"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-dasharray="3.3 2.36"
      />
    </svg>
  );
}
