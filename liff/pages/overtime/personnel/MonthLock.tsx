import { useSignal } from "@preact/signals";
import { Lock, LockOpen } from "lucide";
import type { Personnel } from "../../../../worker/domain/overtime/viewsResults.ts";
import { personnelCalls } from "../../../calls/results.ts";
import { Button } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { useApp } from "../../../store/app.ts";
import { words as shared } from "../../../text/index.ts";
import { personnelWords as words } from "../../../text/pages/results.ts";
import { buttonWords, FormProblemText } from "../OrderFields.tsx";
import { useSending } from "../useSending.ts";

/** 月の締め: what closing would leave unsaid stands above the button, and is asked once more. */
export function MonthLock({ view, onDone }: { view: Personnel; onDone: (said: string) => void }) {
  const { api } = useApp();
  const isAsking = useSignal(false);
  const sending = useSending();
  const status = view.months.find(({ month }) => month === view.month);
  const isLocked = status ? status.lockedAt !== null : false;
  const isOver = status?.isOver ?? true;
  async function act() {
    const calls = personnelCalls(api);
    const answer = await sending.send(() => (isLocked ? calls.unlock(view.month) : calls.lock(view.month)));
    if (!answer) return;
    isAsking.value = false;
    onDone(isLocked ? words.unlockedNow(view.month) : words.lockedNow(view.month));
  }

  const asking = isLocked ? words.unlockSure : words.lockSure(view.open);
  return (
    <Card>
      <div class="card-head">
        <h2 class="card-title">{words.status}</h2>
        <span class="tag month-status">
          <Icon of={isLocked ? Lock : LockOpen} size={16} />
          {isLocked ? words.locked : isOver ? words.unlocked : words.running}
        </span>
      </div>
      <p class="card-text">{statusText()}</p>
      <FormProblemText text={sending.problem.value?.text ?? null} />
      {isAsking.value ? (
        <>
          <p role="status">{asking}</p>
          <div class="pair">
            <Button busy={sending.busy.value} onPress={act}>
              {buttonWords(sending.busy.value, words.yes)}
            </Button>
            <Button
              look="outline"
              onPress={() => {
                isAsking.value = false;
              }}
            >
              {words.cancel}
            </Button>
          </div>
        </>
      ) : (
        isOver && (
          <Button
            look={isLocked ? "outline" : "primary"}
            onPress={() => {
              isAsking.value = true;
            }}
          >
            {isLocked ? words.unlock : words.lock(view.month)}
          </Button>
        )
      )}
    </Card>
  );

  function statusText(): string {
    if (status?.lockedAt) return words.statusLocked(status.lockedBy, shared.instant(status.lockedAt));
    return isOver ? words.statusOpen(view.open) : words.statusRunning;
  }
}
