import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Result } from "../../failure.ts";
import { type FailureWords, failureWords } from "./failureWords.ts";

/**
 * One act of sending at a time. The key stays the same until the act has arrived or its words were changed, so that a
 * second tap after a lost answer stores nothing twice.
 */
export function useSending(words?: FailureWords) {
  const busy = useSignal(false);
  const problem = useSignal<{ reason: string; text: string } | null>(null);
  const key = useRef<string | null>(null);
  return {
    busy,
    problem,
    /** What is sent has changed: it is another act. */
    renew() {
      key.current = null;
      problem.value = null;
    },
    async send<T>(call: (submissionKey: string) => Promise<Result<T>>): Promise<T | null> {
      if (busy.value) return null;
      busy.value = true;
      problem.value = null;
      key.current ??= crypto.randomUUID();
      const answer = await call(key.current);
      busy.value = false;
      if (!answer.ok) {
        problem.value = failureWords(answer.failure, words);
        return null;
      }
      key.current = null;
      return answer.value;
    },
  };
}
