import { useSignal } from "@preact/signals";
import type { BatchView } from "../../../../worker/domain/deliveryViews.ts";
import { deliveryCalls } from "../../../calls/deliveries.ts";
import { Button } from "../../../components/Button.tsx";
import { useApp } from "../../../store/app.ts";
import { deliveriesWords } from "../../../text/pages/deliveries.ts";
import { needsLook } from "./batchOrder.ts";
import { Confirm } from "./Confirm.tsx";
import { useAct } from "./useAct.ts";

const words = deliveriesWords.batches;

/** What can be done by hand about a 送信 that did not go through: note it, or send it again. */
export function BatchActs({ batch, onActed }: { batch: BatchView; onActed: (said: string) => void }) {
  const { api } = useApp();
  const isAsking = useSignal(false);
  const settling = useAct(() => onActed(words.settled));
  const { id, state, canResend, resentAs, settledAt, recipients } = batch;
  if (resentAs !== null) return <p class="hint">{words.resentBefore}</p>;
  if (state !== "failed" && state !== "uncertain") return null;
  return (
    <>
      {settledAt !== null && <p class="hint">{words.settledAt(settledAt)}</p>}
      <div class="pair">
        {needsLook(batch) && (
          <Button
            look="soft"
            busy={settling.isBusy}
            onPress={() => settling.run(() => deliveryCalls(api).settle(id))}
          >
            {settling.isBusy ? words.busy : words.settle}
          </Button>
        )}
        {canResend && (
          <Button
            look="outline"
            onPress={() => {
              isAsking.value = true;
            }}
          >
            {words.resend}
          </Button>
        )}
      </div>
      {settling.problem && (
        <p class="problem" role="alert">
          {settling.problem}
        </p>
      )}
      {isAsking.value && (
        <Confirm
          title={words.resendTitle}
          yes={words.resendYes}
          busy={words.resending}
          isGrave={state === "uncertain"}
          act={() => deliveryCalls(api).resend(id)}
          onDone={() => {
            isAsking.value = false;
            onActed(words.resent);
          }}
          onClose={() => {
            isAsking.value = false;
          }}
        >
          {words.resendText(state, recipients)}
        </Confirm>
      )}
    </>
  );
}
