// Where a point stands in its paper, in a form that people write: `3(3)`, `1(2)②`, and `2・4` for the fourth ・ of section 2.

/** One numbered item of a policy, as read. */
export interface PointRow {
  label: string;
  /** Unique in the paper. */
  path: string;
  text: string;
  points: readonly PointRow[];
}

export interface SectionRow {
  label: string;
  heading: string;
  text: string;
  points: readonly PointRow[];
}

/** A point with its place in the paper. */
export interface PlacedPoint {
  path: string;
  /** Path of the point it hangs below. */
  parentPath: string | null;
  label: string;
  text: string;
  /** Index of its section, and its place in the reading order of the paper. */
  section: number;
  position: number;
}

/** Every point of the sections in reading order: a point comes before those that hang below it. */
export function placePoints(sections: readonly SectionRow[]): PlacedPoint[] {
  const placed: PlacedPoint[] = [];
  const place = (points: readonly PointRow[], section: number, parentPath: string | null) => {
    for (const { path, label, text, points: below } of points) {
      // A point without words of its own is known by its label.
      placed.push({ path, parentPath, label, text: text || label, section, position: placed.length });
      place(below, section, path);
    }
  };
  for (const [section, row] of sections.entries()) place(row.points, section, null);
  return placed;
}

/** A path as it is stored, from what a person typed: width and spaces do not matter. Not NFKC, which makes ① a 1. */
export function normalPath(typed: string): string {
  return typed
    .replace(/[！-～]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\s/gu, "");
}
