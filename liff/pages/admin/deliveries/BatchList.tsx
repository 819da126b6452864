import { useSignal } from "@preact/signals";
import type { BatchView } from "../../../../worker/domain/deliveryViews.ts";
import { Button } from "../../../components/Button.tsx";
import { Section } from "../../../components/Section.tsx";
import { deliveriesWords } from "../../../text/pages/deliveries.ts";
import { BatchCard, BatchRow } from "./BatchRow.tsx";
import { inOrderOfCare, needsLook } from "./batchOrder.ts";

const words = deliveriesWords.batches;
const AT_ONCE = 20;

/** 送信の記録: what has to be looked at first. */
export function BatchList({ batches, onChanged }: { batches: readonly BatchView[]; onChanged: () => void }) {
  const shown = useSignal(AT_ONCE);
  const said = useSignal("");
  const ordered = inOrderOfCare(batches);
  const first = ordered.slice(0, shown.value);
  const more = ordered.length - first.length;
  const onActed = (sentence: string) => {
    said.value = sentence;
    onChanged();
  };
  return (
    <div id="batches">
      <Section title={words.title} aside={batches.length > 0 && words.count(batches.length)}>
        <p role="status" class={said.value ? "said" : "visually-hidden"}>
          {said.value}
        </p>
        {batches.length === 0 && <p class="card nothing">{words.empty}</p>}
        <Batches as={BatchCard} look="stack" batches={first.filter(needsLook)} onActed={onActed} />
        <Batches
          as={BatchRow}
          look="rows"
          batches={first.filter((batch) => !needsLook(batch))}
          onActed={onActed}
        />
        {more > 0 && (
          <Button
            look="outline"
            wide
            onPress={() => {
              shown.value += 5 * AT_ONCE;
            }}
          >
            {words.more(more)}
          </Button>
        )}
      </Section>
    </div>
  );
}

function Batches(props: {
  as: typeof BatchRow;
  look: "stack" | "rows";
  batches: readonly BatchView[];
  onActed: (said: string) => void;
}) {
  const { as: Each, look, batches, onActed } = props;
  if (batches.length === 0) return null;
  return (
    <ul class={look}>
      {batches.map((batch) => (
        <Each key={batch.id} batch={batch} onActed={onActed} />
      ))}
    </ul>
  );
}
