import { useSignal } from "@preact/signals";
import { Button } from "../../components/Button.tsx";
import { TextArea } from "../../components/TextArea.tsx";
import { TEXT_LIMIT, type TextField } from "../../store/reportForm.ts";
import { words } from "../../text/index.ts";
import type { FlowProps } from "./flowProps.ts";
import { wordProblem } from "./wordProblem.ts";

/** One of the texts, with what was written last time one tap away. */
export function ReportText({ field, page, reporting }: FlowProps & { field: TextField }) {
  const showsLast = useSignal(false);
  const { form, problems, change } = reporting;
  const last = page.previous?.[field];
  const problem = problems.value.find((each) => each.field === field);
  return (
    <TextArea
      id={field}
      label={words.report.fields[field]}
      value={form.value[field]}
      limit={TEXT_LIMIT}
      placeholder={words.report.placeholder[field]}
      problem={problem ? wordProblem(problem) : null}
      onInput={(text) => change({ [field]: text })}
      aside={
        last !== undefined && (
          <button
            type="button"
            class="text-button"
            aria-expanded={showsLast.value}
            aria-controls={`${field}-last`}
            onClick={() => {
              showsLast.value = !showsLast.value;
            }}
          >
            {showsLast.value ? words.report.hideLast : words.report.seeLast}
            <span class="visually-hidden">{words.report.fields[field]}</span>
          </button>
        )
      }
      above={
        last !== undefined && (
          <div id={`${field}-last`} class="last-text" hidden={!showsLast.value}>
            <p>{last || words.report.lastEmpty}</p>
            {last && (
              <Button look="soft" onPress={() => change({ [field]: last })}>
                {words.report.useLast}
              </Button>
            )}
          </div>
        )
      }
    />
  );
}
