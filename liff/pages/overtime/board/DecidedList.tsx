import type { Board } from "../../../../worker/domain/overtime/viewsOrders.ts";
import { Section } from "../../../components/Section.tsx";
import { words as shared } from "../../../text/index.ts";
import { overtimeWords as words } from "../../../text/pages/overtime.ts";
import { OrderStateMark, OrderTags } from "../OrderMarks.tsx";

/** What was decided for the day of the board or on it, with who said what. */
export function DecidedList({ view }: { view: Board }) {
  const { decided } = view;
  return (
    <Section
      title={words.board.decided}
      aside={decided.length > 0 ? shared.count(decided.length) : undefined}
    >
      {decided.length === 0 ? (
        <p class="card-text">{words.board.decidedNone}</p>
      ) : (
        <ul class="rows">
          {decided.map(({ order, person }) => (
            <li key={order.orderId} class="own-order">
              <div class="card-head">
                <h3 class="own-order-day" lang="ja">
                  {words.person(person.name, person.title)}
                </h3>
                <p class="own-order-span">
                  {words.span(order.from, order.until)}　{words.length(order.minutes)}
                </p>
              </div>
              <p lang="ja">{order.task}</p>
              <p class="row-meta">
                {order.day !== view.day && <strong>{shared.day(order.day)}</strong>}
                <OrderStateMark state={order.state} />
                <OrderTags order={order} />
                <span>{words.board.by(order.authorTitle, order.authorName)}</span>
                <span>{shared.instant(order.writtenAt)}</span>
              </p>
              {order.word && (
                <p class="card-text" lang="ja">
                  {order.word}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
