import { useSignal } from "@preact/signals";
import type { CitySettings } from "../../../../worker/domain/settings.ts";
import { ruleCalls } from "../../../calls/rules.ts";
import { useApp } from "../../../store/app.ts";
import { rulesWords } from "../../../text/pages/rules.ts";
import { LadderFields } from "./LadderFields.tsx";
import { allRows, draftsOf, inOrder, isLateAllowed, isWhole, LADDERS, rowsOf } from "./rungRows.ts";
import { SettingCard } from "./SettingCard.tsx";
import { useSave } from "./useSave.ts";

const words = rulesWords.ladders;

/** On which days the bot speaks of a duty, and who above is told. Saved in the order of the days. */
export function LaddersCard({ stored }: { stored: CitySettings["ladders"] }) {
  const { api } = useApp();
  const rows = useSignal(rowsOf(stored));
  const { state, touch, refuse, save } = useSave();

  function send() {
    if (!allRows(rows.value).every(isWhole)) return refuse(words.daysMissing);
    const { report, read, deadline } = rows.value;
    rows.value = { report: inOrder(report), read: inOrder(read), deadline: inOrder(deadline) };
    const value = draftsOf(rows.value);
    void save(() => ruleCalls(api).save("ladders", value));
  }

  return (
    <SettingCard title={words.title} text={words.text} state={state} onSave={send}>
      {LADDERS.map((ladder) => (
        <LadderFields
          key={ladder}
          id={ladder}
          legend={words[ladder]}
          rows={rows.value[ladder]}
          isLateAllowed={isLateAllowed(ladder)}
          onInput={(own) => {
            rows.value = { ...rows.value, [ladder]: own };
            touch();
          }}
        />
      ))}
    </SettingCard>
  );
}
