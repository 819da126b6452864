/** How a figure is held against its target. */
export const INDICATOR_KINDS = ["atLeast", "atMost", "yearOnYearUp", "continuous", "planned"] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];
