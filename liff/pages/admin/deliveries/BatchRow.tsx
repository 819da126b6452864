import type { BatchView } from "../../../../worker/domain/deliveryViews.ts";
import { deliveriesWords } from "../../../text/pages/deliveries.ts";
import { BatchActs } from "./BatchActs.tsx";
import { BatchFacts } from "./BatchFacts.tsx";
import { BatchMark } from "./BatchMark.tsx";
import { BatchPeople } from "./BatchPeople.tsx";

const words = deliveriesWords.batches;

type Props = { batch: BatchView; onActed: (said: string) => void };

/** One 送信 that has to be looked at: what happened, and what can be done about it. */
export function BatchCard({ batch, onActed }: Props) {
  return (
    <li class="card batch urgent">
      <BatchHead batch={batch} />
      <p class="batch-text">{batch.altText}</p>
      {batch.reason && <p class="batch-reason">{words.reason(batch.reason)}</p>}
      <BatchActs batch={batch} onActed={onActed} />
      <details class="people">
        <summary>{words.lookAt}</summary>
        <BatchFacts batch={batch} />
        <BatchPeople batchId={batch.id} />
      </details>
    </li>
  );
}

/** One 送信 in a line; the rest behind it. */
export function BatchRow({ batch, onActed }: Props) {
  return (
    <li>
      <details class="people batch-row">
        <summary>
          <div class="batch-line">
            <BatchHead batch={batch} />
            <p class="batch-text">{batch.altText}</p>
          </div>
        </summary>
        {batch.reason && batch.state !== "accepted" && (
          <p class="batch-reason">{words.reason(batch.reason)}</p>
        )}
        <BatchActs batch={batch} onActed={onActed} />
        <BatchFacts batch={batch} />
        <BatchPeople batchId={batch.id} />
      </details>
    </li>
  );
}

/** The state as shape, word and colour; the day and how many people. */
function BatchHead({ batch: { state, day, recipients, occasion } }: { batch: BatchView }) {
  return (
    <div class="batch-head">
      <BatchMark state={state} />
      <p class={`batch-state ${state}`}>{words.states[state]}</p>
      <p class="card-meta">
        {words.meta(day, recipients)}
        {occasion !== "daily" && <span class="tag">{deliveriesWords.plan.occasion[occasion]}</span>}
      </p>
    </div>
  );
}
