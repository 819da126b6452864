import { LARGEST_FIGURE } from "../../domain/bounds.ts";
import { toHalfWidth } from "../wording/width.ts";

/** A number in a text, with what stands around it (half width). */
export interface WrittenNumber {
  value: number;
  /** Offset of its first character, the same in the text as written. */
  start: number;
  before: string;
  after: string;
}

// Not a number of its own: 第4期, ISO9001, 2-1, and digits inside a longer run.
const NUMBER = /(?<![0-9A-Za-z第.,\-−])(\d[\d,]*(?:\.\d+)?)([億万千百])?(?:(\d[\d,]*)([万千百])?)?/g;
const SCALES: Readonly<Record<string, number>> = { 億: 100_000_000, 万: 10_000, 千: 1_000, 百: 100 };
// Names of plans and titles of papers stand in corner brackets; their numbers are not targets.
const NAMES = /「[^「」]*」|『[^『』]*』/g;

/** The numbers of a text in order, names in corner brackets left out. Circled and Roman numerals are labels, not numbers. */
export function findNumbers(text: string): WrittenNumber[] {
  const flat = toHalfWidth(text).replace(NAMES, (name) => "＊".repeat(name.length));
  return [...flat.matchAll(NUMBER)].flatMap((match) => {
    const value = numberOf(match);
    const end = match.index + match[0].length;
    return value <= LARGEST_FIGURE
      ? [{ value, start: match.index, before: flat.slice(0, match.index), after: flat.slice(end) }]
      : [];
  });
}

/** 1万 → 10000, 1万2千 → 12000, 1億5,000万 → 150000000. */
function numberOf([, digits = "", scale, rest, restScale]: RegExpMatchArray): number {
  const whole = plain(digits) * (scale ? (SCALES[scale] ?? 1) : 1);
  return rest === undefined ? whole : whole + plain(rest) * (restScale ? (SCALES[restScale] ?? 1) : 1);
}

function plain(digits: string): number {
  return Number(digits.replaceAll(",", ""));
}
