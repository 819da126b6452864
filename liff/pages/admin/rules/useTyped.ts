import { useSignal } from "@preact/signals";
import { useMe } from "../../../store/app.ts";
import { isSame, keepOver, keptOver } from "./kept.ts";

/** The fields of one card: what is stored, and what is typed over it, which a change of page does not lose. */
export function useTyped<T>(card: string, stored: T) {
  const key = `settings/${useMe().staffNumber}/${card}`;
  const over = useSignal(stored);
  const typed = useSignal(keptOver(sessionStorage, key, stored) ?? stored);
  const keep = () => keepOver(sessionStorage, key, { over: over.value, typed: typed.value });
  return {
    get value() {
      return typed.value;
    },
    set value(next: T) {
      typed.value = next;
      keep();
    },
    isUnsaved: !isSame(over.value, typed.value),
    /** Once it is saved, what was typed when it was sent is what is stored; what is typed meanwhile is not. */
    async settle(save: () => Promise<boolean>) {
      const saving = save();
      const sent = typed.value;
      if (!(await saving)) return;
      over.value = sent;
      keep();
    },
    revert() {
      typed.value = over.value;
      keep();
    },
  };
}
