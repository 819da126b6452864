// Columns are found by what their heading says, never by position or count: papers differ, and the same paper differs
// from page to page. Knows nothing of any one table.
import { bareWord } from "./wording/width.ts";

/** A column that a table may have. */
export interface Heading<Key extends string> {
  key: Key;
  /** What people are told; also the `column` of problems. */
  label: string;
  /** How papers write it; spaces, line breaks, punctuation, parentheses and width are ignored. */
  words: readonly string[];
  required: boolean;
}

/** Where each column stands in the rows under one heading row. */
export interface Columns<Key extends string> {
  indexOf: ReadonlyMap<Key, number>;
  missing: Heading<Key>[];
  /** Headings that are not known, as written. */
  unknown: string[];
  /** Number of cells that belong to headings; content beyond has no heading. */
  width: number;
}

export type HeadingMatcher<Key extends string> = (cells: readonly string[]) => Columns<Key> | null;

const SHARE_THAT_MAKES_A_HEADING_ROW = 0.4;
const FEWEST_HEADINGS = 3;
const SHORTEST_PREFIX = 4;
const LONGEST_HEADING = 80;

/** A function that tells whether a row is a heading row, and if so where its columns are. */
export function headingMatcher<Key extends string>(headings: readonly Heading<Key>[]): HeadingMatcher<Key> {
  const exact = new Map<string, Heading<Key>>();
  for (const heading of headings) for (const word of heading.words) exact.set(bareWord(word), heading);
  const prefixes = [...exact].filter(([word]) => word.length >= SHORTEST_PREFIX);
  const enough = Math.max(FEWEST_HEADINGS, Math.ceil(headings.length * SHARE_THAT_MAKES_A_HEADING_ROW));

  const recognise = (cell: string): Heading<Key> | undefined => {
    const word = bareWord(cell);
    return exact.get(word) ?? prefixes.find(([prefix]) => word.startsWith(prefix))?.[1];
  };

  return function matchHeadings(cells) {
    const indexOf = new Map<Key, number>();
    const unknown: string[] = [];
    let width = 0;
    for (const [index, cell] of cells.entries()) {
      if (cell.trim() === "") continue;
      width = index + 1;
      if (cell.length > LONGEST_HEADING) continue;
      const heading = recognise(cell);
      if (heading && !indexOf.has(heading.key)) indexOf.set(heading.key, index);
      else unknown.push(cell.replace(/\s+/g, ""));
    }
    if (indexOf.size < enough) return null;
    return { indexOf, unknown, width, missing: headings.filter((h) => h.required && !indexOf.has(h.key)) };
  };
}
