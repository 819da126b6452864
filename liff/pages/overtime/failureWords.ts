import type { Failure } from "../../failure.ts";
import { overtimeWords } from "../../text/pages/overtime.ts";
import { wordRefusal } from "../../text/pages/refusals.ts";

/** What a page says of acts that failed. */
export interface FailureWords {
  offline: string;
  failed: string;
  refusal: (reason: string, message: string) => string;
}

/** The sentence about a failed act, and its reason where the server gave one; on an order unless said otherwise. */
export function failureWords(
  failure: Failure,
  words: FailureWords = overtimeWords,
): { reason: string; text: string } {
  switch (failure.kind) {
    case "offline":
      return { reason: "offline", text: words.offline };
    case "conflict":
    case "invalid":
    case "notFound":
      return { reason: failure.reason, text: words.refusal(failure.reason, failure.message) || words.failed };
    case "server":
      return {
        reason: failure.kind,
        text: wordRefusal(failure.reason ?? "", failure.message ?? "") || words.failed,
      };
    case "signedOut":
    case "forbidden":
      return { reason: failure.kind, text: words.failed };
  }
}
