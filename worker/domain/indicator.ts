/** How a figure is held against its target. */
export const INDICATOR_KINDS = ["atLeast", "atMost", "yearOnYearUp", "continuous", "planned"] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/** An indicator as the screens show it. */
export interface IndicatorView extends Target {
  id: string;
  /** The clause of the criterion that holds it, as written. */
  text: string;
}

/** What a figure is to reach. */
export interface Target {
  /** Null where the target is a direction (前年比プラス) or an upkeep (継続的実施). */
  target: number | null;
  unit: string;
  kind: IndicatorKind;
}

/** The figure an indicator is held against: 10,000 人以上, 620 g 以下, 3 つ; null where the sheet gives none. */
export function formatTarget({ kind, target, unit }: Target): string | null {
  switch (kind) {
    case "atLeast":
      return target === null ? null : bounded(target, unit, "以上");
    case "atMost":
      return target === null ? null : bounded(target, unit, "以下");
    case "planned":
      return target === null ? null : amount(target, unit);
    case "yearOnYearUp":
      return "前年より増やす";
    case "continuous":
      return "続ける";
  }
}

/** Whether a number can be given for it: 継続 has none to give. */
export function isMeasured({ kind }: Pick<Target, "kind">): boolean {
  return kind !== "continuous";
}

/** A number with its unit: 12,000 人, 641 g, 62.5%. */
export function formatFigure(value: number, unit: string): string {
  return amount(value, unit);
}

function bounded(target: number, unit: string, bound: string): string {
  const gap = /[a-z]$/i.test(unit) ? " " : "";
  return `${amount(target, unit)}${gap}${bound}`;
}

function amount(target: number, unit: string): string {
  const figure = target.toLocaleString("ja-JP", { maximumFractionDigits: 6 });
  return unit === "" || /^[%％]/.test(unit) ? figure + unit : `${figure} ${unit}`;
}
