// RFC 4180 with the tolerance that real exports need: text after a closing quote is kept, and a quote that is never
// closed is an ordinary character, so that one stray inch sign cannot swallow the rest of the file.
import { noticeAt, type Problem } from "../problem.ts";
import { MAX_COLUMNS, MAX_ROWS } from "./limits.ts";
import type { TableRow } from "./table.ts";

const AS_TEXT = /^\s*="((?:[^"]|"")*)"\s*$/;

export type Delimited =
  | { ok: true; rows: TableRow[]; problems: Problem[] }
  | { ok: false; reason: "tooManyRows" | "tooManyColumns" };

/** Splits text (with \n for line ends) into rows and cells; the separator is the tab or the comma, whichever is more frequent. */
export function parseDelimited(text: string): Delimited {
  const separator = separatorOf(text);
  const rows: TableRow[] = [];
  const problems: Problem[] = [];
  let cells: string[] = [];
  let line = 1;
  let rowLine = 1;
  let position = 0;
  let quotesCount = true;

  while (position <= text.length) {
    let cell = "";
    if (quotesCount && text[position] === '"') {
      const quoted = readQuoted(text, position);
      if (quoted === null) {
        quotesCount = false;
        problems.push(
          noticeAt(line, null, '引用符（"）が閉じられていません。引用符を文字として読みました。'),
        );
      } else {
        cell = quoted.text;
        position = quoted.end;
        line += count(cell, "\n");
      }
    }
    const end = endOfCell(text, position, separator);
    cell += text.slice(position, end);
    cells.push(withoutFormula(cell));
    if (cells.length > MAX_COLUMNS) return { ok: false, reason: "tooManyColumns" };
    position = end + 1;
    if (text[end] === separator) continue;

    if (cells.some((content) => content.trim() !== "")) rows.push({ line: rowLine, cells });
    if (rows.length > MAX_ROWS) return { ok: false, reason: "tooManyRows" };
    cells = [];
    line += 1;
    rowLine = line;
  }
  return { ok: true, rows, problems };
}

/** ="00123" keeps its zeros when Excel opens the file: what is meant is what stands in it. */
function withoutFormula(cell: string): string {
  return AS_TEXT.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell;
}

/** The text of a quoted cell and the position behind its closing quote; null when it is never closed. */
function readQuoted(text: string, start: number): { text: string; end: number } | null {
  let close = text.indexOf('"', start + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close === -1) return null;
  return { text: text.slice(start + 1, close).replaceAll('""', '"'), end: close + 1 };
}

function endOfCell(text: string, from: number, separator: string): number {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== "\n") end += 1;
  return end;
}

// Whichever is more frequent: a quoted cell may hold the other, and a stray quote must not hide every tab.
function separatorOf(text: string): string {
  return count(text, "\t") > count(text, ",") ? "\t" : ",";
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) found += 1;
  return found;
}
