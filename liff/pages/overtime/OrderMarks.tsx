import { AlarmClock, CalendarDays, Check, Clock, CornerDownLeft, History, UserRound, X } from "lucide";
import type { OrderState } from "../../../worker/domain/overtime/states.ts";
import type { OrderView } from "../../../worker/domain/overtime/viewsOrders.ts";
import { Icon } from "../../components/Icon.tsx";
import { overtimeWords as words } from "../../text/pages/overtime.ts";

const ICONS = { applied: Clock, ordered: Check, declined: X, withdrawn: CornerDownLeft };

/** The state of an order: shape, word, colour. */
export function OrderStateMark({ state }: { state: OrderState }) {
  return (
    <span class={`tag order-state state-${state}`}>
      <Icon of={ICONS[state]} size={16} />
      {words.states[state]}
    </span>
  );
}

/** 締切後, 事後 and 休日, each with its shape, and whose idea it was. */
export function OrderTags({ order }: { order: OrderView }) {
  return (
    <>
      {order.isLate && (
        <span class="tag">
          <Icon of={AlarmClock} size={16} />
          {words.late}
        </span>
      )}
      {order.isAfterwards && (
        <span class="tag order-afterwards">
          <Icon of={History} size={16} />
          {words.afterwards}
        </span>
      )}
      {order.isRestDay && (
        <span class="tag order-rest">
          <Icon of={CalendarDays} size={16} />
          {words.restDay}
        </span>
      )}
      {order.origin === "chief" && (
        <span class="tag">
          <Icon of={UserRound} size={16} />
          {words.byChief}
        </span>
      )}
    </>
  );
}
