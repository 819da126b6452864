import { useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";

/** The ways in, whose code comes after the page itself: nobody waits for what stands at its end. */
export function LaterWaysIn() {
  const loaded = useSignal<{ View: FunctionComponent } | null>(null);
  useEffect(() => {
    void import("./WaysIn.tsx").then(
      ({ default: View }) => {
        loaded.value = { View };
      },
      // No line: the next opening asks again.
      () => undefined,
    );
  }, []);
  return loaded.value && <loaded.value.View />;
}
