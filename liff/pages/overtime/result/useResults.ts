import { useSignal } from "@preact/signals";
import type { Evening, SaidResult } from "../../../../worker/domain/overtime/viewsResults.ts";
import { resultCalls } from "../../../calls/results.ts";
import { useApp } from "../../../store/app.ts";
import { resultWords as words } from "../../../text/pages/results.ts";
import { useSending } from "../useSending.ts";

export interface Said {
  evening: Evening;
  said: SaidResult;
  word: string;
}

/**
 * Sends what was said of evenings; problems stand beside the evening they are about.
 * @param onDone with what to say, or with nothing where another screen was faster and the evenings are to be read again
 */
export function useResults(onDone: (said: string) => void) {
  const { api } = useApp();
  const sending = useSending();
  const problems = useSignal<Readonly<Record<string, string>>>({});
  const hasMoved = useSignal(false);
  return {
    busy: sending.busy,
    /** Of all of it: no signal, a server that fails. */
    problemOfAll: () => sending.problem.value?.text ?? (hasMoved.value ? words.movedOn : null),
    problemOf: ({ orderId }: Evening) => problems.value[orderId] ?? null,
    renew() {
      sending.renew();
      problems.value = {};
      hasMoved.value = false;
    },
    /** @returns whether all of it was recorded */
    async record(all: readonly Said[]): Promise<boolean> {
      const answer = await sending.send((submissionKey) =>
        resultCalls(api).record({
          submissionKey,
          results: all.map(({ evening, said, word }) => ({
            orderId: evening.orderId,
            baseVersion: evening.result?.version ?? 0,
            said,
            word,
          })),
        }),
      );
      if (!answer) return false;
      const { outcomes } = answer;
      problems.value = Object.fromEntries(
        outcomes.flatMap((outcome) =>
          outcome.kind === "refused"
            ? [[outcome.orderId, words.refusal(outcome.refusal.reason, outcome.message ?? "")]]
            : [],
        ),
      );
      const recorded = outcomes.filter(({ kind }) => kind === "recorded").length;
      hasMoved.value = outcomes.some(({ kind }) => kind === "moved");
      if (hasMoved.value) onDone("");
      else if (recorded > 0) onDone(words.recorded(recorded));
      return recorded === outcomes.length;
    },
  };
}
export type Results = ReturnType<typeof useResults>;
