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
    /** What is typed is what is stored now. */
    settle() {
      over.value = typed.value;
      keep();
    },
    revert() {
      typed.value = over.value;
      keep();
    },
  };
}
