// A number as people type it on a phone: ６４１, 1,234人, 約 1.2万, 1億5,000万.
import { LARGEST_FIGURE } from "./bounds.ts";

export type FigureRead =
  | { kind: "empty" }
  | { kind: "figure"; value: number }
  /** `tooLarge` beyond `LARGEST_FIGURE`, `unreadable` for anything that is not one number. */
  | { kind: "refused"; reason: "unreadable" | "tooLarge" };

const PART = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([億万千百])?/;
const SCALES: Readonly<Record<string, number>> = { 億: 100_000_000, 万: 10_000, 千: 1_000, 百: 100 };
const ABOUT = /^(?:約|およそ|ほぼ|だいたい)/;
const ABOUT_BEHIND = /(?:程度|くらい|ぐらい|ほど|前後)$/;
const MINUS = /^[-−‐–▲△]/;

/** Reads one number; its own unit may stand behind it, words for "about" around it. */
export function readFigure(text: string, unit: string): FigureRead {
  let rest = flat(text).replace(ABOUT, "").replace(ABOUT_BEHIND, "");
  if (rest === "") return flat(text) === "" ? { kind: "empty" } : unreadable;
  const isNegative = MINUS.test(rest);
  rest = rest.replace(MINUS, "").replace(/^\+/, "");
  let value = 0;
  let below = Number.POSITIVE_INFINITY;
  for (let part = PART.exec(rest); part; part = PART.exec(rest)) {
    const [whole, digits = "", fraction = "", scale] = part;
    const size = scale ? (SCALES[scale] ?? 1) : 1;
    if (size >= below) return unreadable;
    value += Number(digits.replaceAll(",", "") + fraction) * size;
    rest = rest.slice(whole.length);
    below = size;
  }
  const hasDigits = below !== Number.POSITIVE_INFINITY;
  if (!hasDigits || (rest !== "" && rest !== flat(unit))) return unreadable;
  if (value > LARGEST_FIGURE) return { kind: "refused", reason: "tooLarge" };
  return { kind: "figure", value: isNegative && value !== 0 ? -value : value };
}

const unreadable: FigureRead = { kind: "refused", reason: "unreadable" };

// Here NFKC is safe: the text is one number and its unit, and a unit is compared in the same form.
function flat(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "").replaceAll("、", ",");
}
