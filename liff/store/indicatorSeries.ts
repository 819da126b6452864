// How the numbers of an indicator went over the rounds, and where they stand in a drawing.
import type { Quarter } from "../../worker/domain/fiscalYear.ts";
import type { ReportView } from "../../worker/domain/views.ts";

export interface SeriesPoint {
  quarter: Quarter;
  value: number;
}

/** The number that the newest version of each round gives, the oldest round first. `history` is newest first. */
export function seriesOf(history: readonly ReportView[], indicatorId: string): SeriesPoint[] {
  const newest = new Map<string, ReportView>();
  for (const report of history) if (!newest.has(report.round.id)) newest.set(report.round.id, report);
  return [...newest.values()]
    .flatMap(({ round, values }) => {
      const value = values[indicatorId];
      return value === undefined ? [] : [{ quarter: round.quarter, value }];
    })
    .toSorted((one, other) => one.quarter - other.quarter);
}

/**
 * Where values stand between 0 (bottom) and 1 (top) of a drawing in which all of them and the target have room. Values
 * that are all the same stand in the middle.
 */
export function heightsFor(values: readonly number[], target: number | null): (value: number) => number {
  const all = target === null ? values : [...values, target];
  const lowest = Math.min(...all);
  const span = Math.max(...all) - lowest;
  return (value) => (span === 0 ? 0.5 : (value - lowest) / span);
}
