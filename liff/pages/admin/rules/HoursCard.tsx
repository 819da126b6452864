import type { Hours } from "../../../../worker/domain/settings.ts";
import { ruleCalls } from "../../../calls/rules.ts";
import { useApp } from "../../../store/app.ts";
import { rulesWords } from "../../../text/pages/rules.ts";
import { HoursFields } from "./HoursFields.tsx";
import { SettingCard } from "./SettingCard.tsx";
import { useSave } from "./useSave.ts";
import { useTyped } from "./useTyped.ts";

const words = rulesWords.hours;

/** The hours in which the bot may speak first. */
export function HoursCard({ stored }: { stored: Hours }) {
  const { api } = useApp();
  const hours = useTyped("hours", stored);
  const { state, touch, save } = useSave();
  return (
    <SettingCard
      title={words.title}
      text={words.text}
      state={state}
      typed={hours}
      onSave={() => save(() => ruleCalls(api).save("hours", hours.value))}
    >
      <HoursFields
        id="hours"
        hours={hours.value}
        onInput={(value) => {
          hours.value = value;
          touch();
        }}
      />
    </SettingCard>
  );
}
