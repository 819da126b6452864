// Pairs what is stored with what a corrected paper says, so that the same thing keeps its id.
import { withoutVariants } from "./repairText.ts";

/**
 * The form in which words are compared: width, spaces, variants of a glyph and letters that only the office has do not
 * matter. Never stored or shown.
 */
export function comparable(text: string): string {
  return withoutVariants(text).normalize("NFKC").replace(/\s+/gu, "");
}

export interface Matching<Old, New> {
  pairs: [Old, New][];
  /** Stored, no longer in the paper. */
  gone: Old[];
  /** In the paper, not yet stored. */
  fresh: New[];
}

/** One way of finding pairs among what the ways before it left over. */
export type Pass<Old, New> = (olds: readonly Old[], news: readonly New[]) => [Old, New][];

/** Applies the passes in order, the surest first; nothing is paired twice. Fresh rows keep the paper's order. */
export function matchLists<Old, New>(
  olds: readonly Old[],
  news: readonly New[],
  passes: readonly Pass<Old, New>[],
): Matching<Old, New> {
  const pairs: [Old, New][] = [];
  let gone = [...olds];
  let fresh = [...news];
  for (const pass of passes) {
    const found = pass(gone, fresh);
    const pairedOld = new Set(found.map(([old]) => old));
    const pairedNew = new Set(found.map(([, row]) => row));
    gone = gone.filter((old) => !pairedOld.has(old));
    fresh = fresh.filter((row) => !pairedNew.has(row));
    pairs.push(...found);
  }
  return { pairs, gone, fresh };
}

/** Pairs rows with equal keys, first come first served. */
export function sameKey<Old, New>(
  oldKey: (old: Old) => string | number,
  newKey: (row: New) => string | number,
): Pass<Old, New> {
  return (olds, news) => {
    const waiting = new Map<string | number, Old[]>();
    for (const old of olds) {
      const key = oldKey(old);
      waiting.set(key, [...(waiting.get(key) ?? []), old]);
    }
    return news.flatMap((row): [Old, New][] => {
      const old = waiting.get(newKey(row))?.shift();
      return old === undefined ? [] : [[old, row]];
    });
  };
}

/** Comparing every left-over with every other is for corrections, not for papers that share nothing. */
const MOST_COMPARISONS = 250_000;

/** Pairs reworded texts, the most alike first, down to a likeness between 0 and 1. */
export function mostSimilar<Old, New>(
  oldText: (old: Old) => string,
  newText: (row: New) => string,
  atLeast: number,
): Pass<Old, New> {
  return (olds, news) => {
    if (olds.length * news.length > MOST_COMPARISONS) return [];
    const oldBigrams = olds.map((old) => bigrams(oldText(old)));
    const newBigrams = news.map((row) => bigrams(newText(row)));
    const candidates = olds
      .flatMap((old, o) =>
        news.map((row, n) => ({ old, row, likeness: likenessOf(oldBigrams[o], newBigrams[n]) })),
      )
      .filter((candidate) => candidate.likeness >= atLeast)
      .sort((a, b) => b.likeness - a.likeness);
    const taken = new Set<Old | New>();
    return candidates.flatMap(({ old, row }): [Old, New][] => {
      if (taken.has(old) || taken.has(row)) return [];
      taken.add(old).add(row);
      return [[old, row]];
    });
  };
}

/** How alike two texts are, 0 to 1: Dice's coefficient over pairs of neighbouring characters. */
export function likeness(a: string, b: string): number {
  return likenessOf(bigrams(a), bigrams(b));
}

function bigrams(text: string): Set<string> {
  const characters = [...`^${comparable(text)}$`];
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}

function likenessOf(a: Set<string> | undefined, b: Set<string> | undefined): number {
  if (!a || !b) return 0;
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return (2 * common) / (a.size + b.size);
}
