import { Button } from "../../../components/Button.tsx";
import { rulesWords } from "../../../text/pages/rules.ts";
import { RungFields } from "./RungFields.tsx";
import { nextRow, type RungRow } from "./rungRows.ts";

const words = rulesWords.ladders;

/** The rungs of one ladder. `isLateAllowed`: whether there may be some after the due day. */
export function LadderFields(props: {
  id: string;
  legend: string;
  rows: readonly RungRow[];
  isLateAllowed: boolean;
  onInput: (rows: RungRow[]) => void;
}) {
  const { id, legend, rows, isLateAllowed, onInput } = props;
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      {rows.length === 0 && <p class="hint">{words.none}</p>}
      <ol class="rungs">
        {rows.map((row, index) => (
          <RungFields
            key={index}
            id={`${id}-${index}`}
            place={index + 1}
            row={row}
            isLateAllowed={isLateAllowed}
            onInput={(next) => onInput(rows.map((each, at) => (at === index ? next : each)))}
            onRemove={() => onInput(rows.filter((_, at) => at !== index))}
          />
        ))}
      </ol>
      <Button look="outline" onPress={() => onInput([...rows, nextRow(rows, isLateAllowed)])}>
        {words.add}
        <span class="visually-hidden">{legend}</span>
      </Button>
    </fieldset>
  );
}
