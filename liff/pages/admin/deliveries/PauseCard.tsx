import { useSignal } from "@preact/signals";
import type { DeliveriesView } from "../../../../worker/domain/deliveryViews.ts";
import { deliveryCalls } from "../../../calls/deliveries.ts";
import { Button } from "../../../components/Button.tsx";
import { useApp } from "../../../store/app.ts";
import { deliveriesWords } from "../../../text/pages/deliveries.ts";
import { Confirm } from "./Confirm.tsx";

const words = deliveriesWords.pause;

/** 一時停止: whether anything is sent at all, and the way to stop or resume it. */
export function PauseCard({ view, onChanged }: { view: DeliveriesView; onChanged: () => void }) {
  const { api } = useApp();
  const isAsking = useSignal(false);
  const { isPaused } = view;
  const close = () => {
    isAsking.value = false;
  };
  return (
    <section class={isPaused ? "pause paused" : "pause"}>
      <svg class="pause-mark" viewBox="0 0 24 24" width="44" height="44" aria-hidden="true">
        <circle cx="12" cy="12" r="11" />
        {isPaused ? <path d="M9 7.5v9M15 7.5v9" /> : <path class="filled" d="M9.5 7.5v9l7-4.5z" />}
      </svg>
      <div class="pause-words" role="status">
        <h2>{isPaused ? words.paused : words.running}</h2>
        <p>{isPaused ? words.pausedText : deliveriesWords.speaking(view.speaking)}</p>
      </div>
      <Button
        look={isPaused ? "primary" : "outline"}
        onPress={() => {
          isAsking.value = true;
        }}
      >
        {isPaused ? words.resume : words.stop}
      </Button>
      {isAsking.value && (
        <Confirm
          title={isPaused ? words.resumeSure : words.stopSure}
          yes={isPaused ? words.resumeYes : words.stopYes}
          busy={words.busy}
          isGrave={!isPaused}
          act={() => deliveryCalls(api).pause(!isPaused)}
          onDone={() => {
            close();
            onChanged();
          }}
          onClose={close}
        >
          {isPaused ? words.resumeText : words.stopText}
        </Confirm>
      )}
    </section>
  );
}
