const LATIN_END = /[A-Za-z0-9,.;:)]$/;
const LATIN_START = /^[A-Za-z0-9(]/;

/** What stands between a text and the hard-wrapped line behind it: nothing in Japanese, a space between Latin words. */
export function wrapSeparator(before: string, line: string): string {
  return LATIN_END.test(before.slice(-1)) && LATIN_START.test(line) ? " " : "";
}

/** Joins the lines of one cell or paragraph; empty lines vanish. */
export function joinLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line, index, lines) => wrapSeparator(lines[index - 1] ?? "", line) + line)
    .join("");
}
