import type { DeliveriesView } from "../../../../worker/domain/deliveryViews.ts";
import { deliveryCalls } from "../../../calls/deliveries.ts";
import { Answer } from "../../../components/Answer.tsx";
import { Button } from "../../../components/Button.tsx";
import { Page } from "../../../components/Page.tsx";
import { useApp, useQuery } from "../../../store/app.ts";
import { deliveriesWords as words } from "../../../text/pages/deliveries.ts";
import { BatchList } from "./BatchList.tsx";
import { HandList } from "./HandList.tsx";
import { Others } from "./Others.tsx";
import { PauseCard } from "./PauseCard.tsx";
import { PlanList } from "./PlanList.tsx";
import { Preview } from "./Preview.tsx";
import { QuotaCard } from "./QuotaCard.tsx";
import { TroubleList } from "./TroubleList.tsx";
import "../../../styles/inputs.css";
import "../../../styles/deliveries.css";

const KEY = "deliveries";

/** 送信: what will be said today, what became of what was said, and the ways to intervene. */
export default function DeliveriesPage() {
  const { api, resources } = useApp();
  const answer = useQuery({ key: KEY, load: deliveryCalls(api).deliveries });
  return (
    <Page
      title={words.title}
      look="wide"
      sub={answer.state.phase === "ready" && words.asOf(answer.state.value.now)}
      aside={
        <Button look="soft" onPress={() => resources.retry(KEY)}>
          {words.refresh}
        </Button>
      }
    >
      <Answer answer={answer} bones={[7, 12, 12]}>
        {(view) => <Deliveries view={view} onChanged={() => resources.retry(KEY)} />}
      </Answer>
    </Page>
  );
}

function Deliveries({ view, onChanged }: { view: DeliveriesView; onChanged: () => void }) {
  return (
    <>
      <PauseCard view={view} onChanged={onChanged} />
      <HandList view={view} />
      <div class="deliveries">
        <div class="deliveries-main">
          <PlanList plan={view.plan} isPaused={view.isPaused} />
          <BatchList batches={view.batches} onChanged={onChanged} />
          <Others others={view.plan.others} />
        </div>
        <div class="deliveries-side">
          <QuotaCard view={view} onChanged={onChanged} />
          <TroubleList troubles={view.troubles} />
          <Preview today={view.today} />
        </div>
      </div>
    </>
  );
}
