import type { OwnWeek } from "../../../../worker/domain/calendar.ts";
import type { UnitRef } from "../../../../worker/domain/views.ts";
import { ruleCalls } from "../../../calls/rules.ts";
import { Button } from "../../../components/Button.tsx";
import { Select } from "../../../components/fields/Select.tsx";
import { useApp } from "../../../store/app.ts";
import { rulesWords } from "../../../text/pages/rules.ts";
import { HoursFields } from "./HoursFields.tsx";
import { SaveProblems } from "./SettingCard.tsx";
import { useSave } from "./useSave.ts";
import { useTyped } from "./useTyped.ts";
import { WeekdayFields } from "./WeekdayFields.tsx";

const words = rulesWords.units;
const USUAL: OwnWeek = {
  weekdays: [1, 2, 3, 4, 5],
  opensOnHolidays: false,
  hours: { from: "08:30", to: "17:15" },
};

/** The week of a unit: of one that has its own, or of one to be chosen. */
export function UnitWeekForm(props: {
  units: readonly UnitRef[];
  stored: OwnWeek | null;
  onClose: () => void;
}) {
  const { units, stored, onClose } = props;
  const { api } = useApp();
  const ownId = stored ? (units[0]?.id ?? "") : "";
  const { weekdays, opensOnHolidays, hours } = stored ?? USUAL;
  const unitId = useTyped(`unit/${ownId}`, ownId);
  const week = useTyped<OwnWeek>(`week/${ownId}`, { weekdays, opensOnHolidays, hours });
  const { state, refuse, save } = useSave();

  async function submit(event: Event) {
    event.preventDefault();
    if (!unitId.value) return refuse(words.chooseFirst);
    if (await save(() => ruleCalls(api).saveWeek(unitId.value, week.value))) close();
  }

  function close() {
    unitId.revert();
    week.revert();
    onClose();
  }

  const change = (part: Partial<OwnWeek>) => {
    week.value = { ...week.value, ...part };
  };
  return (
    <form class="unit-week-form" noValidate onSubmit={submit}>
      {stored ? (
        <p class="unit-week-name">{units[0]?.name}</p>
      ) : (
        <Select
          id="unit-week"
          label={words.unit}
          value={unitId.value}
          options={[
            { value: "", label: words.choose },
            ...units.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onInput={(id) => {
            unitId.value = id;
          }}
        />
      )}
      <WeekdayFields weekdays={week.value.weekdays} onInput={(next) => change({ weekdays: next })} />
      <HoursFields id="unit-hours" hours={week.value.hours} onInput={(next) => change({ hours: next })} />
      <Select
        id="unit-holidays"
        label={words.holidays}
        value={week.value.opensOnHolidays ? "open" : "closed"}
        options={(["closed", "open"] as const).map((each) => ({
          value: each,
          label: words.holidayChoices[each],
        }))}
        onInput={(value) => change({ opensOnHolidays: value === "open" })}
      />
      <SaveProblems state={state} />
      <div class="pair">
        <Button look="quiet" onPress={close}>
          {words.cancel}
        </Button>
        <Button submit look="soft" busy={state.phase === "busy"}>
          {state.phase === "busy" ? rulesWords.saving : rulesWords.save}
        </Button>
      </div>
    </form>
  );
}
