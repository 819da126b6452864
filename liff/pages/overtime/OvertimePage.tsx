import { useSignal, useSignalEffect } from "@preact/signals";
import { ClipboardCheck } from "lucide";
import { useRef } from "preact/hooks";
import { addMonths } from "../../../worker/domain/overtime/month.ts";
import type { OwnOvertime } from "../../../worker/domain/overtime/viewsOrders.ts";
import { overtimeCalls, type StoredOrder } from "../../calls/overtime.ts";
import { Answer } from "../../components/Answer.tsx";
import { Banner } from "../../components/Banner.tsx";
import { Card, CardLink } from "../../components/Card.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Page } from "../../components/Page.tsx";
import { Section } from "../../components/Section.tsx";
import { useApp, useMe, useQuery } from "../../store/app.ts";
import { overtimeWords as words } from "../../text/pages/overtime.ts";
import { ApplyCard } from "./ApplyCard.tsx";
import { HiddenHours } from "./HiddenHours.tsx";
import { HoursCard } from "./HoursCard.tsx";
import { OwnOrder } from "./OwnOrder.tsx";
import { ResultCard, ResultCorrections } from "./result/ResultCard.tsx";
import { WaysToSettle } from "./settle/WaysToSettle.tsx";
import "../../styles/overtime.css";

/** 超過勤務: to ask for it, one's own orders and hours, and where those who order find their board. */
export default function OvertimePage() {
  const { api } = useApp();
  const me = useMe();
  const month = useSignal<string | undefined>(undefined);
  const key = `overtime/${month.value ?? ""}`;
  const answer = useQuery({ key, load: () => overtimeCalls(api).own(month.value) });
  return (
    <Page title={words.title} back="/">
      {me.ordersIn.map(({ id, name }) => (
        <CardLink
          key={id}
          href={`/overtime/board/${id}`}
          lead={
            <span class="lead-icon">
              <Icon of={ClipboardCheck} />
            </span>
          }
        >
          <span class="card-title">{words.toBoard(name)}</span>
        </CardLink>
      ))}
      <WaysToSettle />
      <Answer answer={answer} bones={[22, 8, 10]}>
        {(view) => <Own view={view} queryKey={key} onMonth={(next) => (month.value = next)} />}
      </Answer>
    </Page>
  );
}

function Own(props: { view: OwnOvertime; queryKey: string; onMonth: (month: string | undefined) => void }) {
  const { view, queryKey, onMonth } = props;
  const { resources } = useApp();
  const sent = useSignal<StoredOrder | null>(null);
  const said = useSignal("");
  const place = useRef<HTMLDivElement>(null);
  useSignalEffect(() => {
    if (sent.value || said.value)
      requestAnimationFrame(() => place.current?.scrollIntoView({ block: "start" }));
  });
  const isThisMonth = view.today.startsWith(view.month);

  function take(stored: StoredOrder, words = "") {
    const { order } = stored;
    resources.patch<OwnOvertime>(queryKey, (own) => withOrder(own, stored));
    resources.age();
    resources.freshen(queryKey);
    said.value = words;
    sent.value = words === "" ? stored : null;
    if (!order.day.startsWith(view.month)) onMonth(order.day.slice(0, 7));
  }

  function refresh(text: string) {
    sent.value = null;
    said.value = text;
    resources.age();
    resources.freshen(queryKey);
  }

  return (
    <>
      <div role="status" class="overtime-said" ref={place}>
        {sent.value && <Sent stored={sent.value} view={view} />}
        {said.value && <Banner look="good">{said.value}</Banner>}
      </div>
      <ResultCard evenings={view.evenings} today={view.today} onDone={refresh} />
      {view.mayNot === null ? (
        <ApplyCard view={view} onSent={(stored) => take(stored)} />
      ) : (
        <Card>
          <h2 class="card-title">{words.leads.title}</h2>
          <p class="card-text">{view.mayNot === "noPost" ? words.noPost : words.leads.text}</p>
        </Card>
      )}
      {view.mayNot === null && <HoursCard hours={view.hours} lookedAt={view.lookedAt} />}
      <Section title={words.orders.title} aside={words.month(view.month)}>
        {view.isLocked && <p class="hint">{words.orders.locked}</p>}
        {view.orders.length === 0 ? (
          <p class="card-text">{words.orders.empty}</p>
        ) : (
          <ul class="rows">
            {view.orders.map((order) => (
              <OwnOrder key={order.orderId} order={order} view={view} onChanged={take} />
            ))}
          </ul>
        )}
        <div class="pair">
          <button type="button" class="text-button" onClick={() => onMonth(addMonths(view.month, -1))}>
            {words.orders.earlier}
          </button>
          {!isThisMonth && (
            <button type="button" class="text-button" onClick={() => onMonth(addMonths(view.month, 1))}>
              {words.orders.later}
            </button>
          )}
        </div>
      </Section>
      <ResultCorrections evenings={view.evenings} onDone={refresh} />
      <HiddenHours contact={view.contact} />
    </>
  );
}

function Sent({ stored, view }: { stored: StoredOrder; view: OwnOvertime }) {
  const { order, readers, boardAt } = stored;
  const isAhead = order.day === view.today && !order.isAfterwards && readers.length > 0;
  return (
    <Banner look="good">
      <p>{words.sent.title(order.day, order.until)}</p>
      {readers.length > 0 && <p>{words.sent.readers(readers)}</p>}
      {isAhead && (
        <p>{view.toldAt < boardAt ? words.sent.soon(words.clock(boardAt), readers) : words.sent.late}</p>
      )}
    </Banner>
  );
}

/** The view with an order in its newest form, in its place by day. */
function withOrder(view: OwnOvertime, { order }: StoredOrder): OwnOvertime {
  const others = view.orders.filter(({ orderId }) => orderId !== order.orderId);
  if (!order.day.startsWith(view.month)) return { ...view, orders: others };
  const orders = [order, ...others].toSorted((one, other) =>
    one.day === other.day ? other.from - one.from : one.day < other.day ? 1 : -1,
  );
  return { ...view, orders };
}
