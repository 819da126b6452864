import type { Hours } from "../../../../worker/domain/settings.ts";
import { TimeInput } from "../../../components/fields/TimeInput.tsx";
import { rulesWords } from "../../../text/pages/rules.ts";

const words = rulesWords.hours;

/** From a time to a time. */
export function HoursFields(props: { id: string; hours: Hours; onInput: (hours: Hours) => void }) {
  const { id, hours, onInput } = props;
  return (
    <div class="pair">
      <TimeInput
        id={`${id}-from`}
        label={words.from}
        value={hours.from}
        onInput={(from) => onInput({ ...hours, from })}
      />
      <TimeInput
        id={`${id}-to`}
        label={words.to}
        value={hours.to}
        onInput={(to) => onInput({ ...hours, to })}
      />
    </div>
  );
}
