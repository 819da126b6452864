// Bullets of a cell against the bullets stored for it.
import { comparable, matchLists, mostSimilar, sameKey } from "./matchLists.ts";

export interface StoredText {
  id: string;
  position: number;
  text: string;
  isWithdrawn: boolean;
}

/** The bullets as they shall stand, in the paper's order; `stored` is null for a new one. */
export interface TextsPlan {
  entries: { text: string; stored: StoredText | null }[];
  /** Live bullets that the paper no longer has. */
  gone: StoredText[];
  differences: { before: string; after: string }[];
}

const REWORDED = 0.5;

/**
 * The same words first, then the most alike, then the same place.
 * A bullet that was withdrawn comes back only in its own words.
 */
export function matchTexts(stored: readonly StoredText[], texts: readonly string[]): TextsPlan {
  const rows = texts.map((text, index) => ({ text, index }));
  type Row = (typeof rows)[number];
  const sameWords = sameKey<StoredText, Row>(
    (old) => comparable(old.text),
    (row) => comparable(row.text),
  );
  const live = inOrder(stored.filter((old) => !old.isWithdrawn));
  const first = matchLists(live, rows, [sameWords]);
  const revived = matchLists(inOrder(stored.filter((old) => old.isWithdrawn)), first.fresh, [sameWords]);
  const rest = matchLists(first.gone, revived.fresh, [
    mostSimilar(
      (old) => old.text,
      (row) => row.text,
      REWORDED,
    ),
    sameKey(
      (old) => live.indexOf(old),
      (row) => row.index,
    ),
  ]);
  const storedOf = new Map<Row, StoredText>(
    [...first.pairs, ...revived.pairs, ...rest.pairs].map(([old, row]) => [row, old]),
  );
  const entries = rows.map((row) => ({ text: row.text, stored: storedOf.get(row) ?? null }));
  return { entries, gone: rest.gone, differences: differencesOf(entries, rest.gone) };
}

function differencesOf(entries: TextsPlan["entries"], gone: readonly StoredText[]) {
  const reworded = entries.flatMap(({ text, stored }) => {
    const before = stored && !stored.isWithdrawn ? stored.text : "";
    return before === text ? [] : [{ before, after: text }];
  });
  const removed = gone.map((old) => ({ before: old.text, after: "" }));
  const kept = entries.flatMap(({ stored }) => (stored && !stored.isWithdrawn ? [stored] : []));
  const keptBefore = inOrder(kept);
  const isReordered = keptBefore.some((old, index) => old !== kept[index]);
  const reordered = isReordered ? [{ before: lines(keptBefore), after: lines(kept) }] : [];
  return [...reworded, ...removed, ...reordered];
}

const inOrder = (texts: readonly StoredText[]) => [...texts].sort((a, b) => a.position - b.position);
const lines = (texts: readonly StoredText[]) => texts.map((each) => each.text).join("\n");
