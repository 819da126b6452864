/**
 * Something about a document that a person should look at.
 * `error`: the row (or the document) was not read; `notice`: it was read, and one thing is left to settle.
 */
export interface Problem {
  severity: "error" | "notice";
  /** 1-based line of the file or row of the sheet; null where the whole document is meant. */
  line: number | null;
  /** Heading of the column as this product names it; null where the whole row is meant. */
  column: string | null;
  /** For the person who brought the file, in Japanese. Never quotes a personal name. */
  message: string;
}

export function errorAt(line: number | null, column: string | null, message: string): Problem {
  return { severity: "error", line, column, message };
}

export function noticeAt(line: number | null, column: string | null, message: string): Problem {
  return { severity: "notice", line, column, message };
}

/** Whether something was not read, so that storing all or nothing means storing nothing. */
export function hasErrors(document: { problems: readonly Problem[] }): boolean {
  return document.problems.some((problem) => problem.severity === "error");
}

/** What is said of a letter that `hasUnshowable` finds. */
export const UNSHOWABLE =
  "外字（この市の端末だけの文字）か、文字化けした文字（�）があります。ほかの画面では同じ形に見えません。";
