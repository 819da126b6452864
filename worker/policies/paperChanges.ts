import { type ComparedPoint, comparePapers } from "../domain/comparePapers.ts";
import type { PaperChanges } from "../domain/policyViews.ts";

/** A point of last year's paper, with the paper's head. */
export interface FormerPoint extends ComparedPoint {
  title: string;
  fiscalYear: number;
}

/** What changed in a unit's paper; null where the unit had none the year before. */
export function paperChanges(
  former: readonly FormerPoint[],
  current: readonly ComparedPoint[],
): PaperChanges | null {
  const [first] = former;
  if (!first) return null;
  const plain = ({ id, path, text }: ComparedPoint) => ({ id, path, text });
  const { changes, unchanged } = comparePapers(former.map(plain), current.map(plain));
  return {
    before: { title: first.title, fiscalYear: first.fiscalYear },
    changes,
    unchanged: unchanged.length,
  };
}
