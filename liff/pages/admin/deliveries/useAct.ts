import { useSignal } from "@preact/signals";
import type { Result } from "../../../failure.ts";
import { failureText } from "../../../failureText.ts";
import { deliveriesWords } from "../../../text/pages/deliveries.ts";

/** Something an administrator does on the server: busy meanwhile, then done or refused with a sentence. */
export function useAct(onDone: () => void) {
  const state = useSignal<{ isBusy: boolean; problem: string | null }>({ isBusy: false, problem: null });
  return {
    ...state.value,
    async run(act: () => Promise<Result<unknown>>) {
      if (state.value.isBusy) return;
      state.value = { isBusy: true, problem: null };
      const answer = await act();
      state.value = {
        isBusy: false,
        problem: answer.ok ? null : failureText(answer.failure, deliveriesWords),
      };
      if (answer.ok) onDone();
    },
  };
}
