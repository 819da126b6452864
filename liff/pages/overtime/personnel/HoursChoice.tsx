import type { HoursWritten } from "../../../../worker/documents/actuals/hoursWritten.ts";
import type { ActualsAnswer } from "../../../../worker/domain/overtime/viewsResults.ts";
import { Button } from "../../../components/Button.tsx";
import { personnelWords as words } from "../../../text/pages/results.ts";

/** Whether 1.30 is an hour and a half or 1.3 hours, asked once. */
export function HoursChoice(props: {
  unclear: NonNullable<ActualsAnswer["unclearHours"]>;
  onChoose: (hours: HoursWritten) => void;
}) {
  const { written, base60, decimal } = props.unclear;
  return (
    <div class="stack">
      <h3>{words.hoursWritten(written)}</h3>
      <p class="hint">{words.columnsText}</p>
      <Button look="outline" onPress={() => props.onChoose("base60")}>
        {words.hoursBase60(base60)}
      </Button>
      <Button look="outline" onPress={() => props.onChoose("decimal")}>
        {words.hoursDecimal(written, decimal)}
      </Button>
    </div>
  );
}
