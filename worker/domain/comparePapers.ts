// What a year changed in a paper: the points of last year's against those of this year's.
import { comparable, matchLists, mostSimilar, sameKey } from "./matchLists.ts";
import { bindingVerb } from "./verbStrength.ts";

/** A point as far as a comparison is concerned. */
export interface ComparedPoint {
  id: string;
  path: string;
  text: string;
}

/** One point that is not what it was. `stronger` names the verbs that say so. */
export type PointChange =
  | { kind: "new"; point: ComparedPoint }
  | {
      kind: "stronger";
      point: ComparedPoint;
      before: ComparedPoint;
      verbs: { before: string; after: string };
    }
  | { kind: "reworded"; point: ComparedPoint; before: ComparedPoint }
  | { kind: "dropped"; before: ComparedPoint };

export interface PaperComparison {
  /** This year's points in their order, then those that are gone, in theirs. */
  changes: PointChange[];
  /** Pairs whose words are the same; they may have moved. */
  unchanged: [before: ComparedPoint, after: ComparedPoint][];
}

/** Less alike than a correction may be: between two years a point is often written anew. */
const REWRITTEN = 0.4;

/** Compares two papers. Every point of both comes out exactly once. */
export function comparePapers(
  before: readonly ComparedPoint[],
  after: readonly ComparedPoint[],
): PaperComparison {
  const same = matchLists(before, after, [
    sameKey(
      (old) => comparable(old.text),
      (point) => comparable(point.text),
    ),
  ]);
  const rewritten = matchLists(same.gone, same.fresh, [
    mostSimilar(
      (old) => old.text,
      (point) => point.text,
      REWRITTEN,
    ),
  ]);
  const beforeOf = new Map(rewritten.pairs.map(([old, point]) => [point, old]));
  return {
    changes: [
      ...same.fresh.map((point) => changeOf(point, beforeOf.get(point))),
      ...rewritten.gone.map((old) => ({ kind: "dropped" as const, before: old })),
    ],
    unchanged: same.pairs,
  };
}

function changeOf(point: ComparedPoint, before: ComparedPoint | undefined): PointChange {
  if (!before) return { kind: "new", point };
  const [was, is] = [bindingVerb(before.text), bindingVerb(point.text)];
  if (was && is && is.step > was.step) {
    return { kind: "stronger", point, before, verbs: { before: was.verb, after: is.verb } };
  }
  return { kind: "reworded", point, before };
}
