import { useSignal } from "@preact/signals";
import { REGIMES, type Regime } from "../../../../worker/domain/overtime/states.ts";
import type { UnitHours } from "../../../../worker/domain/overtime/viewsHours.ts";
import type { HoursCalls } from "../../../calls/overtimeHours.ts";
import { Button } from "../../../components/Button.tsx";
import { DateInput } from "../../../components/fields/DateInput.tsx";
import { Select } from "../../../components/fields/Select.tsx";
import { Section } from "../../../components/Section.tsx";
import { hoursWords as words } from "../../../text/pages/overtimeHours.ts";
import { useSending } from "../useSending.ts";
import { FormFoot } from "./FormFoot.tsx";

interface RegimesProps {
  view: UnitHours;
  calls: HoursCalls;
  onDone: (text: string) => void;
}

/** 上限の区分 of the sections, which the personnel section changes from a day on. */
export function Regimes(props: RegimesProps) {
  const { view } = props;
  const isOpen = useSignal(false);
  return (
    <Section title={words.regimes.title}>
      {view.regimes.length === 0 ? (
        <p class="hint">{words.regimes.none}</p>
      ) : (
        <ul class="plain card late-list">
          {view.regimes.map(({ unit, validFrom, regime }) => (
            <li key={`${unit.id} ${validFrom}`} class="board-head">
              <strong class="board-who">{unit.name}</strong>
              <span>{words.regimes.names[regime]}</span>
              <span class="faint">{words.regimes.from(validFrom)}</span>
            </li>
          ))}
        </ul>
      )}
      {view.may.designate &&
        (isOpen.value ? (
          <RegimeForm {...props} onClose={() => (isOpen.value = false)} />
        ) : (
          <Button look="outline" onPress={() => (isOpen.value = true)}>
            {words.regimes.open}
          </Button>
        ))}
    </Section>
  );
}

function RegimeForm({ view, calls, onDone, onClose }: RegimesProps & { onClose: () => void }) {
  const unitId = useSignal(view.sections[0]?.unit.id ?? view.unit.id);
  const regime = useSignal<Regime>("demanding");
  const validFrom = useSignal<string>(view.today);
  const sending = useSending(words);

  async function send() {
    const json = { validFrom: validFrom.value, regime: regime.value };
    const done = await sending.send(() => calls.setRegime(unitId.value, json));
    if (!done) return;
    onClose();
    onDone(words.regimes.said);
  }

  return (
    <form
      class="card order-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Select
        id="regime-unit"
        label={words.regimes.unit}
        value={unitId.value}
        options={view.sections.map(({ unit }) => ({ value: unit.id, label: unit.name }))}
        onInput={(value) => {
          unitId.value = value;
        }}
      />
      <Select
        id="regime-regime"
        label={words.regimes.regime}
        value={regime.value}
        options={REGIMES.map((value) => ({ value, label: words.regimes.names[value] }))}
        onInput={(value) => {
          regime.value = REGIMES.find((known) => known === value) ?? "ordinary";
        }}
      />
      <DateInput
        id="regime-from"
        label={words.regimes.day}
        value={validFrom.value}
        onInput={(day) => {
          validFrom.value = day;
        }}
      />
      <FormFoot sending={sending} send={words.regimes.send} close={words.regimes.close} onClose={onClose} />
    </form>
  );
}
