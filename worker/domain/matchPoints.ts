// What a corrected policy changes. A point that is still in the paper keeps its id, so readings stay attached.
import { type Difference, difference } from "./differences.ts";
import { comparable, matchLists, mostSimilar, sameKey } from "./matchLists.ts";
import type { PlacedPoint, SectionRow } from "./pointPath.ts";

export interface StoredPoint {
  id: string;
  sectionId: string;
  parentId: string | null;
  position: number;
  label: string;
  path: string;
  text: string;
  isWithdrawn: boolean;
}

export interface StoredSection {
  id: string;
  position: number;
  label: string;
  heading: string;
  text: string;
}

export interface PointsPlan {
  added: PlacedPoint[];
  kept: { point: StoredPoint; row: PlacedPoint; differences: Difference[] }[];
  withdrawn: StoredPoint[];
}

const REWORDED = 0.5;

/**
 * A point of the paper is the stored one with the same path and words, else with the same words (it moved), else with
 * words much alike, else with the same path. Points without a row are withdrawn.
 */
export function matchPoints(stored: readonly StoredPoint[], rows: readonly PlacedPoint[]): PointsPlan {
  const sameWords = sameKey<StoredPoint, PlacedPoint>(
    (point) => comparable(point.text),
    (row) => comparable(row.text),
  );
  const first = matchLists(
    stored.filter((point) => !point.isWithdrawn),
    rows,
    [
      sameKey(
        (point) => `${point.path} ${comparable(point.text)}`,
        (row) => `${row.path} ${comparable(row.text)}`,
      ),
      sameWords,
    ],
  );
  const revived = matchLists(
    stored.filter((point) => point.isWithdrawn),
    first.fresh,
    [sameWords],
  );
  const rest = matchLists(first.gone, revived.fresh, [
    mostSimilar(
      (point) => point.text,
      (row) => row.text,
      REWORDED,
    ),
    sameKey(
      (point) => point.path,
      (row) => row.path,
    ),
  ]);
  const kept = [...first.pairs, ...revived.pairs, ...rest.pairs].map(([point, row]) => ({
    point,
    row,
    differences: [
      ...difference("withdrawn", point.isWithdrawn ? "取下げ" : "", ""),
      ...(point.isWithdrawn ? [] : difference("path", point.path, row.path)),
      ...difference("text", point.text, row.text),
    ],
  }));
  return { added: rest.fresh, kept, withdrawn: rest.gone };
}

export interface SectionsPlan {
  /** In the paper's order; `stored` is null for a new one. */
  entries: { row: SectionRow; stored: StoredSection | null; differences: Difference[] }[];
  gone: StoredSection[];
}

/** A section is the stored one with the same label, else with the same heading. */
export function matchSections(stored: readonly StoredSection[], rows: readonly SectionRow[]): SectionsPlan {
  const { pairs, gone } = matchLists(stored, rows, [
    sameKey(
      (section) => `${comparable(section.label)} ${comparable(section.heading)}`,
      (row) => `${comparable(row.label)} ${comparable(row.heading)}`,
    ),
    sameKey(
      (section) => comparable(section.label),
      (row) => comparable(row.label),
    ),
    sameKey(
      (section) => comparable(section.heading),
      (row) => comparable(row.heading),
    ),
  ]);
  const storedOf = new Map(pairs.map(([section, row]) => [row, section]));
  const entries = rows.map((row) => {
    const section = storedOf.get(row) ?? null;
    return { row, stored: section, differences: section ? sectionDifferences(section, row) : [] };
  });
  return { entries, gone };
}

function sectionDifferences(section: StoredSection, row: SectionRow): Difference[] {
  return [
    ...difference("path", section.label, row.label),
    ...difference("heading", section.heading, row.heading),
    ...difference("text", section.text, row.text),
  ];
}
