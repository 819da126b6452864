import type { Failure } from "./failure.ts";

/** The sentence about a failed act: the server's own where it has one, else one of the page's. */
export function failureText(failure: Failure, words: { offline: string; failed: string }): string {
  switch (failure.kind) {
    case "offline":
      return words.offline;
    case "conflict":
    case "invalid":
    case "notFound":
      return failure.message || words.failed;
    case "signedOut":
    case "forbidden":
    case "server":
      return words.failed;
  }
}
