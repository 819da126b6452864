import { useSignal } from "@preact/signals";
import type { FunctionComponent, VNode } from "preact";
import { useEffect } from "preact/hooks";

/** Something whose code comes after the page it stands on, with what is shown until then and what if it cannot be had. */
export function Later(props: {
  load: () => Promise<{ default: FunctionComponent }>;
  meanwhile?: VNode;
  failed?: VNode;
}) {
  const { load, meanwhile = null, failed = null } = props;
  const loaded = useSignal<{ View: FunctionComponent } | "failed" | null>(null);
  useEffect(() => {
    void load().then(
      ({ default: View }) => {
        loaded.value = { View };
      },
      () => {
        loaded.value = "failed";
      },
    );
  }, []);
  const { value } = loaded;
  if (value === null) return meanwhile;
  return value === "failed" ? failed : <value.View />;
}
