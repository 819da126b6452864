const LATIN_END = /[A-Za-z0-9,.;:)]$/;
const LATIN_START = /^[A-Za-z0-9(]/;

/** Joins a hard-wrapped line to the text before it: nothing between Japanese characters, a space between Latin words. */
export function joinWrapped(before: string, line: string): string {
  const separator = LATIN_END.test(before) && LATIN_START.test(line) ? " " : "";
  return before + separator + line;
}

/** Joins the lines of one cell or paragraph; empty lines vanish. */
export function joinLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .reduce((joined, line) => (joined === "" ? line : joinWrapped(joined, line)), "");
}
