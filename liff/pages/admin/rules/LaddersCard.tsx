import type { CitySettings } from "../../../../worker/domain/settings.ts";
import { ruleCalls } from "../../../calls/rules.ts";
import { useApp } from "../../../store/app.ts";
import { rulesWords } from "../../../text/pages/rules.ts";
import { LadderFields } from "./LadderFields.tsx";
import { allRows, draftsOf, inOrder, isLateAllowed, isWhole, LADDERS, rowsOf } from "./rungRows.ts";
import { SettingCard } from "./SettingCard.tsx";
import { useSave } from "./useSave.ts";
import { useTyped } from "./useTyped.ts";

const words = rulesWords.ladders;

/** On which days the bot speaks of a duty, and who above is told. Saved in the order of the days. */
export function LaddersCard({ stored }: { stored: CitySettings["ladders"] }) {
  const { api } = useApp();
  const rows = useTyped("ladders", rowsOf(stored));
  const { state, touch, refuse, save } = useSave();

  async function send() {
    if (!allRows(rows.value).every(isWhole)) return refuse(words.daysMissing);
    const { report, read, deadline } = rows.value;
    rows.value = { report: inOrder(report), read: inOrder(read), deadline: inOrder(deadline) };
    const value = draftsOf(rows.value);
    return save(() => ruleCalls(api).save("ladders", value));
  }

  return (
    <SettingCard title={words.title} text={words.text} state={state} typed={rows} onSave={send}>
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
