import type { Failure } from "../../failure.ts";
import { overtimeWords as words } from "../../text/pages/overtime.ts";

/** The sentence about a failed act on an order, and its reason where the server gave one. */
export function failureWords(failure: Failure): { reason: string; text: string } {
  switch (failure.kind) {
    case "offline":
      return { reason: "offline", text: words.offline };
    case "conflict":
    case "invalid":
    case "notFound":
      return { reason: failure.reason, text: words.refusal(failure.reason, failure.message) || words.failed };
    case "signedOut":
    case "forbidden":
    case "server":
      return { reason: failure.kind, text: words.failed };
  }
}
