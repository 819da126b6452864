import type { CitySettings } from "../../../../worker/domain/settings.ts";
import { ruleCalls } from "../../../calls/rules.ts";
import { NumberInput } from "../../../components/fields/NumberInput.tsx";
import { useApp } from "../../../store/app.ts";
import { rulesWords } from "../../../text/pages/rules.ts";
import { numberOrNull } from "./numberOrNull.ts";
import { SettingCard } from "./SettingCard.tsx";
import { useSave } from "./useSave.ts";
import { useTyped } from "./useTyped.ts";

const words = rulesWords.cap;

/** How many messages of the day a person gets in a month at most. */
export function CapCard({ stored }: { stored: CitySettings["pushesPerMonth"] }) {
  const { api } = useApp();
  const typed = useTyped("cap", stored.most === null ? "" : String(stored.most));
  const { state, touch, save } = useSave();
  return (
    <SettingCard
      title={words.title}
      text={words.text}
      state={state}
      typed={typed}
      onSave={() => save(() => ruleCalls(api).save("pushesPerMonth", { most: numberOrNull(typed.value) }))}
    >
      <NumberInput
        id="cap-most"
        label={words.most}
        value={typed.value}
        onInput={(text) => {
          typed.value = text;
          touch();
        }}
      />
    </SettingCard>
  );
}
