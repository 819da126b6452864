import { rulesWords } from "../../../text/pages/rules.ts";

const words = rulesWords.yearEnd;

/** A day of any year, `12-29`, as month and day. */
export function MonthDayFields(props: {
  id: string;
  legend: string;
  value: string;
  onInput: (value: string) => void;
}) {
  const [month = "", day = ""] = props.value.split("-");
  const twoDigits = (text: string) => text.padStart(2, "0");
  return (
    <fieldset class="field">
      <legend>{props.legend}</legend>
      <div class="month-day">
        <input
          type="number"
          inputMode="numeric"
          min={1}
          max={12}
          aria-label={words.month(props.legend)}
          value={month.replace(/^0/, "")}
          onChange={(event) => props.onInput(`${twoDigits(event.currentTarget.value)}-${day}`)}
        />
        <span>{words.monthUnit}</span>
        <input
          type="number"
          inputMode="numeric"
          min={1}
          max={31}
          aria-label={words.day(props.legend)}
          value={day.replace(/^0/, "")}
          onChange={(event) => props.onInput(`${month}-${twoDigits(event.currentTarget.value)}`)}
        />
        <span>{words.dayUnit}</span>
      </div>
    </fieldset>
  );
}
