import { useSignal } from "@preact/signals";
import type { BatchPage } from "../../../../worker/domain/deliveryViews.ts";
import { deliveryCalls } from "../../../calls/deliveries.ts";
import { failureText } from "../../../failureText.ts";
import { useApp } from "../../../store/app.ts";
import { deliveriesWords } from "../../../text/pages/deliveries.ts";
import { PeopleList } from "./People.tsx";

const words = deliveriesWords.batches;

/** Who a 送信 goes to, asked for when somebody wants to see it. */
export function BatchPeople({ batchId }: { batchId: string }) {
  const { api } = useApp();
  const state = useSignal<"closed" | "busy" | Pick<BatchPage, "people" | "isHidden"> | { problem: string }>(
    "closed",
  );

  async function load() {
    state.value = "busy";
    const answer = await deliveryCalls(api).batch(batchId);
    state.value = answer.ok ? answer.value : { problem: failureText(answer.failure, deliveriesWords) };
  }

  const shown = state.value;
  if (typeof shown === "object" && "people" in shown) {
    if (shown.isHidden) return <p class="hint">{deliveriesWords.hiddenPeople}</p>;
    return shown.people.length > 0 ? (
      <PeopleList people={shown.people.length} first={shown.people} />
    ) : (
      <p class="hint">{words.noPeople}</p>
    );
  }
  return (
    <>
      <button type="button" class="text-button" aria-disabled={shown === "busy"} onClick={load}>
        {words.loadPeople}
      </button>
      {typeof shown === "object" && (
        <p class="problem" role="alert">
          {shown.problem}
        </p>
      )}
    </>
  );
}
