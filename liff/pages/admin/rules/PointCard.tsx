import type { CitySettings } from "../../../../worker/domain/settings.ts";
import { ruleCalls } from "../../../calls/rules.ts";
import { useApp } from "../../../store/app.ts";
import { rulesWords } from "../../../text/pages/rules.ts";
import { SettingCard } from "./SettingCard.tsx";
import { useSave } from "./useSave.ts";
import { useTyped } from "./useTyped.ts";

const words = rulesWords.point;
const WEEKDAYS = [1, 2, 3, 4, 5];

/** The weekday on which the week's 重点事項 is sent. */
export function PointCard({ stored }: { stored: CitySettings["priorityPoint"] }) {
  const { api } = useApp();
  const weekday = useTyped("point", stored.weekday);
  const { state, touch, save } = useSave();
  return (
    <SettingCard
      title={words.title}
      state={state}
      typed={weekday}
      onSave={() => save(() => ruleCalls(api).save("priorityPoint", { weekday: weekday.value }))}
    >
      <div class="segments" role="radiogroup" aria-label={words.title}>
        {WEEKDAYS.map((each) => (
          <label key={each} class="segment-choice">
            <input
              type="radio"
              name="weekday"
              checked={weekday.value === each}
              onChange={() => {
                weekday.value = each;
                touch();
              }}
            />
            <span>{words.weekday(each)}</span>
          </label>
        ))}
      </div>
    </SettingCard>
  );
}
