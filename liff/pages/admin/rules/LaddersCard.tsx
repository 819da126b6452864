import { useSignal } from "@preact/signals";
import type { CitySettings } from "../../../../worker/domain/settings.ts";
import { ruleCalls } from "../../../calls/rules.ts";
import { useApp } from "../../../store/app.ts";
import { rulesWords } from "../../../text/pages/rules.ts";
import { LadderFields } from "./LadderFields.tsx";
import { inOrder, isWhole, toDraft, toRow } from "./rungRows.ts";
import { SettingCard } from "./SettingCard.tsx";
import { useSave } from "./useSave.ts";

const words = rulesWords.ladders;

/** On which days the bot speaks of a duty, and who above is told. Saved in the order of the days. */
export function LaddersCard({ stored }: { stored: CitySettings["ladders"] }) {
  const { api } = useApp();
  const report = useSignal(stored.report.map(toRow));
  const read = useSignal(stored.read.map(toRow));
  const { state, touch, refuse, save } = useSave();

  function send() {
    if (![...report.value, ...read.value].every(isWhole)) return refuse(words.daysMissing);
    report.value = inOrder(report.value);
    read.value = inOrder(read.value);
    const value = { report: report.value.map(toDraft), read: read.value.map(toDraft) };
    void save(() => ruleCalls(api).save("ladders", value));
  }

  return (
    <SettingCard title={words.title} text={words.text} state={state} onSave={send}>
      <LadderFields
        id="report"
        legend={words.report}
        rows={report.value}
        isLateAllowed
        onInput={(rows) => {
          report.value = rows;
          touch();
        }}
      />
      <LadderFields
        id="read"
        legend={words.read}
        rows={read.value}
        isLateAllowed={false}
        onInput={(rows) => {
          read.value = rows;
          touch();
        }}
      />
    </SettingCard>
  );
}
