// The labels that papers number their parts with. Circled digits are read as labels before anything is normalised.
import { toHalfWidth } from "../wording/width.ts";

export type PointStyle = "parenthesis" | "circled" | "kana" | "bullet";

export interface PointLabel {
  style: PointStyle;
  /** Place in its sequence from 1; null for bullets, which have none. */
  ordinal: number | null;
  /** As written. */
  label: string;
  /** The words behind the label. */
  rest: string;
}

export interface SectionLabel {
  ordinal: number;
  label: string;
  heading: string;
}

const PARENTHESIS = /^(\(?(\d{1,2})\))\s*/;
const BULLET = /^[・･•●○◆■]\s*/;
const KANA = /^(\(?([ア-ト])\)?)(?:\s+|(?<=\)))/;
const KANA_ORDER = "アイウエオカキクケコサシスセソタチツテト";
const SECTION = /^(?:(第\s*\d{1,2}\s*[章節]?|\d{1,2}|[Ⅰ-Ⅻ])(?:\s*[.、,]\s*|\s+))(\S.*)$/u;
const COUNTED = /^(?:年|月|日|人|名|回|件|つ|割|%|項|条|[か箇カヶ]所)/;
const LONGEST_HEADING = 60;
const ROMAN_ONE = 0x2160;
// Unicode keeps circled and parenthesised numbers in runs: first character, its number, length of the run.
const ENCLOSED: readonly { first: number; ordinal: number; length: number; style: PointStyle }[] = [
  { first: 0x2460, ordinal: 1, length: 20, style: "circled" },
  { first: 0x3251, ordinal: 21, length: 15, style: "circled" },
  { first: 0x32b1, ordinal: 36, length: 15, style: "circled" },
  { first: 0x2474, ordinal: 1, length: 20, style: "parenthesis" },
];

/** The label of a point at the beginning of a line, or null. */
export function readPointLabel(text: string): PointLabel | null {
  const flat = toHalfWidth(text);
  const enclosed = readEnclosed(text);
  if (enclosed) return enclosed;
  const parenthesis = PARENTHESIS.exec(flat);
  if (parenthesis) return pointLabel(text, "parenthesis", Number(parenthesis[2]), parenthesis);
  const kana = KANA.exec(flat);
  if (kana) return pointLabel(text, "kana", KANA_ORDER.indexOf(kana[2] ?? "") + 1, kana);
  const bullet = BULLET.exec(text);
  return bullet
    ? { style: "bullet", ordinal: null, label: text.slice(0, 1), rest: text.slice(bullet[0].length) }
    : null;
}

/** The label and heading of a section at the beginning of a line, or null when the line is something else. */
export function readSectionLabel(text: string): SectionLabel | null {
  const match = SECTION.exec(toHalfWidth(text));
  const [, label = "", flatHeading = ""] = match ?? [];
  const isHeading = flatHeading !== "" && flatHeading.length <= LONGEST_HEADING && !COUNTED.test(flatHeading);
  if (!isHeading || /。|[、,]$/.test(flatHeading)) return null;
  const digits = /\d+/.exec(label)?.[0];
  const ordinal = digits === undefined ? label.charCodeAt(0) - ROMAN_ONE + 1 : Number(digits);
  return {
    ordinal,
    label: text.slice(0, label.length),
    heading: text.slice(text.length - flatHeading.length),
  };
}

function readEnclosed(text: string): PointLabel | null {
  const code = text.charCodeAt(0);
  const run = ENCLOSED.find(({ first, length }) => code >= first && code < first + length);
  if (!run) return null;
  return {
    style: run.style,
    ordinal: code - run.first + run.ordinal,
    label: text.slice(0, 1),
    rest: text.slice(1).trim(),
  };
}

function pointLabel(
  text: string,
  style: PointStyle,
  ordinal: number,
  match: RegExpExecArray,
): PointLabel | null {
  const label = text.slice(0, match[1]?.length ?? 0);
  return ordinal < 1 ? null : { style, ordinal, label, rest: text.slice(match[0].length) };
}
