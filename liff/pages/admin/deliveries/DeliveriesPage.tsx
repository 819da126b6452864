import type { DeliveriesView, DeliveryPlanView } from "../../../../worker/domain/deliveryViews.ts";
import { deliveryCalls } from "../../../calls/deliveries.ts";
import { Answer } from "../../../components/Answer.tsx";
import { Button } from "../../../components/Button.tsx";
import { Page } from "../../../components/Page.tsx";
import { Section } from "../../../components/Section.tsx";
import { Skeleton } from "../../../components/Skeleton.tsx";
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
const PLAN_KEY = "deliveries/plan";

/** 送信: what will be said today, what became of what was said, and the ways to intervene. */
export default function DeliveriesPage() {
  const { api, resources } = useApp();
  const answer = useQuery({ key: KEY, load: deliveryCalls(api).deliveries });
  const planned = useQuery({ key: PLAN_KEY, load: deliveryCalls(api).plan });
  const refresh = () => {
    resources.retry(KEY);
    resources.retry(PLAN_KEY);
  };
  return (
    <Page
      title={words.title}
      look="wide"
      sub={answer.state.phase === "ready" && words.asOf(answer.state.value.now)}
      aside={
        <Button look="soft" onPress={refresh}>
          {words.refresh}
        </Button>
      }
    >
      <Answer answer={answer} bones={[7, 12, 12]}>
        {(view) => <Deliveries view={view} planned={planned} onChanged={refresh} />}
      </Answer>
    </Page>
  );
}

function Deliveries(props: {
  view: DeliveriesView;
  planned: ReturnType<typeof useQuery<DeliveryPlanView>>;
  onChanged: () => void;
}) {
  const { view, planned, onChanged } = props;
  const known = planned.state.phase === "ready" ? planned.state.value : null;
  return (
    <>
      <PauseCard view={view} onChanged={onChanged} />
      <HandList view={view} planned={known} />
      <div class="deliveries">
        <div class="deliveries-main">
          {known ? (
            <PlanList plan={known.plan} isPaused={view.isPaused} />
          ) : (
            <Section title={words.plan.title}>
              <Answer answer={planned} bones={[4]}>
                {() => null}
              </Answer>
            </Section>
          )}
          <BatchList batches={view.batches} onChanged={onChanged} />
          {known && <Others others={known.plan.others} />}
        </div>
        <div class="deliveries-side">
          {planned.state.phase === "loading" && <Skeleton rows={[17]} />}
          {known && <QuotaCard planned={known} batches={view.batches} onChanged={onChanged} />}
          <TroubleList troubles={view.troubles} />
          <Preview today={view.today} />
        </div>
      </div>
    </>
  );
}
