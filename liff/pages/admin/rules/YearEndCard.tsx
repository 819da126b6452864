import type { CitySettings } from "../../../../worker/domain/settings.ts";
import { ruleCalls } from "../../../calls/rules.ts";
import { useApp } from "../../../store/app.ts";
import { rulesWords } from "../../../text/pages/rules.ts";
import { MonthDayFields } from "./MonthDayFields.tsx";
import { SettingCard } from "./SettingCard.tsx";
import { useSave } from "./useSave.ts";
import { useTyped } from "./useTyped.ts";

const words = rulesWords.yearEnd;

/** 年末年始: from a day to a day of any year. */
export function YearEndCard({ stored }: { stored: CitySettings["yearEndClosing"] }) {
  const { api } = useApp();
  const closing = useTyped("yearEnd", stored);
  const { state, touch, save } = useSave();
  return (
    <SettingCard
      title={words.title}
      state={state}
      typed={closing}
      onSave={() => save(() => ruleCalls(api).save("yearEndClosing", closing.value))}
    >
      <div class="month-days">
        {(["from", "to"] as const).map((end) => (
          <MonthDayFields
            key={end}
            id={`year-end-${end}`}
            legend={words[end]}
            value={closing.value[end]}
            onInput={(value) => {
              closing.value = { ...closing.value, [end]: value };
              touch();
            }}
          />
        ))}
      </div>
    </SettingCard>
  );
}
