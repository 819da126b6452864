// Where a point stands in its paper, in a form that people write and that survives the paper's own typography.

/** One numbered item of a policy, as read. */
export interface PointRow {
  label: string;
  text: string;
  points: readonly PointRow[];
}

export interface SectionRow {
  label: string;
  heading: string;
  text: string;
  points: readonly PointRow[];
}

/** A point with its place: `3(3)`, `1(2)②`, and `2・4` for the fourth ・ of section 2. */
export interface PlacedPoint {
  path: string;
  /** Path of the point it hangs below. */
  parentPath: string | null;
  label: string;
  text: string;
  /** Index of its section, and its place in the reading order of the section. */
  section: number;
  position: number;
}

/** Every point of the sections in reading order, each with a path of its own. */
export function placePoints(sections: readonly SectionRow[]): PlacedPoint[] {
  const placed: PlacedPoint[] = [];
  const taken = new Set<string>();
  for (const [section, row] of sections.entries()) {
    const place = (points: readonly PointRow[], above: string, parentPath: string | null) => {
      for (const [index, point] of points.entries()) {
        const path = freePath(taken, above + stepOf(point.label, index));
        const position = placed.length;
        placed.push({ path, parentPath, label: point.label, text: point.text, section, position });
        place(point.points, path, path);
      }
    };
    place(row.points, sectionStep(row.label, section), null);
  }
  return placed;
}

/** The path as it is stored, from what a person typed: width, spaces and dots do not matter. */
export function normalPath(path: string): string {
  return halfWidth(path).replace(/[\s.．、]/gu, "");
}

// A paper may use a label twice; the second gets a number so that each path names one point.
function freePath(taken: Set<string>, path: string): string {
  let free = path;
  for (let count = 2; taken.has(free); count += 1) free = `${path}-${count}`;
  taken.add(free);
  return free;
}

function sectionStep(label: string, index: number): string {
  return normalPath(label) || String(index + 1);
}

function stepOf(label: string, index: number): string {
  const step = normalPath(label);
  return step === "" || /^[・･-]$/u.test(step) ? `・${index + 1}` : step;
}

// Not NFKC, which would turn ① into 1 and make it another label.
function halfWidth(text: string): string {
  return text.replace(/[！-～]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}
