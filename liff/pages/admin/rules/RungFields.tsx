import { NumberInput } from "../../../components/fields/NumberInput.tsx";
import { Select } from "../../../components/fields/Select.tsx";
import { rulesWords } from "../../../text/pages/rules.ts";
import { RUNG_KINDS, type RungKind, type RungRow } from "./rungRows.ts";

const words = rulesWords.ladders;
const TELLS = ["", "superior", "director"] as const;

/** One rung: when, and after the due day who above is told. */
export function RungFields(props: {
  id: string;
  place: number;
  row: RungRow;
  isLateAllowed: boolean;
  onInput: (row: RungRow) => void;
  onRemove: () => void;
}) {
  const { id, place, row, isLateAllowed, onInput } = props;
  const kinds = RUNG_KINDS.filter((kind) => isLateAllowed || kind !== "after");
  return (
    <li class="rung">
      <p class="rung-place">{words.place(place)}</p>
      <div class="rung-fields">
        <Select
          id={`${id}-kind`}
          label={words.when}
          value={row.kind}
          options={kinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
          onInput={(kind) => onInput({ ...row, kind: kind as RungKind, days: row.days || "1" })}
        />
        {(row.kind === "before" || row.kind === "after") && (
          <div class="rung-days">
            <NumberInput
              id={`${id}-days`}
              label={words.days}
              value={row.days}
              onInput={(days) => onInput({ ...row, days })}
            />
            <span>{words.daysUnit}</span>
          </div>
        )}
        {row.kind === "after" && (
          <Select
            id={`${id}-tell`}
            label={words.tell}
            value={row.tell}
            options={TELLS.map((tell) => ({ value: tell, label: words.tells[tell] }))}
            onInput={(tell) => onInput({ ...row, tell: tell as RungRow["tell"] })}
          />
        )}
      </div>
      <button type="button" class="text-button" onClick={props.onRemove}>
        <span aria-hidden="true">{words.remove}</span>
        <span class="visually-hidden">{words.removeOf(place)}</span>
      </button>
    </li>
  );
}
