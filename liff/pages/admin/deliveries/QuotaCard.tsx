import type { BatchView, DeliveryPlanView } from "../../../../worker/domain/deliveryViews.ts";
import { QUOTA_CLASSES } from "../../../../worker/domain/quota.ts";
import { deliveryCalls } from "../../../calls/deliveries.ts";
import { Button } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Section } from "../../../components/Section.tsx";
import { useApp } from "../../../store/app.ts";
import { deliveriesWords } from "../../../text/pages/deliveries.ts";
import { QuotaBar } from "./QuotaBar.tsx";
import { quotaShares } from "./quotaShares.ts";
import { useAct } from "./useAct.ts";

const words = deliveriesWords.quota;

/** 通数 of the month: what is used, what will be needed, what is held back. */
export function QuotaCard(props: { planned: DeliveryPlanView; batches: BatchView[]; onChanged: () => void }) {
  const { planned, batches, onChanged } = props;
  const { line, month, needed, held, settledAt } = planned.quota;
  const shares = quotaShares({ ...planned, batches });
  return (
    <div id="quota">
      <Section title={words.title(month)}>
        <Card>
          {line === null && <p>{words.unknown}</p>}
          {line !== null && !shares && (
            <>
              <p>{words.unlimited}</p>
              <dl class="figures">
                <Figure name={words.used} count={line.used} />
              </dl>
            </>
          )}
          {shares && <QuotaBar shares={shares} />}
          {held > 0 && <p class="warn-text">{words.heldText(held)}</p>}
          {shares && shares.short > 0 && (
            <>
              <p class="hint">{words.order}</p>
              <dl class="figures">
                {QUOTA_CLASSES.filter((quotaClass) => needed[quotaClass] > 0).map((quotaClass) => (
                  <Figure key={quotaClass} name={words.classes[quotaClass]} count={needed[quotaClass]} />
                ))}
              </dl>
              <Settled settledAt={settledAt} onChanged={onChanged} />
            </>
          )}
        </Card>
      </Section>
    </div>
  );
}

function Figure({ name, count }: { name: string; count: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{deliveriesWords.pushes(count)}</dd>
    </div>
  );
}

function Settled({ settledAt, onChanged }: { settledAt: number | null; onChanged: () => void }) {
  const { api } = useApp();
  const { isBusy, problem, run } = useAct(onChanged);
  if (settledAt !== null) return <p class="hint">{words.settled(settledAt)}</p>;
  return (
    <>
      <Button look="outline" wide busy={isBusy} onPress={() => run(deliveryCalls(api).settleQuota)}>
        {isBusy ? deliveriesWords.batches.busy : words.settle}
      </Button>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
