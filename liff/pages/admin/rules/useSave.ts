import { useSignal } from "@preact/signals";
import type { Result } from "../../../failure.ts";
import { failureText } from "../../../failureText.ts";
import { useApp } from "../../../store/app.ts";
import { rulesWords } from "../../../text/pages/rules.ts";

export type SaveState =
  | { phase: "idle" | "busy" | "saved" }
  /** The sentences of the refusal, one by one. */
  | { phase: "refused"; problems: string[] };

/** Saving something of the rules: what is typed stays whatever comes of it. */
export function useSave() {
  const { resources } = useApp();
  const state = useSignal<SaveState>({ phase: "idle" });
  return {
    state: state.value,
    /** To be called when something is changed: what was said of the last try no longer fits. */
    touch() {
      if (state.value.phase === "saved") state.value = { phase: "idle" };
    },
    refuse(problem: string) {
      state.value = { phase: "refused", problems: [problem] };
      return false;
    },
    async save(act: () => Promise<Result<unknown>>): Promise<boolean> {
      if (state.value.phase === "busy") return false;
      state.value = { phase: "busy" };
      const answer = await act();
      if (!answer.ok) {
        state.value = { phase: "refused", problems: failureText(answer.failure, rulesWords).split("\n") };
        return false;
      }
      state.value = { phase: "saved" };
      resources.age();
      resources.retry("settings");
      return true;
    },
  };
}
