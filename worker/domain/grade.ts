// Grades are data that the city owns. What is fixed here is how a grade may look, so that any scale can be drawn:
// shape first, then mark, colour and word.

/** The drawings a grade can have on the screens. */
export const GRADE_SHAPES = [
  "ring",
  "checkCircle",
  "barSquare",
  "triangle",
  "octagon",
  "filledSquare",
] as const;
export type GradeShape = (typeof GRADE_SHAPES)[number];

/** What a grade means for attention, which also chooses its colour. */
export const GRADE_TONES = ["good", "fair", "warn", "bad", "done"] as const;
export type GradeTone = (typeof GRADE_TONES)[number];

/** One step of the city's scale. */
export interface Grade {
  id: string;
  code: string;
  label: string;
  /** One character for places without drawings, such as a chat button: ◎ ✓ － ▲ ✕ ■. */
  mark: string;
  shape: GradeShape;
  tone: GradeTone;
  /** Shown while choosing. */
  definition: string;
}

/** The judgement of one criterion: 達成 · 一部 · まだ. */
export const CRITERION_STATES = ["achieved", "partial", "notYet"] as const;
export type CriterionState = (typeof CRITERION_STATES)[number];
