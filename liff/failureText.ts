import type { Failure } from "./failure.ts";
import { wordRefusal } from "./text/pages/refusals.ts";

/** The sentence about a failed act: the refusal's own where there is one, else one of the page's. */
export function failureText(failure: Failure, words: { offline: string; failed: string }): string {
  switch (failure.kind) {
    case "offline":
      return words.offline;
    case "conflict":
    case "invalid":
    case "notFound":
      return wordRefusal(failure.reason, failure.message) || words.failed;
    case "server":
      return wordRefusal(failure.reason ?? "", failure.message ?? "") || words.failed;
    case "signedOut":
    case "forbidden":
      return words.failed;
  }
}
