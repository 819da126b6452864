import { toHalfWidth } from "../wording/width.ts";
import type { PolicyPoint, PolicySection } from "./document.ts";
import type { PointLabel, PointStyle, SectionLabel } from "./labels.ts";
import type { Pieces } from "./lines.ts";

/** A point that may still get text and points, and the place of its label in its sequence. */
interface OpenPoint {
  style: PointStyle;
  ordinal: number | null;
  point: PolicyPoint;
}

/** The outline of a paper while it is being read: its sections, and the points still open, outermost first. */
export interface Outline {
  sections: PolicySection[];
  lastSection: number;
  open: OpenPoint[];
  /** How often each path has been wanted. */
  paths: Map<string, number>;
  /** The words of each part, until `finish` joins them. */
  words: Map<PolicyPoint | PolicySection, Pieces>;
}

export function newOutline(): Outline {
  return { sections: [], lastSection: 0, open: [], paths: new Map(), words: new Map() };
}

/** The words of the innermost open point or section; writing to them continues it. */
export function openWords(outline: Outline): Pieces {
  const part = openPart(outline);
  const words = outline.words.get(part) ?? [];
  outline.words.set(part, words);
  return words;
}

/** The sections, with the words of each part in its text. */
export function finish({ sections, words }: Outline): PolicySection[] {
  for (const [part, pieces] of words) part.text = pieces.join("");
  return sections;
}

/** Begins a section; the points of the one before are closed. */
export function beginSection(outline: Outline, { ordinal, label, heading }: SectionLabel): void {
  outline.sections.push({ label, heading, text: "", points: [] });
  outline.lastSection = ordinal;
  outline.open = [];
}

/** Begins a point, beside the open point of its style if there is one, else inside the innermost. */
export function beginPoint(outline: Outline, label: PointLabel, line: number): void {
  outline.open = outline.open.slice(0, depthOf(outline, label));
  const parent = openPart(outline);
  const prefix =
    "path" in parent ? parent.path : (/\d+/.exec(toHalfWidth(parent.label))?.[0] ?? parent.label);
  const path = unused(prefix + stepOf(label, parent.points.length + 1), outline.paths);
  const point: PolicyPoint = { label: label.label, path, line, text: "", points: [] };
  parent.points.push(point);
  outline.open.push({ style: label.style, ordinal: label.ordinal, point });
}

/** Whether the label is the next of its sequence, or the first of a new one. */
export function isNext(outline: Outline, { style, ordinal }: PointLabel): boolean {
  if (ordinal === null) return true;
  const sibling = outline.open.find((open) => open.style === style);
  return ordinal === (sibling?.ordinal ?? 0) + 1;
}

// Points before any section get a section without a name.
function openPart(outline: Outline): PolicyPoint | PolicySection {
  return outline.open.at(-1)?.point ?? openSection(outline);
}

function openSection(outline: Outline): PolicySection {
  const last = outline.sections.at(-1);
  if (last) return last;
  const unnamed: PolicySection = { label: "", heading: "", text: "", points: [] };
  outline.sections.push(unnamed);
  return unnamed;
}

function depthOf(outline: Outline, { style }: PointLabel): number {
  const depth = outline.open.findIndex((open) => open.style === style);
  return depth === -1 ? outline.open.length : depth;
}

function stepOf({ style, ordinal, label }: PointLabel, position: number): string {
  switch (style) {
    case "parenthesis":
      return `(${ordinal})`;
    case "circled":
      return label;
    case "kana":
      return toHalfWidth(label).replace(/[()]/g, "");
    case "bullet":
      return `・${position}`;
  }
}

/** Numbers that a paper uses twice still get paths of their own. */
function unused(path: string, paths: Map<string, number>): string {
  const times = (paths.get(path) ?? 0) + 1;
  paths.set(path, times);
  return times === 1 ? path : `${path}#${times}`;
}
