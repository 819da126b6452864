import type { CitySettings } from "../../../../worker/domain/settings.ts";
import { ruleCalls } from "../../../calls/rules.ts";
import { NumberInput } from "../../../components/fields/NumberInput.tsx";
import { useApp } from "../../../store/app.ts";
import { rulesWords } from "../../../text/pages/rules.ts";
import { numberOrNull } from "./numberOrNull.ts";
import { SettingCard } from "./SettingCard.tsx";
import { useSave } from "./useSave.ts";
import { useTyped } from "./useTyped.ts";

const words = rulesWords.signIn;

/** After how many minutes without use a login in an ordinary browser ends. */
export function SignInCard({ stored }: { stored: CitySettings["signIn"] }) {
  const { api } = useApp();
  const typed = useTyped("signIn", String(stored.idleMinutes));
  const { state, touch, save } = useSave();
  return (
    <SettingCard
      title={words.title}
      text={words.text}
      state={state}
      typed={typed}
      onSave={() => save(() => ruleCalls(api).save("signIn", { idleMinutes: numberOrNull(typed.value) }))}
    >
      <NumberInput
        id="sign-in-idle"
        label={words.idle}
        value={typed.value}
        onInput={(text) => {
          typed.value = text;
          touch();
        }}
      />
    </SettingCard>
  );
}
