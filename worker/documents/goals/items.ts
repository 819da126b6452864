// どの水準まで and どのような方法で are lists in one cell: bulleted, numbered, or one thing alone.
import { readPointLabel } from "../policy/labels.ts";
import { joinLines } from "../wording/joinLines.ts";
import { isNothing } from "../wording/nothing.ts";
import { toHalfWidth } from "../wording/width.ts";
import { splitBullets } from "./bullets.ts";

interface Label {
  style: string;
  ordinal: number;
  rest: string;
}

// 1. and １、 before words, not before a decimal; 1 before a space.
const PLAIN_NUMBER = /^(\d{1,2})(?:[.、,](?!\d)\s*|\s+)(?=\S)/;
// Sheets exported as text flatten the lines of a cell.
const BEFORE_CIRCLED = /[ \t\u3000]{1,8}(?=[①-⑳])/g;

/** The entries of a cell, without their bullets or numbers; a cell without any is one entry, an empty cell or － none. */
export function splitItems(cell: string): string[] {
  if (isNothing(cell)) return [];
  return numberedItems(cell) ?? splitBullets(cell);
}

/** The items of a cell whose lines are numbered from 1 in order, at least two of them; null for any other cell. */
function numberedItems(cell: string): string[] | null {
  const isFlat = !cell.includes("\n");
  const lines = (isFlat ? cell.replace(BEFORE_CIRCLED, "\n") : cell)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const first = labelOf(lines[0] ?? "");
  if (first?.ordinal !== 1) return null;
  const items: string[][] = [];
  for (const line of lines) {
    const label = labelOf(line);
    const isNext = label?.style === first.style && label.ordinal === items.length + 1;
    if (isNext) items.push([label.rest]);
    else items.at(-1)?.push(line);
  }
  return items.length > 1 ? items.map((part) => joinLines(part.join("\n"))) : null;
}

function labelOf(line: string): Label | null {
  const text = line.trim();
  const label = readPointLabel(text);
  if (label && label.ordinal !== null) return { ...label, ordinal: label.ordinal };
  const number = PLAIN_NUMBER.exec(toHalfWidth(text));
  return number ? { style: "number", ordinal: Number(number[1]), rest: text.slice(number[0].length) } : null;
}
