import { useSignal } from "@preact/signals";
import type { BatchView } from "../../../../worker/domain/deliveryViews.ts";
import { deliveriesWords } from "../../../text/pages/deliveries.ts";

const words = deliveriesWords.batches;
const INSTANTS = ["createdAt", "firstAttemptAt", "nextAttemptAt", "finishedAt"] as const;

/** When, how often, and what LINE said: what an inquiry at LINE asks for. */
export function BatchFacts({ batch }: { batch: BatchView }) {
  const { attempts, lastStatus, lineRequestId } = batch;
  return (
    <dl class="figures">
      {INSTANTS.map((name) => {
        const at = batch[name];
        return at === null ? null : (
          <Fact key={name} name={words.facts[name]} value={deliveriesWords.instant(at)} />
        );
      })}
      <Fact name={words.facts.attempts} value={words.attempts(attempts)} />
      {lastStatus !== null && <Fact name={words.facts.lastStatus} value={words.status(lastStatus)} />}
      {lineRequestId !== null && <RequestId id={lineRequestId} />}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function RequestId({ id }: { id: string }) {
  const isCopied = useSignal(false);
  async function copy() {
    // Where the browser forbids it, the id can still be selected by hand.
    isCopied.value = await navigator.clipboard.writeText(id).then(
      () => true,
      () => false,
    );
  }
  return (
    <div class="request-id">
      <dt>{words.facts.requestId}</dt>
      <dd>
        <code>{id}</code>
        <button type="button" class="text-button" onClick={copy}>
          {words.copy}
        </button>
        <span role="status" class="hint">
          {isCopied.value && words.copied}
        </span>
      </dd>
    </div>
  );
}
