import { addMonths } from "../../../../worker/domain/overtime/month.ts";
import { settleWords as words } from "../../../text/pages/results.ts";

/** One month with the way to those beside it; no further than the last. */
export function MonthSwitch(props: { month: string; last: string; onMonth: (month: string) => void }) {
  const { month, last, onMonth } = props;
  return (
    <div class="settle-month">
      <button type="button" class="text-button" onClick={() => onMonth(addMonths(month, -1))}>
        {words.earlier}
      </button>
      <p>{words.month(month)}</p>
      {month < last && (
        <button type="button" class="text-button" onClick={() => onMonth(addMonths(month, 1))}>
          {words.later}
        </button>
      )}
    </div>
  );
}
