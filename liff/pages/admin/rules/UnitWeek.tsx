import type { SettingsView } from "../../../../worker/settings/listSettings.ts";
import { ruleCalls } from "../../../calls/rules.ts";
import { useApp } from "../../../store/app.ts";
import { rulesWords } from "../../../text/pages/rules.ts";
import { SaveProblems } from "./SettingCard.tsx";
import { useSave } from "./useSave.ts";

const words = rulesWords.units;

/** The week of one unit, and the ways to change it or to give it up. */
export function UnitWeek({ own, onEdit }: { own: SettingsView["unitHours"][number]; onEdit: () => void }) {
  const { api } = useApp();
  const { state, save } = useSave();
  const { id, name } = own.unit;
  return (
    <>
      <p class="unit-week-name">{name}</p>
      <p class="hint">{words.summary(own)}</p>
      <div class="unit-week-acts">
        <button type="button" class="text-button" onClick={onEdit}>
          <span aria-hidden="true">{words.edit}</span>
          <span class="visually-hidden">{words.editOf(name)}</span>
        </button>
        <button
          type="button"
          class="text-button"
          aria-disabled={state.phase === "busy"}
          onClick={() => save(() => ruleCalls(api).removeWeek(id))}
        >
          <span aria-hidden="true">{state.phase === "busy" ? words.removing : words.remove}</span>
          <span class="visually-hidden">{words.removeOf(name)}</span>
        </button>
      </div>
      <SaveProblems state={state} />
    </>
  );
}
