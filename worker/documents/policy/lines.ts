import { wrapSeparator } from "../wording/joinLines.ts";
import { toHalfWidth } from "../wording/width.ts";

/** A line with words on it, without the spaces around them. */
export interface PaperLine {
  /** 1-based line of the file. */
  line: number;
  text: string;
}

/** A text while it is being written: in pieces, because joining after every line of a long paper would take minutes. */
export type Pieces = string[];
/** Adds a line to a text, as a new paragraph or as the rest of a sentence. */
export type AppendLine = (pieces: Pieces, line: PaperLine) => void;

const RUBY = /\^\{[^{}\n]{0,30}\}/g;
const PAGE_NUMBER = /^(?:[-‐–—−\s]*\d{1,3}(?:\s*\/\s*\d{1,3})?[-‐–—−\s]*|P\.?\s*\d{1,3}|\d{1,3}\s*ページ)$/i;
const LIST_MARK = /^[-–—]\s+/;
const SENTENCE_END = /[。．！？][」』）)]?$/;
const SENTENCE_END_LENGTH = 2;
/** A short line without a comma that could end where it ends is a heading, with or without a full stop. */
const LONGEST_HEADING = 30;
const GOES_ON = /[、，,]|[はをにのがとでもへや]$|「[^」]*$/;
/** Papers wider than this (in full-width characters) are not hard-wrapped: each line is a paragraph. */
const WIDEST_PRINTED_LINE = 60;
const SHARE_OF_A_FULL_LINE = 0.85;

/** The lines of a paper; blank lines and page numbers go, reading aids such as 鑽^{さん} leave their base. */
export function paperLines(text: string): PaperLine[] {
  return text
    .split("\n")
    .map((words, index) => ({ line: index + 1, text: words.replace(RUBY, "").trim() }))
    .filter((line) => line.text !== "" && !PAGE_NUMBER.test(toHalfWidth(line.text)));
}

/** The line without the mark of a list ("- ") that conversion to text has put before it; null where it has none. */
export function withoutListMark(text: string): string | null {
  return LIST_MARK.test(text) ? text.replace(LIST_MARK, "") : null;
}

/** Whether the text so far ends with a sentence. */
export function isComplete(pieces: Pieces): boolean {
  const last = pieces.at(-1) ?? "";
  return last === "" || SENTENCE_END.test(last.slice(-SENTENCE_END_LENGTH));
}

/** How lines of this paper are joined: in a hard-wrapped one only a short line that ends a sentence ends a paragraph. */
export function appenderFor(lines: readonly PaperLine[]): AppendLine {
  const widest = lines.reduce((width, { text }) => Math.max(width, widthOf(text)), 0);
  const isFull = (width: number) => widest <= WIDEST_PRINTED_LINE && width >= widest * SHARE_OF_A_FULL_LINE;
  let lastWidth = 0;
  return function appendLine(pieces, line) {
    const endsParagraph = (isComplete(pieces) || isHeading(pieces)) && !isFull(lastWidth);
    const before = pieces.at(-1) ?? "";
    lastWidth = widthOf(line.text);
    if (before === "") pieces.push(line.text);
    else if (endsParagraph) pieces.push("\n", line.text);
    else pieces.push(wrapSeparator(before, line.text), line.text);
  };
}

function isHeading(pieces: Pieces): boolean {
  const text = pieces[0] ?? "";
  return pieces.length <= 1 && text.length <= LONGEST_HEADING && !GOES_ON.test(text);
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character <= "\u00ff" ? 0.5 : 1;
  return width;
}
