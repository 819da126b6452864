import type { SettingsView } from "../../../../worker/settings/listSettings.ts";
import { Button } from "../../../components/Button.tsx";
import { rulesWords } from "../../../text/pages/rules.ts";
import { UnitWeek } from "./UnitWeek.tsx";
import { UnitWeekForm } from "./UnitWeekForm.tsx";
import { useTyped } from "./useTyped.ts";

const words = rulesWords.units;
const NEW = "";

/** The units whose week differs from the city's. */
export function UnitWeeks({ view }: { view: SettingsView }) {
  /** The id of the unit being edited, empty for a new one. */
  const edited = useTyped<string | null>("unitWeeks", null);
  const close = () => {
    edited.value = null;
  };
  const others = view.units.filter(({ id }) => !view.unitHours.some(({ unit }) => unit.id === id));
  return (
    <section class="card setting">
      <h2 class="card-title">{words.title}</h2>
      <p class="card-text">{words.text}</p>
      {view.unitHours.length === 0 && <p>{words.none}</p>}
      <ul class="unit-weeks">
        {view.unitHours.map((own) => (
          <li key={own.unit.id}>
            {edited.value === own.unit.id ? (
              <UnitWeekForm units={[own.unit]} stored={own} onClose={close} />
            ) : (
              <UnitWeek
                own={own}
                onEdit={() => {
                  edited.value = own.unit.id;
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {edited.value === NEW ? (
        <UnitWeekForm units={others} stored={null} onClose={close} />
      ) : (
        <Button
          look="outline"
          onPress={() => {
            edited.value = NEW;
          }}
        >
          {words.add}
        </Button>
      )}
    </section>
  );
}
