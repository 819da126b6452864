// A heading over one row or two: 目標 above どの水準まで and どのような方法で, or explanations in parentheses below.
import type { TableRow } from "./file/table.ts";
import type { Columns, HeadingMatcher } from "./headings.ts";

export interface FoundHeadings<Key extends string> {
  columns: Columns<Key>;
  /** What each column is called. */
  cells: string[];
  /** Rows that the headings take. */
  height: 1 | 2;
}

/** The headings that begin with a row, or null. The row below belongs to them where all its own words are headings. */
export function headingsAt<Key extends string>(
  row: TableRow,
  below: TableRow | undefined,
  match: HeadingMatcher<Key>,
): FoundHeadings<Key> | null {
  const single = match(row.cells);
  const both = below ? bothRows(row, below) : null;
  const columns = both ? match(both.cells) : null;
  if (both && columns && isOfTwoRows(both.lower, columns, single)) {
    return { columns, cells: both.cells, height: 2 };
  }
  return single ? { columns: single, cells: row.cells, height: 1 } : null;
}

/** The lower word of each column, else the upper; and the columns that have a word of their own below. */
function bothRows(row: TableRow, below: TableRow): { cells: string[]; lower: number[] } {
  const width = Math.max(row.cells.length, below.cells.length);
  const lower: number[] = [];
  const cells = Array.from({ length: width }, (_, index) => {
    const own = below.merged?.has(index) ? "" : (below.cells[index] ?? "").trim();
    if (own === "") return row.cells[index] ?? "";
    lower.push(index);
    return own;
  });
  return { cells, lower };
}

function isOfTwoRows<Key extends string>(
  lower: readonly number[],
  together: Columns<Key>,
  single: Columns<Key> | null,
): boolean {
  const known = [...together.indexOf.values()];
  const isEachPartOfIt = lower.length < known.length && lower.every((index) => known.includes(index));
  if (lower.length === 0 || !isEachPartOfIt) return false;
  return single === null || together.missing.length < single.missing.length || addsColumns(together, single);
}

function addsColumns<Key extends string>(together: Columns<Key>, single: Columns<Key>): boolean {
  const isKept = together.missing.length === single.missing.length;
  return isKept && [...together.indexOf.keys()].some((key) => !single.indexOf.has(key));
}
