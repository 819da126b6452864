import { rulesWords } from "../../../text/pages/rules.ts";

const words = rulesWords.units;
const FROM_MONDAY = [1, 2, 3, 4, 5, 6, 0];

/** The days of the week that are open. 0 is Sunday. */
export function WeekdayFields(props: { weekdays: readonly number[]; onInput: (weekdays: number[]) => void }) {
  const { weekdays, onInput } = props;
  return (
    <fieldset class="field">
      <legend>{words.weekdays}</legend>
      <div class="weekdays">
        {FROM_MONDAY.map((weekday) => {
          const isOpen = weekdays.includes(weekday);
          return (
            <label key={weekday} class="weekday">
              <input
                type="checkbox"
                checked={isOpen}
                onChange={() =>
                  onInput(
                    isOpen ? weekdays.filter((each) => each !== weekday) : [...weekdays, weekday].sort(),
                  )
                }
              />
              <span>{words.weekday(weekday)}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
