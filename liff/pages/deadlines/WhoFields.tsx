import type { DeadlineForm } from "../../../worker/domain/deadlines/views.ts";
import { Button } from "../../components/Button.tsx";
import { Select } from "../../components/fields/Select.tsx";
import { deadlineWords as words } from "../../text/pages/deadlines.ts";
import { ASKED_ROLES, type AudienceLine, whoOfTitle } from "./deadlineDraft.ts";

const INDENT = "　";

/** Whom a deadline asks: units with what lies below them, and who there. */
export function WhoFields(props: {
  form: Pick<DeadlineForm, "units" | "titles">;
  lines: readonly AudienceLine[];
  problem: string | null;
  onInput: (lines: AudienceLine[]) => void;
}) {
  const { form, lines, problem, onInput } = props;
  const units = form.units.map(({ id, name, depth }) => ({ value: id, label: INDENT.repeat(depth) + name }));
  const people = [
    ...ASKED_ROLES.map((role) => ({ value: role as string, label: words.roles[role] })),
    { value: "", label: words.whole },
    ...form.titles.map((title) => ({ value: whoOfTitle(title), label: words.titleOf(title) })),
  ];
  const change = (at: number, own: Partial<AudienceLine>) =>
    onInput(lines.map((line, index) => (index === at ? { ...line, ...own } : line)));
  return (
    <fieldset
      id="audiences"
      class="field"
      tabIndex={-1}
      aria-describedby={problem ? "audiences-problem" : undefined}
    >
      <legend>{words.fieldWho}</legend>
      {lines.map((line, index) => (
        <div class="who-row" key={index}>
          <Select
            id={`who-unit-${index}`}
            label={words.whoUnit(index + 1)}
            value={line.unitId}
            options={units}
            onInput={(unitId) => change(index, { unitId })}
          />
          <Select
            id={`who-role-${index}`}
            label={words.whoRole(index + 1)}
            value={line.who}
            options={people}
            onInput={(who) => change(index, { who })}
          />
          {lines.length > 1 && (
            <button
              type="button"
              class="text-button"
              onClick={() => onInput(lines.filter((_, at) => at !== index))}
            >
              <span aria-hidden="true">{words.removeWho}</span>
              <span class="visually-hidden">{words.removeWhoOf(index + 1)}</span>
            </button>
          )}
        </div>
      ))}
      <Button
        look="outline"
        onPress={() => onInput([...lines, { unitId: form.units[0]?.id ?? "", who: "chief" }])}
      >
        {words.addWho}
      </Button>
      {problem && (
        <p id="audiences-problem" class="problem">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
