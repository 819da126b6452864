import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Call, CallPreview } from "../../../worker/domain/callViews.ts";
import { departmentCalls } from "../../calls/departments.ts";
import { Banner } from "../../components/Banner.tsx";
import { Button } from "../../components/Button.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { Sheet } from "../../components/sheet/Sheet.tsx";
import { failureText } from "../../failureText.ts";
import { useApp } from "../../store/app.ts";
import { callWords } from "../../text/pages/call.ts";
import { CallCards } from "./CallCards.tsx";
import { CallPeople } from "./CallPeople.tsx";

interface CallSheetProps {
  unitId: string;
  onClose: () => void;
  /** With a call for each unit. */
  onCalled: (calls: Call[]) => void;
  /** The list behind the sheet is not true any more. */
  onStale: () => void;
}

/** What a call would do, to whom and to whom not; and the button that makes it. */
export function CallSheet({ unitId, onClose, onCalled, onStale }: CallSheetProps) {
  const { api } = useApp();
  const calls = departmentCalls(api);
  const preview = useSignal<CallPreview | null>(null);
  const problem = useSignal<string | null>(null);
  const isBusy = useSignal(false);

  async function look() {
    const answer = await calls.preview(unitId);
    if (answer.ok) preview.value = answer.value;
    else problem.value = failureText(answer.failure, callWords);
  }
  useEffect(() => {
    void look();
  }, [unitId]);

  const unitIds = (preview.value?.units ?? []).flatMap(({ unit, canCall }) => (canCall ? unit.id : []));
  async function call() {
    isBusy.value = true;
    problem.value = null;
    const answer = await calls.call(unitId, unitIds);
    isBusy.value = false;
    if (answer.ok) return onCalled(answer.value.units.map((each) => each.call));
    problem.value = failureText(answer.failure, callWords);
    if (answer.failure.kind === "conflict") {
      onStale();
      await look();
    }
  }

  const mayCall = preview.value !== null && !preview.value.isPaused && unitIds.length > 0;
  return (
    <Sheet title={callWords.title} onClose={onClose}>
      {preview.value ? <Shown preview={preview.value} /> : !problem.value && <Skeleton rows={[2, 6, 6]} />}
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      <div class="call-acts">
        {mayCall && (
          <Button wide busy={isBusy.value} onPress={call}>
            {isBusy.value ? callWords.calling : callWords.call(unitIds.length)}
          </Button>
        )}
        <Button look={mayCall ? "quiet" : "primary"} wide onPress={onClose}>
          {mayCall ? callWords.cancel : callWords.close}
        </Button>
      </div>
    </Sheet>
  );
}

function Shown({ preview }: { preview: CallPreview }) {
  if (preview.isPaused) return <Banner look="warn">{callWords.paused}</Banner>;
  if (preview.units.length === 0) return <p>{callWords.allAnswered}</p>;
  const callable = preview.units.some(({ canCall }) => canCall);
  return (
    <>
      {callable ? <p>{callWords.when(preview)}</p> : <Banner look="info">{callWords.nobody}</Banner>}
      <CallPeople preview={preview} />
      {callable && <p class="call-plan">{callWords.planned(preview)}</p>}
      <CallCards cards={preview.cards} />
    </>
  );
}
