import type { CitySettings } from "../../../../worker/domain/settings.ts";
import { ruleCalls } from "../../../calls/rules.ts";
import { NumberInput } from "../../../components/fields/NumberInput.tsx";
import { useApp } from "../../../store/app.ts";
import { rulesWords } from "../../../text/pages/rules.ts";
import { numberOrNull } from "./numberOrNull.ts";
import { SettingCard } from "./SettingCard.tsx";
import { useSave } from "./useSave.ts";
import { useTyped } from "./useTyped.ts";

const words = rulesWords.round;
const PARTS = ["opensBefore", "dueAfter"] as const;

/** When a round opens and is due, around the last day of its quarter. */
export function RoundCard({ stored }: { stored: CitySettings["round"] }) {
  const { api } = useApp();
  const typed = useTyped("round", {
    opensBefore: String(stored.opensBefore),
    dueAfter: String(stored.dueAfter),
  });
  const { state, touch, save } = useSave();

  function send() {
    const { opensBefore, dueAfter } = typed.value;
    const value = { opensBefore: numberOrNull(opensBefore), dueAfter: numberOrNull(dueAfter) };
    return save(() => ruleCalls(api).save("round", value));
  }

  return (
    <SettingCard title={words.title} text={words.text} state={state} typed={typed} onSave={send}>
      <div class="pair">
        {PARTS.map((part) => (
          <NumberInput
            key={part}
            id={`round-${part}`}
            label={words[part]}
            value={typed.value[part]}
            onInput={(text) => {
              typed.value = { ...typed.value, [part]: text };
              touch();
            }}
          />
        ))}
      </div>
    </SettingCard>
  );
}
