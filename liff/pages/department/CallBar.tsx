import { useSignal } from "@preact/signals";
import type { Call } from "../../../worker/domain/callViews.ts";
import { Banner } from "../../components/Banner.tsx";
import { Button } from "../../components/Button.tsx";
import { callWords } from "../../text/pages/call.ts";
import { CallSheet } from "./CallSheet.tsx";
import type { Grid } from "./grid.ts";
import { uncalled } from "./gridView.ts";

/** 声をかける: opens what it would do, and afterwards says what it did. */
export function CallBar({ grid, onCalled }: { grid: Grid; onCalled: () => void }) {
  const isOpen = useSignal(false);
  const called = useSignal<Call[]>([]);
  const [first] = called.value;
  const silent = uncalled(grid).length;
  return (
    <>
      {silent > 0 && (
        <div class="call-bar">
          <Button onPress={() => (isOpen.value = true)}>{callWords.open(silent)}</Button>
        </div>
      )}
      {first && (
        <Banner look="good" live>
          {callWords.done(called.value.length, first)}
        </Banner>
      )}
      {isOpen.value && (
        <CallSheet
          unitId={grid.department.id}
          onClose={() => (isOpen.value = false)}
          onCalled={(calls) => {
            isOpen.value = false;
            called.value = calls;
            onCalled();
          }}
          onStale={onCalled}
        />
      )}
    </>
  );
}
